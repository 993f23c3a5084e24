import { type Backlog, columnOf } from '../model/backlog.ts';
import type { AddIntention, MoveIntention, Refusal } from '../model/intention.ts';
import type { Item } from '../model/item.ts';
import { type Result, fail, succeed } from '../model/result.ts';
import { type Breach, breachesOf } from './limits.ts';

/** What an allowed move is recorded with, and the limits that it exceeds nevertheless. */
export interface Verdict {
  /** What the history entry says besides when, where and who: `over` is `true` when no reason was given. */
  readonly record: { readonly over?: true | string; readonly because?: string };
  readonly breaches: readonly Breach[];
}

/** Stated reasons; a blank one is none. */
export interface Reasons {
  readonly over?: string | undefined;
  readonly because?: string | undefined;
}

/**
 * Judges the entry of an item into a column by the team's limits, and asks for a reason where work is decided
 * against. Moving within a column is always allowed.
 */
export function judgeEntry(
  backlog: Backlog,
  item: Item | undefined,
  columnId: string,
  { reasons, assignees }: { readonly reasons: Reasons; readonly assignees?: readonly string[] | undefined },
): Result<Verdict, Refusal> {
  const column = columnOf(backlog, columnId);
  if (column === undefined) return fail({ code: 'column.not-found', values: { column: columnId }, items: [] });
  if (item?.column === columnId) return succeed({ record: {}, breaches: [] });

  const because = stated(reasons.because);
  if (column.stage === 'dropped' && item !== undefined && because === undefined) {
    return fail({ code: 'dropped.without-reason', values: { item: nameOf(item) }, items: [], reason: 'because' });
  }
  const breaches = breachesOf(backlog, item, columnId, assignees);
  const over = stated(reasons.over);
  const blocking = over === undefined ? breaches.find((breach) => breach.policy === 'block') : undefined;
  if (blocking !== undefined) return fail(refusalOf(blocking));
  const record = {
    ...(breaches.length > 0 && { over: over ?? (true as const) }),
    ...(because !== undefined && { because }),
  };
  return succeed({ record, breaches });
}

/** The reasons stated with an intention. */
export function reasonsOf(intention: MoveIntention | AddIntention): Reasons {
  return { over: intention.over, because: intention.kind === 'move' ? intention.because : undefined };
}

function refusalOf(breach: Breach): Refusal {
  return {
    code: `limit.${breach.what}`,
    values: { name: breach.name, limit: breach.limit, count: breach.items.length },
    items: breach.items,
    reason: 'over',
  };
}

function nameOf(item: Item): string {
  return item.id ?? item.title;
}

function stated(reason: string | undefined): string | undefined {
  const text = reason?.trim();
  return text === undefined || text === '' ? undefined : text;
}
