import type { Backlog } from '../model/backlog.ts';
import type { Item } from '../model/item.ts';

/** What an item needs first, as far as this backlog knows. Every list holds ids. */
export interface Dependencies {
  /** Needed, and in the end in need of it: each of a circle waits for the others. */
  readonly circle: readonly string[];
  /** Needed, and decided against. */
  readonly dropped: readonly string[];
  /** Needed, not finished, and ranked below it. */
  readonly later: readonly string[];
  /** Needed, not finished, and ranked above it. */
  readonly open: readonly string[];
}

/**
 * Looks up what items need first. An id that the backlog does not have is none of these: it may be archived, and a
 * hint of its own says that it is not here.
 */
export function dependenciesIn(backlog: Backlog): (item: Item) => Dependencies {
  const places = new Map<string, number>();
  for (const [place, { id }] of backlog.items.entries()) if (id !== undefined && !places.has(id)) places.set(id, place);
  const closing = new Map(backlog.board.columns.map(({ id, stage }) => [id, stage]));
  const stageOf = (id: string) => closing.get(backlog.items[places.get(id) ?? -1]?.column ?? '');
  const isOpen = (id: string) => places.has(id) && stageOf(id) !== 'done' && stageOf(id) !== 'dropped';
  let circles: ReadonlyMap<string, string> | undefined;
  return (item) => {
    const needed = [...new Set(item.fields.dependsOn ?? [])];
    const open = needed.filter(isOpen);
    const own = places.get(item.id ?? '') ?? backlog.items.indexOf(item);
    if (open.length > 0) circles ??= circlesOf(openNeeds(backlog, isOpen));
    const circle = circles?.get(item.id ?? '');
    const later = open.filter((id) => (places.get(id) ?? 0) > own);
    return {
      circle: circle === undefined ? [] : open.filter((id) => circles?.get(id) === circle),
      dropped: needed.filter((id) => stageOf(id) === 'dropped'),
      later,
      open: open.filter((id) => !later.includes(id)),
    };
  };
}

/** Of every open item the open ones that it needs. */
function openNeeds(backlog: Backlog, isOpen: (id: string) => boolean): ReadonlyMap<string, readonly string[]> {
  return new Map(
    backlog.items.flatMap(({ id, fields }) =>
      id === undefined || !isOpen(id) ? [] : [[id, (fields.dependsOn ?? []).filter(isOpen)] as const],
    ),
  );
}

/**
 * Every id that needs itself in the end, with the one that names its circle: the strongly connected components that
 * have an edge (Tarjan 1972). Walked without recursion, since a chain may be as long as the backlog.
 */
function circlesOf(needs: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, string> {
  const circles = new Map<string, string>();
  const low = new Map<string, number>();
  const order = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const enter = (id: string) => {
    order.set(id, order.size);
    low.set(id, order.size - 1);
    stack.push(id);
    onStack.add(id);
    return { id, rest: [...(needs.get(id) ?? [])] };
  };
  const lower = (id: string, to: number | undefined) => low.set(id, Math.min(low.get(id) ?? 0, to ?? 0));
  const leave = (id: string) => {
    if (low.get(id) !== order.get(id)) return;
    const members = stack.splice(stack.indexOf(id));
    for (const member of members) onStack.delete(member);
    if (members.length > 1 || needs.get(id)?.includes(id) === true)
      for (const member of members) circles.set(member, id);
  };
  for (const start of needs.keys()) {
    const path = order.has(start) ? [] : [enter(start)];
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const next = at.rest.pop();
      if (next === undefined) {
        path.pop();
        leave(at.id);
        const above = path.at(-1);
        if (above !== undefined) lower(above.id, low.get(at.id));
      } else if (!order.has(next)) path.push(enter(next));
      else if (onStack.has(next)) lower(at.id, order.get(next));
    }
  }
  return circles;
}
