import type { Backlog } from '../model/backlog.ts';
import type { Concern } from '../model/item.ts';

/** A concern that an earlier text had, and the present one has not. */
export interface RemovedConcern {
  /** The key of the item that it was about; undefined for the plan as a whole. */
  readonly item: string | undefined;
  readonly concern: Concern;
}

/**
 * Concerns that were taken out: of the plan, and of items that are still there. One that says something else by now,
 * or was raised at another time, is still there: it was written anew and not taken out. What an archived or removed
 * item said went with it.
 */
export function removedConcerns(before: Backlog, after: Backlog): readonly RemovedConcern[] {
  const present = new Map(after.items.flatMap((item) => (item.id === undefined ? [] : [[item.id, item] as const])));
  const ofItems = before.items.flatMap(({ id, fields }) => {
    const item = id === undefined ? undefined : present.get(id);
    if (item?.intact !== true) return [];
    return missing(fields.concerns ?? [], item.fields.concerns ?? []).map((concern) => ({ item: item.key, concern }));
  });
  return [...missing(before.concerns, after.concerns).map((concern) => ({ item: undefined, concern })), ...ofItems];
}

/** What a removed concern is known by, so that several texts that had it tell of it once. */
export function nameOfRemoved({ item, concern }: RemovedConcern): string {
  return JSON.stringify([item, concern.at, concern.about]);
}

/** What all concerns of a backlog are: while it is the same, none was taken out. */
export function concernsPrint({ concerns, items }: Backlog): string {
  const said = (list: readonly Concern[] = []) => list.map(({ at, about }) => [at, about]);
  return JSON.stringify([said(concerns), items.flatMap(({ key, fields }) => [key, said(fields.concerns)])]);
}

function missing(before: readonly Concern[], after: readonly Concern[]): readonly Concern[] {
  return before.filter(
    ({ at, about }) =>
      !after.some((one) => (at !== undefined && one.at === at) || (about !== undefined && one.about === about)),
  );
}
