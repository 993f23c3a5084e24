import { percentile } from '../flow/percentile.ts';
import { type Backlog, columnNamed, columnOf, framesOf } from '../model/backlog.ts';
import type { Item } from '../model/item.ts';

/** What the team's finished batches were like. */
export interface BatchHistory {
  /** How many there are. */
  readonly count: number;
  /** Lines that half of them did not exceed. */
  readonly median: number;
  /** Lines that 85 of 100 did not exceed. */
  readonly most: number;
}

/** What an archive says of batches: all that need be kept of it. */
export interface ArchivedBatches {
  readonly batches: readonly {
    readonly id: string | undefined;
    readonly status: string | undefined;
    readonly lines: number;
  }[];
  /** Ids that its items name as their parent. */
  readonly parents: ReadonlySet<string>;
}

export const noArchive: ArchivedBatches = { batches: [], parents: new Set() };

/** Finished batches before which nothing is said of them. */
const enough = 10;

export function archivedBatches(items: readonly Item[]): ArchivedBatches {
  return {
    batches: items.flatMap(({ id, fields: { status, batch } }) =>
      batch?.lines === undefined ? [] : [{ id, status, lines: batch.lines }],
    ),
    parents: new Set(items.flatMap(({ fields }) => fields.parent ?? [])),
  };
}

/**
 * How large the batches of finished items were, by nearest rank, those of its archive as well; undefined while there
 * are too few. An item in both is the backlog's. Frames have none of their own.
 */
export function batchHistory(backlog: Backlog, archive: ArchivedBatches = noArchive): BatchHistory | undefined {
  const frames = framesOf(backlog);
  const isFrame = (id: string | undefined) => id !== undefined && archive.parents.has(id);
  const lines = backlog.items.flatMap(({ id, key, column, fields }) => {
    const finished = columnOf(backlog, column)?.stage === 'done' && !frames.has(key) && !isFrame(id);
    return finished && fields.batch?.lines !== undefined ? [fields.batch.lines] : [];
  });
  const all = [...lines, ...linesOf(archive, backlog)];
  if (all.length < enough) return undefined;
  return { count: all.length, median: percentile(all, 0.5), most: percentile(all, 0.85) };
}

/** Of batches that are only in the archive, whose statuses are columns of the backlog. */
function linesOf({ batches, parents }: ArchivedBatches, { board, items }: Backlog): readonly number[] {
  const here = new Set(items.map(({ id }) => id));
  const frames = new Set([...parents, ...items.map(({ fields }) => fields.parent)]);
  return batches.flatMap(({ id, status, lines }) => {
    const counts = id === undefined || (!here.has(id) && !frames.has(id));
    return counts && columnNamed(board, status)?.stage === 'done' ? [lines] : [];
  });
}
