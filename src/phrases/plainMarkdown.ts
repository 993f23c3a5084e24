/** Somebody's text as text in a Markdown document: on one line, and nothing in it means anything. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|!~]/gu, (sign) => `\\${sign}`);
}

/** A table in Markdown. Cells are written as they are. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
