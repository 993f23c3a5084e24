import type { TextEdit } from '../core/model/problem.ts';
import { blankBefore, blankBehind } from './edits/blocks.ts';
import type { Source } from './source.ts';

/** An item's block on its way from one file to another. */
export interface Block {
  /** With the comments right above it, ending in a line break. */
  readonly lines: string;
  /** The blank lines that parted it from its neighbour. */
  readonly gap: string;
}

/** How lines are written somewhere: the column of the dashes, and the line break. */
export type Layout = Pick<Source, 'indent' | 'lineBreak'>;

/**
 * Takes blocks out of a text, byte for byte, each with the blank lines that part it from the next one (the last ones
 * from the one before). A text without a last line break stays one.
 * @param indices of items in `source`, in any order
 * @returns the edits, and the blocks in the order of the indices
 */
export function cutBlocks(
  text: string,
  source: Source,
  indices: readonly number[],
): { readonly edits: readonly TextEdit[]; readonly blocks: readonly Block[] } {
  const { items, lineBreak } = source;
  const going = new Set(indices);
  // From here on nothing stays.
  const rest = items.findLastIndex((_, index) => !going.has(index)) + 1;
  const cuts = indices.map((index) => {
    const { start = 0, end = 0 } = items[index] ?? {};
    const block = text.slice(start, end);
    const lines = block.endsWith('\n') ? block : block + lineBreak;
    if (index < rest) {
      const behind = blankBehind(text, end);
      return { start, end: behind, lines, gap: text.slice(end, behind) };
    }
    const above = index === 0 ? start : blankBefore(text, start);
    return { start: above, end, lines, gap: text.slice(above, start) };
  });
  const edits = joined(cuts.map(({ start, end }) => ({ start, end, text: '' })));
  const last = edits.at(-1);
  if (last?.end !== text.length || text.endsWith('\n')) return { edits, blocks: cuts };
  const open = last.start - (text.slice(0, last.start).endsWith('\r\n') ? 2 : 1);
  return { edits: [...edits.slice(0, -1), { ...last, start: Math.max(0, open) }], blocks: cuts };
}

/** Edits in the order of the text; those that touch become one, their texts in the order given. */
export function joined(edits: readonly TextEdit[]): readonly TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of [...edits].sort((one, other) => one.start - other.start || one.end - other.end)) {
    const before = result.at(-1);
    if (before?.end !== edit.start) result.push(edit);
    else result[result.length - 1] = { start: before.start, end: edit.end, text: before.text + edit.text };
  }
  return result;
}

/**
 * A block as it stands in another file: byte for byte, unless that file has other line breaks, which are then
 * written instead, or another indentation: then every line is shifted by the difference. Blank lines are not made
 * wider; to the left, no line is shifted further than it is indented.
 */
export function adapted({ lines, gap }: Block, from: Layout, to: Layout): Block {
  const broken = (part: string) =>
    from.lineBreak === to.lineBreak ? part : part.replace(/\r?\n/g, () => to.lineBreak);
  return { lines: shifted(broken(lines), to.indent - from.indent), gap: broken(gap) };
}

function shifted(lines: string, by: number): string {
  if (by === 0) return lines;
  // Only a line feed begins a line in YAML: with the flag `m`, so would a line separator within a text.
  if (by > 0) return lines.replace(/(?<=^|\n)(?=[^\r\n])/g, ' '.repeat(by));
  return lines.replace(new RegExp(`(?<=^|\\n) {1,${-by}}`, 'g'), '');
}

/** Whether a block has an anchor or an alias, which means something only beside what it belongs to. Rather too often. */
export function mayShare({ lines }: Block): boolean {
  return /(?:^|[\s,[{])[&*][^\s,[\]{}]/.test(lines);
}
