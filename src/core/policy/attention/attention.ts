import { type Backlog, columnOf, framesOf } from '../../model/backlog.ts';
import type { Item } from '../../model/item.ts';
import { smallIn } from '../invest.ts';
import { passedOverSteps } from '../passedOver.ts';
import { isWaiting } from '../readiness.ts';
import { limitsThatAreOver } from './limitsOver.ts';
import { progressThatWaits } from './progress.ts';
import { concernsThatWait, questionsThatWait } from './talk.ts';
import { type Patience, type Waiting, type WaitingKind, defaultPatience, waitingKinds, wholeDays } from './waiting.ts';

/** What attention depends on besides the file. */
export interface Attending {
  readonly now: Date;
  readonly patience?: Patience | undefined;
  /** Whether somebody has put this off, by its `id`. */
  readonly isPutOff?: ((id: string) => boolean) | undefined;
  /** What else waits for somebody, which the file does not know. */
  readonly besides?: readonly Waiting[] | undefined;
  /** The number of the calendar day of a time, in the zone that the team reads its days in. */
  readonly dayOf?: ((time: Date) => number) | undefined;
}

/** One line of the list: what waits, and what else waits about the same item. */
export interface Attention extends Waiting {
  /** Less important reasons about the same item, which are told here and not on lines of their own. */
  readonly also: readonly WaitingKind[];
  /** Names of all that the line tells of, its own first. */
  readonly ids: readonly string[];
}

/** What waits, and what somebody has put off, both as lines. */
export interface Attended {
  readonly waiting: readonly Attention[];
  readonly putOff: readonly Attention[];
}

/**
 * What waits for somebody, the most important first, the longest waiting before others of its kind. An item stands on
 * one line, by its most important reason; doing what that line says settles it. Closed work, and frames as far as they
 * are not work themselves, wait for nobody; concerns about them do, unless the item was decided against.
 */
export function attentionIn(backlog: Backlog, attending: Attending): readonly Attention[] {
  const steps = attentionSteps(backlog, attending);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value.waiting;
}

/** The same, with what is put off, a little at a time: whoever must let others work in between stops where it hands over. */
export function* attentionSteps(backlog: Backlog, attending: Attending): Generator<undefined, Attended> {
  const found: Waiting[] = [];
  for (const one of waitingIn(backlog, attending)) {
    if (one === undefined) yield;
    else found.push(one);
  }
  const places = new Map(backlog.items.map(({ key }, place) => [key, place]));
  return attendedLines([...found, ...(attending.besides ?? [])], attending.isPutOff, places);
}

/**
 * What waits as lines, apart from what somebody has put off: an item stands on one line, and so does a decision.
 * @param places of the items in their file, by key
 */
export function attendedLines(
  found: readonly Waiting[],
  isPutOff: (id: string) => boolean = () => false,
  places: ReadonlyMap<string, number> = new Map(),
): Attended {
  const [waiting, putOff] = [false, true].map((is) => found.filter(({ id }) => isPutOff(id) === is));
  return { waiting: linesOf(waiting ?? [], places), putOff: linesOf(putOff ?? [], places) };
}

/** Which of two comes first; 0 for those that only their place in the file tells apart. */
export function byImportance(one: Waiting, other: Waiting): number {
  return (
    waitingKinds.indexOf(one.kind) - waitingKinds.indexOf(other.kind) ||
    unknownFirst(other.days) - unknownFirst(one.days)
  );
}

function linesOf(found: readonly Waiting[], places: ReadonlyMap<string, number>): readonly Attention[] {
  const placeOf = ({ item }: Waiting) => (item === undefined ? -1 : (places.get(item) ?? -1));
  const ordered = found.toSorted((one, other) => byImportance(one, other) || placeOf(one) - placeOf(other));
  const lines = new Map<string, Waiting & { readonly also: WaitingKind[]; readonly ids: string[] }>();
  for (const waiting of ordered) {
    const name = subjectOf(waiting);
    const line = lines.get(name);
    if (line !== undefined && ![line.kind, ...line.also].includes(waiting.kind)) line.also.push(waiting.kind);
    line?.ids.push(waiting.id);
    if (line === undefined) lines.set(name, { ...waiting, also: [], ids: [waiting.id] });
  }
  return [...lines.values()];
}

/** What names the line that something stands on. */
function subjectOf({ id, item, decision }: Waiting): string {
  if (decision !== undefined) return `decision:${decision}`;
  return item === undefined ? id : `item:${item}`;
}

/** Finite, so that two of them can be compared. */
function unknownFirst(days: number | undefined): number {
  return days ?? Number.MAX_SAFE_INTEGER;
}

/** Everything that waits; undefined where others may work. */
function* waitingIn(
  backlog: Backlog,
  { now, patience = defaultPatience, dayOf }: Attending,
): Generator<Waiting | undefined> {
  const clock = { now, patience, dayOf };
  const frames = framesOf(backlog);
  const stages = new Map(backlog.board.columns.map(({ id, stage }) => [id, stage]));
  yield* concernsThatWait(backlog.concerns, undefined, clock);
  yield* limitsThatAreOver(backlog);
  const progress = progressThatWaits(backlog, clock);
  const split = splitNeeded(backlog);
  for (const item of backlog.items) {
    const stage = stages.get(item.column);
    const isClosed = stage === 'done' || stage === 'dropped';
    if (stage !== 'dropped') yield* concernsThatWait(item.fields.concerns ?? [], item, clock);
    if (!isClosed) yield* questionsThatWait(item, clock);
    if (!isClosed && !frames.has(item.key)) yield* [...progress(item), ...split(item)];
    yield undefined;
  }
  yield* passedOver(backlog, clock);
}

/** How many of the items that overtook another one its sentence names. */
const named = 5;

function* passedOver(
  backlog: Backlog,
  { now, patience }: { now: Date; patience: Patience },
): Generator<Waiting | undefined> {
  for (const found of passedOverSteps(backlog)) {
    yield undefined;
    if (found === undefined || found.count < patience.passedOver) continue;
    const { item, captured, count, first } = found;
    const days = wholeDays(now.getTime() - captured);
    const items = `${first.slice(0, named).join(', ')}${count > named ? ' …' : ''}`;
    yield {
      id: `passedOver:${item.key}:`,
      kind: 'passedOver',
      item: item.key,
      days,
      code: 'attention.passedOver',
      values: { days, count, items },
      act: 'pull',
      grounds: first.map((key) => ({ path: `${key}: history`, says: key })),
    };
  }
}

/** What stands ready and is larger than most that the team has finished, by its criteria or its estimate. */
function splitNeeded(backlog: Backlog): (item: Item) => readonly Waiting[] {
  const smallOf = smallIn(backlog);
  return (item) => {
    if (!isWaiting(backlog, item) || columnOf(backlog, item.column)?.stage !== 'ready') return [];
    const small = smallOf(item);
    if (small === undefined) return [];
    const what = small.code === 'invest.small.estimate' ? 'estimate' : 'criteria';
    return [
      {
        id: `split:${item.key}:`,
        kind: 'split',
        item: item.key,
        days: undefined,
        code: `attention.split.${what}`,
        values: small.values,
        act: 'split',
        grounds: [
          {
            path: what === 'estimate' ? 'estimate' : 'acceptance',
            says: what === 'estimate' ? (item.fields.estimate ?? '') : String(item.fields.acceptance?.length ?? 0),
          },
        ],
      },
    ];
  };
}
