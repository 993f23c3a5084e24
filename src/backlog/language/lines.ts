import { lineEndOf } from '../lines.ts';

/** Where a value that begins at `offset` must end: before the next line that is not deeper than `column`. */
export function reachOf(text: string, offset: number, column: number): number {
  let at = lineEndOf(text, offset);
  while (at < text.length) {
    let content = at;
    while (text[content] === ' ') content += 1;
    const blank = content >= text.length || text[content] === '\n' || text[content] === '\r';
    if (!blank && content - at <= column) return at;
    at = lineEndOf(text, content);
  }
  return at;
}

/** Where a quoted text ends: behind its closing quote, or at the end of its line when there is none in reach. */
export function quotedEnd(text: string, offset: number, reach: number): number {
  const quote = text[offset] === '"' ? /"(?:[^"\\]|\\[\s\S])*"/y : /'(?:[^']|'')*'/y;
  quote.lastIndex = offset;
  const found = quote.exec(text)?.[0];
  if (found !== undefined && offset + found.length <= reach) return offset + found.length;
  return offset + text.slice(offset, lineEndOf(text, offset)).trimEnd().length;
}
