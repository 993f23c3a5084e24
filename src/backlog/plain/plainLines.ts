import type { ScalarNode } from '../node.ts';
import type { LineCursor } from './lineCursor.ts';

const header = /([|>])(-?)(?=\r?\n)/y;

/** Whether a value of several lines begins at an offset. */
export function beginsLines(text: string, offset: number): boolean {
  return text[offset] === '|' || text[offset] === '>';
}

/**
 * A text of several lines behind `|` or `>`, all as deep as the first, or deeper behind `|`. Leaves the cursor at its
 * last line.
 * @param column of the key that it belongs to
 */
export function linesAt(cursor: LineCursor, start: number, column: number): ScalarNode | undefined {
  const { text } = cursor;
  header.lastIndex = start;
  const [, style, chomp] = header.exec(text) ?? [];
  if (style === undefined) return undefined;
  const found = contentOf(cursor, column);
  if (found === undefined) return undefined;
  const { lines, end } = found;
  const value = style === '|' ? lines.join('\n') : folded(lines);
  if (value === undefined) return undefined;
  return { kind: 'scalar', text: chomp === '-' ? value : `${value}\n`, plain: false, start, end };
}

/** Its lines without their indentation, and the offset behind the last one. */
function contentOf(cursor: LineCursor, column: number): { lines: readonly string[]; end: number } | undefined {
  const { text } = cursor;
  const lines: string[] = [];
  // `indent` of its lines, `count` of them up to the last with content, `blank` up to the last of nothing but spaces.
  let [indent, count, blank, end] = [0, 0, 0, 0];
  for (let { next } = cursor; cursor.toLine(next); next = cursor.next) {
    const depth = cursor.content - cursor.start;
    if (cursor.content === cursor.end) {
      if (depth > 0) blank = lines.length + 1;
      lines.push(text.slice(Math.min(cursor.start + indent, cursor.end), cursor.end));
      continue;
    }
    if (depth <= column) break;
    if (count === 0) indent = depth;
    // Spaces above or below all text may be text themselves, or a fault.
    if (depth < indent || (count === 0 && blank > 0)) return undefined;
    lines.push(text.slice(cursor.start + indent, cursor.end));
    [count, end] = [lines.length, cursor.next];
  }
  cursor.next = end;
  return count === 0 || blank > count ? undefined : { lines: lines.slice(0, count), end };
}

/** Lines put together: as many breaks as there are empty lines between two. Undefined where one is deeper. */
function folded(lines: readonly string[]): string | undefined {
  let value = '';
  let breaks = 0;
  for (const [index, line] of lines.entries()) {
    if (line === '') {
      breaks += 1;
      continue;
    }
    if (/^[ \t]/.test(line)) return undefined;
    value += (index === 0 ? '' : breaks === 0 ? ' ' : '\n'.repeat(breaks)) + line;
    breaks = 0;
  }
  return value;
}
