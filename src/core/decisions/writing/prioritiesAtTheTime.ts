import { type Backlog, columnOf } from '../../model/backlog.ts';
import type { Item } from '../../model/item.ts';
import { type Limited, columnLoad, systemLoad, workInProgress } from '../../policy/limits.ts';

/** What mattered when a decision was made, as the backlog said it: so that it can be seen later what has moved. */
export interface PrioritiesAtTheTime {
  /** The first items that were not done, the most important first, each with its id. */
  readonly top: readonly string[];
  readonly vision: string | undefined;
  readonly constraints: readonly string[];
  readonly inProgress: readonly string[];
  /** Names of the columns that were at their limit or over it, with both figures. */
  readonly full: readonly { readonly column: string; readonly count: number; readonly limit: number }[];
  /** What share of each kind of work the team has declared, in per cent. */
  readonly balance: readonly { readonly type: string; readonly percent: number }[];
}

/** How many items from the top count as priorities. */
const topItems = 5;

/** Takes down what the backlog says now; undefined where it says nothing of that. */
export function prioritiesAtTheTime(backlog: Backlog): PrioritiesAtTheTime | undefined {
  const stageOf = ({ column }: Item) => columnOf(backlog, column)?.stage;
  const open = backlog.items.filter((item) => !['done', 'dropped'].includes(stageOf(item) ?? ''));
  const found = {
    top: open.slice(0, topItems).map(nameOf),
    vision: backlog.vision,
    constraints: backlog.constraints,
    inProgress: workInProgress(backlog).map(nameOf),
    full: [
      ...backlog.board.columns.flatMap(({ id, name }) => fullAt(name, columnLoad(backlog, id))),
      ...fullAt('all that is in progress', systemLoad(backlog)),
    ],
    balance: backlog.board.balance?.shares ?? [],
  };
  return Object.values(found).some((said) => said !== undefined && said.length > 0) ? found : undefined;
}

function fullAt(column: string, { count, limit, load }: Limited) {
  return limit !== undefined && (load === 'full' || load === 'over') ? [{ column, count, limit }] : [];
}

function nameOf({ id, title }: Item): string {
  return id === undefined ? title : `${id} ${title}`;
}
