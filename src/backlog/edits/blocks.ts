import type { TextEdit } from '../../core/model/problem.ts';
import type { Source } from '../source.ts';
import { applyEdits } from '../../core/model/textEdits.ts';
import { insertLines } from './apply.ts';

/** Where a block goes: right behind one item, or right before another (indices into the source's items). */
export type Target = { readonly after: number } | { readonly before: number };

/**
 * Moves an item's block to another place, byte for byte, with the comments right above it; blank lines that part it
 * from its neighbours go with it. No other block changes.
 * @param inner edits within the block, of the whole text's offsets, made on the way
 */
export function moveBlock(
  text: string,
  source: Source,
  index: number,
  move: { readonly target: Target; readonly inner: readonly TextEdit[] },
): readonly TextEdit[] {
  const block = source.items[index];
  if (block === undefined) return move.inner;
  const { start, end } = block;
  const shifted = move.inner.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const moved = applyEdits(text.slice(start, end), shifted);
  const last = index === source.items.length - 1;
  const gap = gapAt(text, source, index);
  const removed = last ? { start: start - gap.length, end, text: '' } : { start, end: end + gap.length, text: '' };
  return joined(text, source, { removed, moved, gap, insert: insertionOf(source, move.target) });
}

interface Relocation {
  readonly removed: TextEdit;
  readonly moved: string;
  readonly gap: string;
  readonly insert: { readonly offset: number; readonly behind: boolean };
}

/** A text without a last line break stays one, whichever block ends it. */
function joined(text: string, source: Source, { removed, moved, gap, insert }: Relocation): readonly TextEdit[] {
  const { lineBreak } = source;
  const { offset, behind } = insert;
  const body = moved.endsWith('\n') ? moved : moved + lineBreak;
  if (behind && offset === text.length && !text.endsWith('\n')) {
    return [removed, { start: offset, end: offset, text: lineBreak + gap + body.replace(/\r?\n$/, '') }];
  }
  const inserted = { start: offset, end: offset, text: behind ? gap + body : body + gap };
  if (moved.endsWith('\n')) return [removed, inserted];
  return [inserted, { ...removed, start: removed.start - (text.endsWith('\r\n', removed.start) ? 2 : 1) }];
}

function insertionOf(source: Source, target: Target): Relocation['insert'] {
  return 'after' in target
    ? { offset: source.items[target.after]?.end ?? 0, behind: true }
    : { offset: source.items[target.before]?.start ?? 0, behind: false };
}

/**
 * Puts a new block behind an item, or at the end of the list, parted like its neighbours.
 * @param lines the block with its last line break, its dash at `source.indent`
 */
export function insertBlock(text: string, source: Source, after: number | undefined, lines: string): TextEdit {
  const { layout, insertion, lineBreak } = source;
  if (layout === 'missing') {
    const open = text === '' || text.endsWith('\n') ? '' : lineBreak;
    return { start: text.length, end: text.length, text: `${open}items:${lineBreak}${lines}` };
  }
  const index = after ?? source.items.length - 1;
  const neighbour = source.items[index];
  if (neighbour !== undefined) {
    return insertLines({ text, lineBreak }, neighbour.end, gapAt(text, source, index) + lines);
  }
  // `items:` with nothing, or with `[]`, behind it.
  const { start, end } = insertion;
  if (start === end) return insertLines({ text, lineBreak }, start, lines);
  const blank = text.slice(0, start).length - text.slice(0, start).trimEnd().length;
  return { start: start - blank, end, text: lineBreak + lines.slice(0, -lineBreak.length) };
}

/** The blank lines that part an item from the next one, or the last from the one before it. */
function gapAt(text: string, { items }: Source, index: number): string {
  const item = items[index];
  if (item === undefined || items.length < 2) return '';
  if (index < items.length - 1) return text.slice(item.end, blankBehind(text, item.end));
  return text.slice(blankBefore(text, item.start), item.start);
}

/** Offset behind the blank lines that follow. */
export function blankBehind(text: string, offset: number): number {
  const [blank = ''] = /^(?:[ \t]*\r?\n)*/.exec(text.slice(offset, offset + 10_000)) ?? [];
  return offset + blank.length;
}

/** Offset before the blank lines that end here. */
export function blankBefore(text: string, offset: number): number {
  const [blank = ''] = /(?:(?<=\n)[ \t]*\r?\n)*$/.exec(text.slice(Math.max(0, offset - 10_000), offset)) ?? [];
  return offset - blank.length;
}
