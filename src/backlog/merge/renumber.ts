import { type Holder, collisionsOf } from '../../core/merge/collisions.ts';
import type { MergeReport, Side } from '../../core/merge/merged.ts';
import { type Three, settled } from '../../core/merge/three.ts';
import { highestIds, idsOf, mergedIds } from '../../core/model/highestIds.ts';
import { nextId } from '../ids.ts';
import { BlockElement, type CommentElement } from './blockElement.ts';
import { following } from './follow.ts';

/** One element of the list of items in three texts. */
export type Trio = Three<BlockElement | CommentElement | undefined>;

export interface Renumbering {
  /** The texts, in which no new id may be. */
  readonly texts: readonly string[];
  readonly takenIds: readonly string[];
  readonly report: (report: MergeReport) => void;
}

/**
 * Gives new items whose ids the other side has given as well another id, and lets what refers to them on their side
 * follow. What a side added also follows where the other side gave an item another id.
 */
export function renumbered(trios: readonly Trio[], circumstances: Renumbering): readonly Trio[] {
  const changed = trios.flatMap((trio, place) => (isChanged(trio) ? [{ trio, place }] : []));
  const own = newIds(changed, circumstances);
  const follows = {
    ours: new Map([...changesOf(changed, 'theirs'), ...own.ours.values()]),
    theirs: new Map([...changesOf(changed, 'ours'), ...own.theirs.values()]),
  };
  if (follows.ours.size === 0 && follows.theirs.size === 0) return trios;
  const result = [...trios];
  for (const { trio, place } of changed) {
    const follow = (side: Side) => {
      const element = trio[side];
      if (!(element instanceof BlockElement) || element.text === trio.base?.text) return element;
      return following(element, follows[side], own[side].get(place)?.[1]);
    };
    result[place] = { base: trio.base, ours: follow('ours'), theirs: follow('theirs') };
  }
  return result;
}

interface Placed {
  readonly trio: Trio;
  readonly place: number;
}

function isChanged({ base, ours, theirs }: Trio): boolean {
  const item = ours ?? theirs;
  return item?.kind === 'item' && (base?.text !== ours?.text || base?.text !== theirs?.text);
}

/** Whether one side took it out, and the other one left it as it was. */
export function isGone({ base, ours, theirs }: Trio): boolean {
  return (
    base !== undefined && (ours === undefined || theirs === undefined) && (ours ?? theirs ?? base).text === base.text
  );
}

function idOf(element: BlockElement | CommentElement | undefined): string | undefined {
  return element?.seen.id ?? element?.facts.id;
}

/** The id that an element will have. */
function mergedId({ base, ours, theirs }: Trio): string | undefined {
  if (ours === undefined || theirs === undefined) return idOf(ours ?? theirs);
  return settled({ base: idOf(base), ours: idOf(ours), theirs: idOf(theirs) })?.value;
}

/** By an item's place: the id that it had and the one that it gets. */
type NewIds = Readonly<Record<Side, ReadonlyMap<number, readonly [string, string]>>>;

function newIds(changed: readonly Placed[], { texts, takenIds, report }: Renumbering): NewIds {
  const found = { ours: new Map<number, [string, string]>(), theirs: new Map<number, [string, string]>() };
  const holders = changed.flatMap(({ trio, place }) => {
    const id = isGone(trio) ? undefined : mergedId(trio);
    return id === undefined ? [] : [{ ...holderOf(trio, id), place }];
  });
  const taken = [...takenIds];
  for (const index of collisionsOf(holders)) {
    const holder = holders[index];
    if (holder?.side === undefined) continue;
    if (taken.length === takenIds.length) taken.push(...idsOf(mergedIds(texts.map(highestIds))));
    const to = nextId([], /^[A-Za-z]+(?=-\d)/.exec(holder.id)?.[0], taken);
    taken.push(to);
    found[holder.side].set(holder.place, [holder.id, to]);
    report({ code: 'merge.renumbered', values: { from: holder.id, to, side: holder.side } });
  }
  return found;
}

function holderOf({ base, ours, theirs }: Trio, id: string): Holder {
  const alone = base === undefined && (ours === undefined || theirs === undefined);
  const element = ours ?? theirs;
  return {
    id,
    side: alone ? (ours === undefined ? 'theirs' : 'ours') : undefined,
    captured: () => element?.facts.captured,
    text: element?.text ?? '',
  };
}

/** Ids that one side gave to items that had another one. */
function changesOf(changed: readonly Placed[], side: Side): readonly (readonly [string, string])[] {
  return changed.flatMap(({ trio: { base, ...trio } }) => {
    const element = trio[side];
    if (base === undefined || element === undefined || base.text === element.text) return [];
    const [from, to] = [idOf(base), idOf(element)];
    return from === undefined || to === undefined || from === to ? [] : [[from, to] as const];
  });
}
