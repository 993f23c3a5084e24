import type { MergeConflict } from '../../core/merge/merged.ts';
import type { Piece, Split } from '../../core/merge/tree.ts';
import type { Form } from './form.ts';

/** What stands behind the markers, and which half stands first. */
export interface Labels {
  readonly ours: string;
  readonly theirs: string;
}

/** Puts pieces together, with conflict markers around the lines that differ. */
export function withMarkers(
  pieces: readonly Piece[],
  labels: Labels,
  { lineBreak, byteOrderMark, closed }: Form,
): { readonly text: string; readonly conflicts: readonly MergeConflict[] } {
  const broken = (text: string) => (lineBreak === '\n' ? text : text.replaceAll('\n', lineBreak));
  const conflicts: MergeConflict[] = [];
  let text = byteOrderMark ? '\uFEFF' : '';
  for (const piece of pieces) {
    const start = text.length;
    text += broken(typeof piece === 'string' ? piece : marked(piece, labels));
    if (typeof piece === 'string') continue;
    const range = { start, end: text.length };
    conflicts.push(...piece.clashes.map((clash) => ({ ...clash, range })));
  }
  const open = !closed && conflicts.at(-1)?.range.end !== text.length;
  return { text: open ? text.replace(/\r?\n$/, '') : text, conflicts };
}

function marked({ ours, theirs }: Split, labels: Labels): string {
  return `<<<<<<< ${labels.ours}\n${ours}=======\n${theirs}>>>>>>> ${labels.theirs}\n`;
}
