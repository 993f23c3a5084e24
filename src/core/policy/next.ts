import { type Backlog, columnOf, framesOf } from '../model/backlog.ts';
import type { Item } from '../model/item.ts';
import { type Breach, breachesOf } from './limits.ts';

/** The item to pull now, or why there is none. */
export type Next =
  | { readonly kind: 'pull'; readonly item: Item; readonly column: string }
  | { readonly kind: 'no-room'; readonly item: Item; readonly column: string; readonly breaches: readonly Breach[] }
  | { readonly kind: 'nothing-ready' }
  | { readonly kind: 'no-active-column' };

/**
 * Pull next: the highest item in a `ready` column, when there is room for it in the first `active` column, in the
 * system and with the one who pulls. A limit is a limit here, whatever its policy: pulling never goes over one.
 * @param me who pulls, when known
 */
export function nextToPull(backlog: Backlog, me: string | undefined): Next {
  const target = backlog.board.columns.find((column) => column.stage === 'active');
  if (target === undefined) return { kind: 'no-active-column' };
  const frames = framesOf(backlog);
  const item = backlog.items.find(
    (candidate) =>
      columnOf(backlog, candidate.column)?.stage === 'ready' && !frames.has(candidate.key) && candidate.intact,
  );
  if (item === undefined) return { kind: 'nothing-ready' };
  const breaches = breachesOf(backlog, item, target.id, pullersOf(item, me));
  return breaches.length > 0
    ? { kind: 'no-room', item, column: target.id, breaches }
    : { kind: 'pull', item, column: target.id };
}

/** Who has the item once it is pulled: those who have it already, else the one who pulls. */
export function pullersOf(item: Item, me: string | undefined): readonly string[] {
  const assignees = item.fields.assignees ?? [];
  return assignees.length > 0 || me === undefined ? assignees : [me];
}
