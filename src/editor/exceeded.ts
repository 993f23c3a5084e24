import type { Backlog, LimitPolicy } from '../core/model/backlog.ts';
import { columnLoad, systemLoad } from '../core/policy/limits.ts';

/** A limit that is exceeded now. */
export interface Exceeded {
  /** The column's name; undefined for the work in progress of the whole system. */
  readonly column: string | undefined;
  readonly count: number;
  readonly limit: number;
  readonly policy: LimitPolicy;
}

/** The limits of columns and of the whole system that are exceeded now. */
export function exceededLimits(backlog: Backlog): readonly Exceeded[] {
  const { columns, wip } = backlog.board;
  const places = [
    ...columns.map(({ id, name, policy }) => ({
      column: name,
      policy: policy ?? wip.policy,
      ...columnLoad(backlog, id),
    })),
    { column: undefined, policy: wip.policy, ...systemLoad(backlog) },
  ];
  return places.flatMap(({ column, policy, count, limit, load }) =>
    load === 'over' && limit !== undefined ? [{ column, policy, count, limit }] : [],
  );
}
