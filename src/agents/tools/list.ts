import { itemOf } from '../../core/model/backlog.ts';
import { ToolFailure } from '../failure.ts';
import { type Setting, openBacklog } from '../workplace.ts';
import { itemData } from './itemData.ts';
import { type ProblemData, problemData } from './check.ts';

export interface Filter {
  readonly status?: string | undefined;
  readonly type?: string | undefined;
  readonly assignee?: string | undefined;
}

export interface ListResult {
  readonly version: 1;
  readonly file: string;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

/** The items, in order of priority. A filter takes those with that column, type or assignee. */
export async function list(setting: Setting, filter: Filter): Promise<ListResult> {
  const { path, reading } = await openBacklog(setting);
  const items = reading.backlog.items.filter(
    ({ column, fields }) =>
      (filter.status === undefined || column === filter.status) &&
      (filter.type === undefined || (fields.type ?? 'feature') === filter.type) &&
      (filter.assignee === undefined || (fields.assignees ?? []).includes(filter.assignee)),
  );
  return { version: 1, file: path, items: items.map(itemData) };
}

export interface ShowResult {
  readonly version: 1;
  readonly item: Readonly<Record<string, unknown>>;
  readonly problems: readonly ProblemData[];
}

/** One item with what is wrong with it. @throws ToolFailure when there is no such item */
export async function show(setting: Setting, id: string): Promise<ShowResult> {
  const { path, reading } = await openBacklog(setting);
  const item = itemOf(reading.backlog, id);
  if (item === undefined) throw new ToolFailure(`There is no item ${id} in ${path}.`);
  const problems = reading.problems.filter((problem) => problem.item === item.key);
  return { version: 1, item: itemData(item), problems: problemData(path, reading.text, problems) };
}
