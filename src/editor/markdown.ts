/** A text of the file as Markdown that says just this text: no links, no HTML, no icons. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!~|<>&$:]/gu, '\\$&').replace(/\s*\r?\n\s*/gu, ' ');
}

/** A text of the file where VS Code draws `$(name)` as an icon: it stays a text. */
export function escapeIcons(text: string): string {
  return text.replaceAll('$(', '\\$(');
}
