import type { MergeReport } from '../../core/merge/merged.ts';
import { piecesOf } from '../../core/merge/pieces.ts';
import { type Three, mapThree } from '../../core/merge/three.ts';
import { type Branch, type Piece, joinPieces, leafValue, valueAt } from '../../core/merge/tree.ts';
import { type Scope, TreeMerge } from '../../core/merge/treeMerge.ts';
import { compareTexts } from '../../core/merge/order.ts';
import { isMap } from 'yaml';
import { parseText } from '../parse.ts';
import { readNode } from '../readBlock.ts';
import { Notes } from '../schema/notes.ts';
import { nodeOf } from '../yamlNode.ts';
import { type Counter } from './blockElement.ts';
import { splitText } from './split.ts';

/**
 * Merges three texts of an item's own file, field by field. Where both sides gave it another rank, the higher place is
 * its place, as in a list.
 * @param texts with line feeds alone; the base is empty where both sides added the file
 * @returns undefined for what is no item's file, for two different items in files of one name, and where the result
 * would not be read as well as both sides are: a plain merge of lines is right for them
 */
export function mergeItemFile(
  texts: Three<string>,
  scope: Omit<Scope, 'item'>,
  counter: Counter,
): readonly Piece[] | undefined {
  const trees = mapThree(texts, (text) => (text.trim() === '' ? undefined : itemTree(text, counter)));
  const { base, ours, theirs } = trees;
  if (ours === undefined || theirs === undefined || !areOne(trees, texts.base)) return undefined;
  const reports: MergeReport[] = [];
  const item = textAt(ours, 'id') ?? textAt(ours, 'title') ?? '';
  const merge = new TreeMerge({ ...scope, item, report: (report) => reports.push(report) });
  const merged = merge.tree(rankedOnce({ base, ours, theirs }), { path: 'items', field: '' });
  if (merged?.kind !== 'map') return undefined;
  const pieces = piecesOf(merged);
  const most = Math.max(errorsOf(texts.ours), errorsOf(texts.theirs));
  counter.parsed += 2;
  if (!(['ours', 'theirs'] as const).every((side) => errorsOf(joinPieces(pieces, side)) <= most)) return undefined;
  for (const report of reports) scope.report(report);
  return pieces;
}

/** A file's text as a map of an item's keys; undefined for everything else. */
function itemTree(text: string, counter: Counter): Branch | undefined {
  counter.parsed += 1;
  const tree = splitText(text, parseText(text, 0));
  const isItem = tree?.kind === 'map' && valueAt(tree, 'title') !== undefined && valueAt(tree, 'items') === undefined;
  return isItem ? tree : undefined;
}

/** Whether all three are versions of one item. */
function areOne({ base, ours, theirs }: Three<Branch | undefined>, before: string): boolean {
  if (before.trim() !== '') return base !== undefined;
  return textAt(ours, 'id') === textAt(theirs, 'id') && textAt(ours, 'title') === textAt(theirs, 'title');
}

/** Both sides with one rank, where each gave it another one. */
function rankedOnce(three: Three<Branch | undefined>): Three<Branch | undefined> {
  const { base, ours, theirs } = mapThree(three, (tree) => textAt(tree, 'rank'));
  if (ours === undefined || theirs === undefined || ours === theirs || base === ours || base === theirs) return three;
  const higher = compareTexts(ours, theirs) < 0 ? three.ours : three.theirs;
  const rank = higher?.entries.find(({ key }) => key === 'rank');
  const withRank = (tree: Branch | undefined) =>
    tree && { ...tree, entries: tree.entries.map((entry) => (entry.key === 'rank' && rank ? rank : entry)) };
  return { ...three, ours: withRank(three.ours), theirs: withRank(three.theirs) };
}

function textAt(tree: Branch | undefined, key: string): string | undefined {
  return leafValue(valueAt(tree, key));
}

/** How many errors a reader finds in a file. */
function errorsOf(text: string): number {
  const { root, document, errors } = parseText(text, 0);
  const { problems } = readNode(nodeOf(isMap(root) ? root : null, document), new Notes(text, 0), errors);
  return problems.filter(({ severity }) => severity === 'error').length;
}
