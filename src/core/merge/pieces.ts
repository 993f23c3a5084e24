import type { Clash } from './merged.ts';
import {
  type Branch,
  type Entry,
  type Piece,
  type Split,
  type Tree,
  entryText,
  gapBefore,
  isBlock,
  isBranch,
  linesAround,
} from './tree.ts';

/** The lines of a map or list in block style, split only where lines hold a clash. */
export function piecesOf(branch: Branch): readonly Piece[] {
  const text = new Pieces();
  text.add(branch.open);
  addEntries(branch, text);
  return text.pieces;
}

function addEntries(branch: Branch, text: Pieces): void {
  for (const [index, entry] of branch.entries.entries()) addEntry(entry, { branch, index }, text);
}

function addEntry(
  entry: Entry,
  { branch, index }: { readonly branch: Branch; readonly index: number },
  text: Pieces,
): void {
  const { value } = entry;
  const clashes = clashesIn(value);
  const { above, first, below } = linesAround(entry, branch, index);
  if (clashes.length === 0) {
    text.add(entryText(entry, branch, index, 'ours'));
  } else if (isBlock(value)) {
    text.add(above + first + gapBefore(value, entry, branch));
    addEntries(value, text);
    text.add(below);
  } else if (value?.kind === 'patchwork') {
    text.add(`${above}${first}${entry.space === '' ? ' ' : entry.space}`);
    for (const piece of value.pieces) text.addPiece(piece);
    text.add(below);
  } else {
    const [ours, theirs] = (['ours', 'theirs'] as const).map((side) => entryText(entry, branch, index, side));
    text.addPiece({ clashes, ours: ours ?? '', theirs: theirs ?? '' });
  }
}

/** The clashes in a value, in its order. */
export function clashesIn(value: Tree | undefined): readonly Clash[] {
  if (value?.kind === 'fork') return [value.clash];
  if (value?.kind === 'patchwork')
    return value.pieces.flatMap((piece) => (typeof piece === 'string' ? [] : piece.clashes));
  return isBranch(value) ? value.entries.flatMap((entry) => clashesIn(entry.value)) : [];
}

/** Collects pieces so that every split is of whole lines. */
export class Pieces {
  readonly #pieces: Piece[] = [];
  #open = '';

  get pieces(): readonly Piece[] {
    return this.#open === '' ? this.#pieces : [...this.#pieces, this.#open];
  }

  add(text: string): void {
    this.#open += text;
  }

  addPiece(piece: Piece): void {
    if (typeof piece === 'string') this.add(piece);
    else this.#addSplit(piece);
  }

  #addSplit({ clashes, ours, theirs }: Split): void {
    const line = this.#open.lastIndexOf('\n') + 1;
    const begun = this.#open.slice(line);
    if (line > 0) this.#pieces.push(this.#open.slice(0, line));
    this.#pieces.push({ clashes, ours: begun + ours, theirs: begun + theirs });
    this.#open = '';
  }
}
