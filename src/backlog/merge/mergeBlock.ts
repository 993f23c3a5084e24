import type { Choice, Clash, MergeReport } from '../../core/merge/merged.ts';
import { piecesOf } from '../../core/merge/pieces.ts';
import { isLines, mergeLines } from '../../core/merge/texts.ts';
import { type Three, mapThree } from '../../core/merge/three.ts';
import { type Branch, type Piece, joinPieces } from '../../core/merge/tree.ts';
import { type Scope, TreeMerge } from '../../core/merge/treeMerge.ts';
import type { BlockElement } from './blockElement.ts';

/** An item that both sides changed, or both added. */
export interface Touched {
  readonly base: BlockElement | undefined;
  readonly ours: BlockElement;
  readonly theirs: BlockElement;
}

/**
 * Merges the lines of one item field by field. Where they cannot be taken apart, or the result would not be read as
 * well as both sides are, by lines; where that is no better, the item as a whole is a conflict.
 */
export function mergeBlock(three: Touched, scope: Scope): readonly Piece[] {
  const reports: MergeReport[] = [];
  const fields = byField(three, { ...scope, report: (report) => reports.push(report) });
  if (fields !== undefined && isSound(fields, three)) {
    for (const report of reports) scope.report(report);
    return fields;
  }
  const lines = byLine(three, scope);
  return isSound(lines, three) ? lines : asWhole(three, scope);
}

function byField({ base, ours, theirs }: Touched, scope: Scope): readonly Piece[] | undefined {
  const trees = { base: base?.tree, ours: ours.tree, theirs: theirs.tree };
  const { ours: form } = trees;
  if (form === undefined || trees.theirs === undefined || (base !== undefined && trees.base === undefined))
    return undefined;
  const place = { path: 'items', field: '' };
  const entry = new TreeMerge(scope).entry(
    mapThree<Branch | undefined, Branch['entries'][number] | undefined>(trees, (tree) => tree?.entries[0]),
    place,
  );
  return entry && piecesOf({ ...form, entries: [entry] });
}

function byLine(three: Touched, { item, resolve }: Scope): readonly Piece[] {
  const lines = mapThree<BlockElement | undefined, readonly string[]>(
    three,
    (block) => block?.text.split(/(?<=\n)/) ?? [],
  );
  return mergeLines(lines).map((stretch, index): Piece => {
    if (isLines(stretch)) return stretch.join('');
    const texts = mapThree(stretch, (part) => part.join(''));
    return settle({ ...wholeClash(item, texts), key: `${item}#${index}` }, texts, resolve);
  });
}

function asWhole({ base, ours, theirs }: Touched, { item, resolve }: Scope): readonly Piece[] {
  const texts = { base: base?.text, ours: ours.text, theirs: theirs.text };
  return [settle(wholeClash(item, texts), texts, resolve)];
}

function wholeClash(item: string, texts: Three<string | undefined>): Clash {
  return { key: item, item, field: '', ...texts, choices: ['ours', 'theirs'] };
}

function settle(
  clash: Clash,
  { ours, theirs }: { readonly ours: string; readonly theirs: string },
  resolve: (clash: Clash) => Choice | undefined,
): Piece {
  const choice = resolve(clash);
  if (choice === undefined || choice === 'both') return { clashes: [clash], ours, theirs };
  return choice === 'ours' ? ours : theirs;
}

/** Whether both readings of the result have no more errors than one of the sides has. */
function isSound(pieces: readonly Piece[], { ours, theirs }: Touched): boolean {
  const most = Math.max(ours.errors, theirs.errors);
  const clean = pieces.every((piece) => typeof piece === 'string');
  const sides = clean ? (['ours'] as const) : (['ours', 'theirs'] as const);
  return sides.every((side) => ours.with(joinPieces(pieces, side)).errors <= most);
}
