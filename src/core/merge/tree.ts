import type { Clash, Side } from './merged.ts';

/**
 * A value as it is written, every character of it kept: joining the parts again gives the text (`textOf`). Lines end
 * in a line feed.
 */
export type Tree = Leaf | Branch | Fork | Patchwork;

export interface Leaf {
  readonly kind: 'leaf';
  /** `lines`: a literal or folded block of text. `raw`: a form that is taken as it is or not at all, its own blank in front. */
  readonly form: 'inline' | 'lines' | 'raw';
  /** Without the line feed behind it. */
  readonly text: string;
  readonly value: string;
}

/** A map or a list. */
export interface Branch {
  readonly kind: 'map' | 'list';
  /** Whether it stands inside brackets. */
  readonly flow: boolean;
  /** What stands before the first entry: the bracket, or the comments at the top of a file. */
  readonly open: string;
  readonly close: string;
  /** What parts the entries inside brackets: a new one, and each of those that stood there. */
  readonly joiner: string;
  readonly gaps: readonly string[];
  /** Column of the entries, where they have lines of their own. */
  readonly column: number;
  /** Whether the first entry stands behind a dash. */
  readonly inline: boolean;
  readonly entries: readonly Entry[];
}

export interface Entry {
  /** A map's key, as it reads; empty in a list. */
  readonly key: string;
  /** The comments right above it, as lines. */
  readonly lead: string;
  /** The key as written, its colon included; empty in a list. */
  readonly name: string;
  /** Between the key or the dash and the value. */
  readonly space: string;
  readonly value: Tree | undefined;
  /** The rest of its line: blanks and a comment. */
  readonly comment: string;
  /** Lines below it that belong to nothing else. */
  readonly rest: string;
}

/** A value that both sides gave, each its own. */
export interface Fork {
  readonly kind: 'fork';
  readonly clash: Clash;
  readonly ours: Tree | undefined;
  readonly theirs: Tree | undefined;
}

/** Lines of a text that was merged line by line. */
export interface Patchwork {
  readonly kind: 'patchwork';
  readonly pieces: readonly Piece[];
}

/** A stretch of the merged text, or lines that differ on the two sides. */
export type Piece = string | Split;

export interface Split {
  readonly clashes: readonly Clash[];
  /** Whole lines, as all pieces around a split are. */
  readonly ours: string;
  readonly theirs: string;
}

export type BlockBranch = Branch & { readonly flow: false };

export function isBlock(tree: Tree | undefined): tree is BlockBranch {
  return isBranch(tree) && !tree.flow;
}

export function isBranch(tree: Tree | undefined): tree is Branch {
  return tree?.kind === 'map' || tree?.kind === 'list';
}

/** The value of a map's key; undefined without one. */
export function valueAt(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === 'map' ? tree.entries.find((entry) => entry.key === key)?.value : undefined;
}

/** What a scalar says; undefined for everything else. */
export function leafValue(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'leaf' ? tree.value : undefined;
}

/** The text of a tree, where there are two the one of a side. */
export function textOf(tree: Tree | undefined, side: Side = 'ours'): string {
  switch (tree?.kind) {
    case undefined:
      return '';
    case 'leaf':
      return tree.text;
    case 'fork':
      return textOf(tree[side], side);
    case 'patchwork':
      return joinPieces(tree.pieces, side);
    case 'map':
    case 'list':
      return tree.flow ? flowText(tree, side) : blockText(tree, side);
  }
}

/** The text of pieces, with one side's lines wherever there are two. */
export function joinPieces(pieces: readonly Piece[], side: Side): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece[side])).join('');
}

function flowText({ open, close, joiner, gaps, entries }: Branch, side: Side): string {
  if (entries.length === 0) return open.trimEnd() + close.trimStart();
  const parts = entries.map(({ name, space, value }) => `${name}${name === '' ? '' : space}${textOf(value, side)}`);
  return open + parts.map((part, index) => (index === 0 ? part : (gaps[index - 1] ?? joiner) + part)).join('') + close;
}

function blockText(branch: Branch, side: Side): string {
  return branch.open + branch.entries.map((entry, index) => entryText(entry, branch, index, side)).join('');
}

/** The lines of one entry of a map or list in block style. */
export function entryText(entry: Entry, branch: Branch, index: number, side: Side): string {
  const { above, first, below } = linesAround(entry, branch, index, side);
  return above + first + bodyText(entry, branch, side) + below;
}

/** What is written around an entry's value: comments above it, its key, what follows. */
export function linesAround(
  { lead, name, comment, rest, value }: Entry,
  { kind, column, inline }: Branch,
  index: number,
  side: Side = 'ours',
): { readonly above: string; readonly first: string; readonly below: string } {
  const indent = ' '.repeat(column);
  const named = name === '' || name.endsWith(':') ? name : `${name}:`;
  const label = kind === 'list' ? '-' : named;
  const stray = takesLines(shownOn(side, value)) && comment.trim() !== '' ? `${indent}${comment.trim()}\n` : '';
  // Behind a dash nothing can stand above the first key: its comments go below it.
  if (inline && index === 0) return { above: '', first: label, below: lead + stray + rest };
  return { above: lead + stray, first: indent + label, below: rest };
}

/** What follows the key or the dash, to the end of the value's last line. */
export function bodyText(entry: Entry, branch: Branch, side: Side): string {
  const { value, space, comment } = entry;
  const shown = shownOn(side, value);
  if (shown === undefined) return `${comment}\n`;
  if (isBlock(shown)) {
    if (shown.entries.length === 0) return `${shown.kind === 'list' ? ' []' : ' {}'}${comment}\n`;
    return gapBefore(shown, entry, branch) + blockText(shown, side);
  }
  const gap = shown.kind === 'leaf' && shown.form === 'raw' ? '' : space === '' ? ' ' : space;
  if (shown.kind === 'patchwork') return gap + textOf(shown, side);
  return `${gap}${textOf(shown, side)}${takesLines(shown) ? '' : comment}\n`;
}

/** Between the key or the dash and the first entry of a map or list in block style. */
export function gapBefore(value: BlockBranch, { comment }: Entry, { kind, column }: Branch): string {
  return value.inline && kind === 'list' ? ' '.repeat(Math.max(1, value.column - column - 1)) : `${comment}\n`;
}

function shownOn(side: Side, value: Tree | undefined): Tree | undefined {
  return value?.kind === 'fork' ? value[side] : value;
}

/** Whether nothing but the value may stand on its lines: behind a block of text, a comment would be text. */
function takesLines(value: Tree | undefined): boolean {
  return value?.kind === 'patchwork' || (value?.kind === 'leaf' && value.form === 'lines');
}
