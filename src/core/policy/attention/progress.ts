import { type Age, ageOf, columnNamed } from '../../flow/age.ts';
import { type Backlog, type Stage, columnOf, wipStages } from '../../model/backlog.ts';
import type { Block, Item } from '../../model/item.ts';
import { neededForDone } from '../evidence.ts';
import { type Ground, type Patience, type Waiting, daysSince, instant, wholeDays } from './waiting.ts';

interface Clock {
  readonly now: Date;
  readonly patience: Patience;
  readonly dayOf?: ((time: Date) => number) | undefined;
}

/** Over which stretch it is told how often and how long the team waited for somebody outside: 12 weeks, in days. */
const lookBack = 84;

/**
 * What stands still of work that is in progress: blocked, older than expected, not released, not used, or without
 * a word for long. Blocked work that waits is told of also where it was not started.
 */
export function progressThatWaits(backlog: Backlog, clock: Clock): (item: Item) => readonly Waiting[] {
  const isOutside = outsiders(backlog);
  const pastOf = pastWaits(backlog, clock.now);
  const stages = new Map(backlog.board.columns.map(({ id, stage }) => [id, stage]));
  const asked: readonly string[] = neededForDone(backlog);
  return (item) => {
    const stage = stages.get(item.column);
    if (stage === undefined || stage === 'done' || stage === 'dropped') return [];
    const block = openBlock(item);
    const blocked = block === undefined ? [] : blockedFor(item, { block, isOutside, pastOf, clock });
    if (!wipStages.includes(stage)) return blocked;
    return [
      ...blocked,
      ...pastExpectation(backlog, item, clock),
      ...notInUse(backlog, item, { stage, clock, asked }),
      ...(stage === 'active' && block === undefined ? withoutAWord(item, clock) : []),
    ];
  };
}

/** Whether a name stands for somebody outside of the team: nobody of `people`, and no item. */
function outsiders({ people, items }: Backlog): (name: string) => boolean {
  const known = new Set([...people.flatMap(({ key, name }) => [key, name]), ...items.map(({ id }) => id ?? '')]);
  return (name) => name.trim() !== '' && !known.has(name.trim());
}

function openBlock({ fields }: Item): Block | undefined {
  return fields.blocked?.findLast(({ until }) => until === undefined);
}

interface Blocked {
  readonly block: Block;
  readonly isOutside: (name: string) => boolean;
  readonly pastOf: (who: string) => PastWaits;
  readonly clock: Clock;
}

function blockedFor(item: Item, { block, isOutside, pastOf, clock }: Blocked): readonly Waiting[] {
  const { since = '', waitsFor = '', reason = '' } = block;
  const days = daysSince(since, clock.now);
  if (days === undefined || days < clock.patience.blocked) return [];
  const kind = isOutside(waitsFor) ? 'permission' : 'blocked';
  const common = { id: `${kind}:${item.key}:${since}`, kind, item: item.key, days, act: 'unblock' } as const;
  if (kind === 'permission') {
    const past = pastOf(waitsFor);
    const values = { days, who: waitsFor, times: past.times, total: past.days };
    return [{ ...common, code: 'attention.permission', values, grounds: past.grounds }];
  }
  const index = item.fields.blocked?.lastIndexOf(block) ?? 0;
  const text = reason === '' ? waitsFor : reason;
  const code = text === '' ? 'attention.blocked.bare' : 'attention.blocked';
  return [{ ...common, code, values: { days, text }, grounds: [{ path: `blocked[${index}].since`, says: since }] }];
}

/** How often and how many days the team waited for somebody in the last 12 weeks, over all items. */
interface PastWaits {
  readonly times: number;
  readonly days: number;
  readonly grounds: readonly Ground[];
}

/** Looks through the items once, when somebody is first asked about: a team may wait for one name on many items. */
function pastWaits({ items }: Backlog, now: Date): (who: string) => PastWaits {
  let found: ReadonlyMap<string, PastWaits> | undefined;
  return (who) => {
    found ??= waitsByName(items, now.getTime());
    return found.get(who.trim()) ?? { times: 0, days: 0, grounds: [] };
  };
}

function waitsByName(items: readonly Item[], end: number): ReadonlyMap<string, PastWaits> {
  const begin = end - lookBack * 86_400_000;
  const waits = new Map<string, { within: number; grounds: Ground[] }>();
  for (const { key, fields } of items)
    for (const [index, { waitsFor = '', since, until }] of (fields.blocked ?? []).entries()) {
      const within = Math.min(timeIn(until, end), end) - Math.max(timeIn(since, NaN), begin);
      if (!(within >= 0)) continue;
      const who = waits.get(waitsFor.trim()) ?? { within: 0, grounds: [] };
      who.within += within;
      who.grounds.push({ path: `${key}: blocked[${index}].since`, says: since ?? '' });
      waits.set(waitsFor.trim(), who);
    }
  return new Map(
    [...waits].map(([who, { within, grounds }]) => [who, { times: grounds.length, days: wholeDays(within), grounds }]),
  );
}

/** Milliseconds of a time as written: `missing` where none is, NaN where it cannot be read. */
function timeIn(at: string | undefined, missing: number): number {
  return at === undefined ? missing : (instant(at) ?? NaN);
}

function pastExpectation(backlog: Backlog, item: Item, { now, dayOf }: Clock): readonly Waiting[] {
  const { expectation } = backlog.board;
  if (expectation === undefined) return [];
  const age: Age = ageOf(backlog, item, now, dayOf);
  if (age.kind !== 'days' || age.days <= expectation.days) return [];
  const values = { days: age.days, expected: expectation.days, probability: expectation.probability };
  return [
    {
      id: `expectation:${item.key}:`,
      kind: 'expectation',
      item: item.key,
      days: age.days,
      code: 'attention.expectation',
      values,
      act: 'finish',
      grounds: [{ path: 'board.expectation.days', says: String(expectation.days) }],
    },
  ];
}

interface Reached {
  readonly stage: Stage;
  readonly clock: Clock;
  /** What the definition of done asks for. */
  readonly asked: readonly string[];
}

/** Deployed and not released, or released and without a word on its use; never both. */
function notInUse(backlog: Backlog, item: Item, { stage, clock, asked }: Reached): readonly Waiting[] {
  const isReleased = stage === 'released' || (item.fields.evidence?.released ?? []).length > 0;
  const isWanted = isReleased ? !isMeasured(item) : stage !== 'active' && asked.includes('released');
  const reached = isWanted ? reachedAt(backlog, item, isReleased ? 'released' : 'deployed') : undefined;
  return reached === undefined ? [] : lateSince(item, reached, { isReleased, clock });
}

function lateSince(
  item: Item,
  reached: Ground,
  { isReleased, clock }: { readonly isReleased: boolean; readonly clock: Clock },
): readonly Waiting[] {
  const [kind, act] = isReleased ? (['unused', 'measure'] as const) : (['unreleased', 'release'] as const);
  const days = daysSince(reached.says, clock.now);
  if (days === undefined || days < clock.patience[kind]) return [];
  const id = `${kind}:${item.key}:`;
  return [{ id, kind, item: item.key, days, code: `attention.${kind}`, values: { days }, act, grounds: [reached] }];
}

/** Whether the file says how an item is used: by a number, or by a person's word. */
function isMeasured({ fields }: Item): boolean {
  return (fields.evidence?.usage ?? []).some(({ reading, met }) => reading !== undefined || met !== undefined);
}

/** When a stage was reached: by evidence or by entering its column, whichever is earlier. */
function reachedAt(backlog: Backlog, { fields }: Item, stage: 'deployed' | 'released'): Ground | undefined {
  const shown = (fields.evidence?.[stage] ?? []).map(({ at }, index) => ({
    path: `evidence.${stage}[${index}].at`,
    at,
  }));
  const entered = (fields.history ?? []).flatMap(({ to = '', at }, index) =>
    columnOf(backlog, columnNamed(backlog, to) ?? '')?.stage === stage ? [{ path: `history[${index}].at`, at }] : [],
  );
  const timed = [...shown, ...entered].flatMap(({ path, at }) => {
    const time = instant(at);
    return time === undefined ? [] : [{ path, says: at ?? '', time }];
  });
  const [first] = timed.toSorted((one, other) => one.time - other.time);
  return first && { path: first.path, says: first.says };
}

/** Work in progress of which the file has said nothing new for long. */
function withoutAWord(item: Item, { now, patience }: Clock): readonly Waiting[] {
  const last = lastWord(item);
  const days = daysSince(last?.says, now);
  if (last === undefined || days === undefined || days < patience.stalled) return [];
  return [
    {
      id: `stalled:${item.key}:${last.says}`,
      kind: 'stalled',
      item: item.key,
      days,
      code: 'attention.stalled',
      values: { days },
      act: 'move',
      grounds: [last],
    },
  ];
}

/** Parts of an item whose entries say when something happened. */
const toldIn = ['history', 'concerns', 'questions', 'voices', 'blocked', 'evidence'] as const;
const timeKeys: readonly string[] = ['at', 'since', 'until'];

/** The latest time that an item's text names of something that happened to it. */
export function lastWord({ fields }: Item): Ground | undefined {
  let last: (Ground & { readonly time: number }) | undefined;
  for (const path of toldIn)
    for (const says of timesIn(fields[path])) {
      const time = instant(says);
      if (time !== undefined && (last === undefined || time > last.time)) last = { path, says, time };
    }
  return last && { path: last.path, says: last.says };
}

/** Every time that a value tells of, however deep: entries hold who heard or answered them. */
function* timesIn(value: unknown): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value) as Iterable<[string, unknown]>)
    if (timeKeys.includes(key) && typeof inner === 'string') yield inner;
    else yield* timesIn(inner);
}
