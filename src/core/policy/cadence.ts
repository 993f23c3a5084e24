import { columnNamed, historyOf, movedByHand, startedAt, timeOf } from '../flow/age.ts';
import { type Backlog, type Cadence, type Stage, columnOf, framesOf, wipStages } from '../model/backlog.ts';
import type { Item } from '../model/item.ts';
import type { Period } from './balance.ts';

/** What the rhythm of sprints shows: what waits for their end, what none of them released, what outlives them. Keys. */
export interface Rhythm {
  /** The present sprint. */
  readonly sprint: Period;
  /** In progress, and begun before the present sprint. */
  readonly carried: readonly string[];
  /** Deployed, and not released yet. */
  readonly waiting: readonly string[];
  /** Whether nothing was released in the last sprint, though work was in progress in it. */
  readonly unshipped: boolean;
}

const day = 24 * 60 * 60 * 1000;

/** The sprint that a time is in; undefined before the first one, and where the date of that cannot be read. */
export function sprintAt({ days, from }: Cadence, now: Date): Period | undefined {
  const first = Date.parse(from);
  const passed = Math.floor((now.getTime() - first) / (days * day));
  if (Number.isNaN(first) || passed < 0) return undefined;
  const start = first + passed * days * day;
  return { from: new Date(start), to: new Date(start + days * day) };
}

/** What the team's sprints show; undefined for teams that have none. What came by import, and frames, do not count. */
export function rhythmIn(backlog: Backlog, now: Date): Rhythm | undefined {
  const { cadence } = backlog.board;
  const sprint = cadence && sprintAt(cadence, now);
  if (cadence === undefined || sprint === undefined) return undefined;
  const frames = framesOf(backlog);
  const work = backlog.items.filter((item) => !frames.has(item.key) && !isGuessed(item));
  const stageOf = ({ column }: Item) => columnOf(backlog, column)?.stage;
  const begunBefore = (item: Item, time: Date) => (startedAt(backlog, item)?.getTime() ?? Infinity) < time.getTime();
  const isUnderway = (item: Item) => wipStages.includes(stageOf(item) ?? 'idea') && !movedByHand(backlog, item);
  const last = { from: new Date(sprint.from.getTime() - cadence.days * day), to: sprint.from };
  const isFirst = last.from.getTime() < Date.parse(cadence.from);
  return {
    sprint,
    carried: work.flatMap((item) => (isUnderway(item) && begunBefore(item, sprint.from) ? [item.key] : [])),
    waiting: work.flatMap((item) => (stageOf(item) === 'deployed' ? [item.key] : [])),
    unshipped:
      !isFirst &&
      work.some((item) => begunBefore(item, last.to)) &&
      !work.some((item) => shippedTimes(backlog, item).some((time) => isWithin(last, time))),
  };
}

function isGuessed(item: Item): boolean {
  return (item.fields.history ?? []).some(({ approx }) => approx === true);
}

/** When an item reached its users: by evidence, or by entering a column that says so. Milliseconds. */
function shippedTimes(backlog: Backlog, item: Item): readonly number[] {
  const reached: readonly (Stage | undefined)[] = ['released', 'done'];
  const entries = historyOf(item).filter(({ to = '' }) =>
    reached.includes(columnOf(backlog, columnNamed(backlog, to) ?? '')?.stage),
  );
  const evidence = (item.fields.evidence?.released ?? []).map(({ at }) => Date.parse(at ?? ''));
  return [...entries.map(timeOf), ...evidence];
}

function isWithin({ from, to }: Period, time: number): boolean {
  return time >= from.getTime() && time < to.getTime();
}
