import { type Backlog, type Column, columnOf, framesOf } from '../model/backlog.ts';
import type { AddIntention, MoveIntention, Refusal } from '../model/intention.ts';
import type { Concern, Item } from '../model/item.ts';
import { type Result, fail, succeed } from '../model/result.ts';
import { type EvidenceNeed, evidenceIn } from './evidence.ts';
import { type Breach, breachesOf } from './limits.ts';

/** What an allowed move is recorded with, and the limits that it exceeds nevertheless. */
export interface Verdict {
  /** What the history entry says besides when, where and who: `over` is `true` when no reason was given. */
  readonly record: {
    readonly over?: true | string;
    readonly because?: string;
    readonly without?: readonly EvidenceNeed[];
  };
  readonly breaches: readonly Breach[];
  /** How many concerns of an item that enters `done` nobody has heard yet. */
  readonly unheard: number;
}

/** Stated reasons; a blank one is none. */
export interface Reasons {
  readonly over?: string | undefined;
  readonly because?: string | undefined;
}

/**
 * Judges the entry of an item into a column by the team's limits and its definition of done, and asks for a reason
 * where work is decided against. Moving within a column is always allowed.
 */
export function judgeEntry(
  backlog: Backlog,
  item: Item | undefined,
  columnId: string,
  { reasons, assignees }: { readonly reasons: Reasons; readonly assignees?: readonly string[] | undefined },
): Result<Verdict, Refusal> {
  const column = columnOf(backlog, columnId);
  if (column === undefined) return fail({ code: 'column.not-found', values: { column: columnId }, items: [] });
  if (item?.column === columnId) return succeed({ record: {}, breaches: [], unheard: 0 });

  const closing = item === undefined ? open : judgeClosing(backlog, item, column, reasons);
  if (closing.refusal !== undefined) return fail(closing.refusal);
  const breaches = breachesOf(backlog, item, columnId, assignees);
  const over = stated(reasons.over);
  const blocking = over === undefined ? breaches.find((breach) => breach.policy === 'block') : undefined;
  if (blocking !== undefined) return fail(refusalOf(blocking));
  const because = stated(reasons.because);
  const { without, unheard } = closing;
  const record = {
    ...(breaches.length > 0 && { over: over ?? (true as const) }),
    ...(because !== undefined && { because }),
    ...(without.length > 0 && { without }),
  };
  return succeed({ record, breaches, unheard });
}

/** What the end of an item's work asks for. */
interface Closing {
  readonly refusal?: Refusal;
  readonly without: readonly EvidenceNeed[];
  readonly unheard: number;
}

const open: Closing = { without: [], unheard: 0 };

function judgeClosing(backlog: Backlog, item: Item, { stage }: Column, reasons: Reasons): Closing {
  const isReasoned = stated(reasons.because) !== undefined;
  if (stage === 'dropped' && !isReasoned) {
    const values = { item: nameOf(item) };
    return { ...open, refusal: { code: 'dropped.without-reason', values, items: [], reason: 'because' } };
  }
  if (stage !== 'done') return open;
  const without = missingForDone(backlog, item);
  const unheard = (item.fields.concerns ?? []).filter(isUnheard).length;
  if (without.length === 0 || isReasoned || backlog.board.donePolicy === 'warn') return { without, unheard };
  const values = { item: nameOf(item), missing: without.join(', ') };
  const refusal: Refusal = { code: 'done.without-evidence', values, items: [item.key], reason: 'because' };
  return { without, unheard, refusal };
}

/** What of the definition of done is not there. A frame is closed over its parts, which were asked for it. */
function missingForDone(backlog: Backlog, item: Item): readonly EvidenceNeed[] {
  if (columnOf(backlog, item.column)?.stage === 'done' || framesOf(backlog).has(item.key)) return [];
  return evidenceIn(backlog)(item).flatMap(({ need, there }) => (there ? [] : [need]));
}

/** Whether nobody has taken a concern in yet: answering it is hearing it. */
export function isUnheard({ heard, response, answered }: Concern): boolean {
  return heard === undefined && response === undefined && answered === undefined;
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
