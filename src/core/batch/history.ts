import { percentile } from '../flow/percentile.ts';
import { type Backlog, columnOf, framesOf } from '../model/backlog.ts';

/** What the team's finished batches were like. */
export interface BatchHistory {
  /** How many there are. */
  readonly count: number;
  /** Lines that half of them did not exceed. */
  readonly median: number;
  /** Lines that 85 of 100 did not exceed. */
  readonly most: number;
}

/** Finished batches before which nothing is said of them. */
const enough = 10;

/** How large the batches of finished items were, by nearest rank; undefined while there are too few. */
export function batchHistory(backlog: Backlog): BatchHistory | undefined {
  const frames = framesOf(backlog);
  const lines = backlog.items.flatMap(({ key, column, fields }) => {
    const finished = columnOf(backlog, column)?.stage === 'done' && !frames.has(key);
    return finished && fields.batch?.lines !== undefined ? [fields.batch.lines] : [];
  });
  if (lines.length < enough) return undefined;
  return { count: lines.length, median: percentile(lines, 0.5), most: percentile(lines, 0.85) };
}
