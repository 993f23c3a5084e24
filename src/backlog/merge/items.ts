import { mergeBlanks } from '../../core/merge/blanks.ts';
import { type Interleave, byFirst, byRank, compareTexts, mergeOrder } from '../../core/merge/order.ts';
import { type Three, mapThree, settled } from '../../core/merge/three.ts';
import type { Piece } from '../../core/merge/tree.ts';
import type { Scope } from '../../core/merge/treeMerge.ts';
import { elementPairer, ordersOf, thingsOf, triplesOf } from '../../core/merge/triples.ts';
import { compareIds } from '../ids.ts';
import { BlockElement, type CommentElement } from './blockElement.ts';
import { danglingIn } from './dangling.ts';
import { mergeBlock } from './mergeBlock.ts';
import { type Trio, isGone, renumbered } from './renumber.ts';
import type { Sheet } from './sheet.ts';

/** What merging items needs from around it. */
export interface ItemsScope extends Omit<Scope, 'item'> {
  readonly texts: readonly string[];
  readonly takenIds: readonly string[];
}

/** Merges the lists of items: which there are, in which order, and what each of them says. */
export function mergeItems(sheets: Three<Sheet>, scope: ItemsScope): readonly Piece[] {
  const elements = mapThree(sheets, (sheet) => sheet.elements);
  const triples = triplesOf<BlockElement | CommentElement>(elements, elementPairer);
  const trios = renumbered(
    triples.map((triple) => thingsOf(elements, triple)),
    scope,
  );
  const merged = new Map<number, readonly Piece[]>();
  for (const [id, trio] of trios.entries()) {
    const pieces = mergeTrio(trio, scope);
    if (pieces !== undefined) merged.set(id, pieces);
  }
  for (const report of danglingIn(trios, merged, scope.takenIds)) scope.report(report);
  const isItem = (id: number) => kindOf(trios[id]) === 'item';
  const order = mergeOrder(ordersOf(triples), new Set(merged.keys()), interleaving(elements, trios), isItem);
  const blanks = mergeBlanks(
    mapThree(sheets, (sheet) => sheet.blanks),
    triples,
    order,
  );
  const free = (id: number | undefined) => id !== undefined && kindOf(trios[id]) === 'comment';
  const pieces = order.flatMap((id, place) => {
    const blank = blanks[place] ?? '';
    // A comment that stands free must not become that of the item below it.
    return [blank === '' && free(order[place - 1]) ? '\n' : blank, ...(merged.get(id) ?? [])];
  });
  return [...pieces, blanks.at(-1) ?? ''];
}

function kindOf(trio: Trio | undefined): 'item' | 'comment' | undefined {
  return (trio?.ours ?? trio?.theirs)?.kind;
}

/** The lines of one element; undefined when it goes. */
function mergeTrio(trio: Trio, scope: ItemsScope): readonly Piece[] | undefined {
  const { base, ours, theirs } = trio;
  if (ours === undefined || theirs === undefined) return leftOf(trio, scope);
  const text = settled({ base: base?.text, ours: ours.text, theirs: theirs.text })?.value;
  if (text !== undefined) return [text];
  if (!(ours instanceof BlockElement) || !(theirs instanceof BlockElement)) return [ours.text];
  const before = base instanceof BlockElement ? base : undefined;
  return mergeBlock({ base: before, ours, theirs }, { ...scope, item: nameOf(ours) });
}

/** An element that one side alone has: a new one, or one that the other side took out, which stays if it was changed. */
function leftOf(trio: Trio, { report }: ItemsScope): readonly Piece[] | undefined {
  const { base, ours, theirs } = trio;
  const left = ours ?? theirs;
  if (left === undefined || isGone(trio)) return undefined;
  const side = ours === undefined ? 'ours' : 'theirs';
  if (base !== undefined) report({ code: 'merge.kept', values: { item: nameOf(left), side } });
  return [left.text];
}

/** What people call an item. */
export function nameOf(element: BlockElement | CommentElement): string {
  return element.seen.id ?? element.facts.id ?? element.facts.title ?? '';
}

/** Where both sides put items at one place: an archive stays in the order of its ids; else each side's stay together. */
function interleaving(elements: Three<Sheet['elements']>, trios: readonly Trio[]): Interleave<number> {
  let sorted: boolean | undefined;
  const compare = (one: number, other: number) => compareItems(trios[one], trios[other]);
  return (ours, theirs) => {
    sorted ??= [elements.base, elements.ours, elements.theirs].every(areInOrder);
    if (!sorted) return byFirst(compare)(ours, theirs);
    const order = [...ours, ...theirs].sort(compare);
    return byRank<number>((id) => order.indexOf(id), 'ours')(ours, theirs);
  };
}

function compareItems(one: Trio | undefined, other: Trio | undefined): number {
  const [first, second] = [one, other].map((trio) => trio?.ours ?? trio?.theirs);
  const ids = compareIds(first?.seen.id ?? '', second?.seen.id ?? '');
  return ids === 0 ? compareTexts(first?.text ?? '', second?.text ?? '') : ids;
}

function areInOrder(elements: Sheet['elements']): boolean {
  const ids = elements.flatMap((element) => (element.kind === 'item' ? [element.seen.id] : []));
  return ids.every((id, index) => {
    const before = ids[index - 1];
    return id !== undefined && (index === 0 || (before !== undefined && compareIds(before, id) < 0));
  });
}
