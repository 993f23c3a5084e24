/** A text of the file as Markdown that says just this text: no links, no HTML, no icons. */
export function escapeMarkdown(text: string): string {
  // VS Code looks for icons in what has been rendered, so these are escaped once for it and once for Markdown.
  return escapeIcons(text)
    .replace(/[\\`*_{}[\]()#+\-.!~|<>&$:]/gu, '\\$&')
    .replace(/\s*\r?\n\s*/gu, ' ');
}

/** A text of the file where VS Code draws `$(name)` as an icon: it stays a text. */
export function escapeIcons(text: string): string {
  return text.replace(/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/gu, '\\$&');
}

/**
 * A text of the file where VS Code makes a link of `[text](command:…)` and knows no escape, as in notifications and
 * prompts: an invisible joiner keeps it a text.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u2060(');
}

/** A text of the file for a place without room for ten thousand characters. */
export function shortened(text: string, most = 120): string {
  const characters = Array.from(text.slice(0, 2 * most + 2));
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}
