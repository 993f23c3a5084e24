import { type Age, ageOf } from '../../core/flow/age.ts';
import { type Backlog, columnOf } from '../../core/model/backlog.ts';
import { type Exceeded, exceededLimits } from '../exceeded.ts';
import { type Limited, systemLoad, workInProgress } from '../../core/policy/limits.ts';

/** One piece of work in progress. */
export interface WipItem {
  readonly key: string;
  readonly id: string | undefined;
  readonly title: string;
  readonly column: string;
  readonly age: Age;
}

/** What the status bar says about a backlog: the count against its limit, how loud, and the work itself. */
export interface Wip extends Limited {
  /** `error`: over a limit that blocks. `warning`: over one that warns. Full is no alarm. */
  readonly alarm: 'error' | 'warning' | undefined;
  /** Limits of columns and of the system that are exceeded. */
  readonly exceeded: readonly Exceeded[];
  /** Oldest first; what was moved by hand, whose age nobody knows, at the end. */
  readonly items: readonly WipItem[];
}

/** The work in progress of a backlog. */
export function wipOf(backlog: Backlog, now: Date): Wip {
  const exceeded = exceededLimits(backlog);
  const items = workInProgress(backlog).map((item) => ({
    key: item.key,
    id: item.id,
    title: item.title,
    column: columnOf(backlog, item.column)?.name ?? item.column,
    age: ageOf(backlog, item, now),
  }));
  const alarm = exceeded.some(({ policy }) => policy === 'block') ? 'error' : 'warning';
  return {
    ...systemLoad(backlog),
    alarm: exceeded.length > 0 ? alarm : undefined,
    exceeded,
    items: items.sort((one, other) => days(other) - days(one)),
  };
}

function days({ age }: WipItem): number {
  return age.kind === 'days' ? age.days : 0;
}
