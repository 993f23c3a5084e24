/** Longest title that is taken over from a text, in characters. */
const longestTitle = 120;

/** A title from the selection, else from the TODO comment on a line; empty when there is neither. */
export function titleFrom(selected: string, line: string): string {
  const text =
    selected.trim() === '' ? (/\b(?:TODO|FIXME|HACK|XXX)\b(?:\([^)]*\))?:?\s*(.*)$/u.exec(line)?.[1] ?? '') : selected;
  const [first = ''] = text.trim().split(/\r?\n/u);
  return Array.from(withoutComment(first)).slice(0, longestTitle).join('').trim();
}

function withoutComment(text: string): string {
  return text.replace(/^\s*(?:\/\/+|\/\*+|#+|--|<!--|\*)\s*/u, '').replace(/\s*(?:\*\/|-->)\s*$/u, '');
}
