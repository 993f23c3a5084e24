import { type Filter, takes } from '../../backlog/kept/keptIndex.ts';
import { itemOf } from '../../core/model/backlog.ts';
import type { Item } from '../../core/model/item.ts';
import { refinementIn } from '../../core/policy/refinement.ts';
import { phraseOf } from '../../phrases/phrases.ts';
import { refinementPhrases } from '../../phrases/planning/describeRefinement.ts';
import { ToolFailure } from '../failure.ts';
import { type Setting, openBacklog } from '../workplace.ts';
import { itemData } from './itemData.ts';
import { type ProblemData, problemData } from './check.ts';

export interface ListResult {
  readonly version: 1;
  readonly file: string;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

/** The items, in order of priority. A filter takes those with that column, type or assignee. */
export async function list(setting: Setting, filter: Filter): Promise<ListResult> {
  const { path, items } = await select(setting, filter);
  return { version: 1, file: path, items: items.map(itemData) };
}

/** The items that a filter takes, as they were read: what is not asked of them need not be read at all. */
export async function select(
  setting: Setting,
  filter: Filter,
): Promise<{ readonly path: string; readonly items: readonly Item[] }> {
  const { path, reading } = await openBacklog(setting);
  const items = reading.backlog.items.filter(({ column, fields }) =>
    takes(filter, column, fields.type, fields.assignees),
  );
  return { path, items };
}

export interface ShowResult {
  readonly version: 1;
  readonly item: Readonly<Record<string, unknown>>;
  readonly problems: readonly ProblemData[];
}

/** An item, and what its refinement could look at, a sentence each. */
export interface Shown {
  readonly data: ShowResult;
  readonly advice: readonly string[];
}

/** One item with what is wrong with it. @throws ToolFailure when there is no such item */
export async function show(setting: Setting, id: string): Promise<Shown> {
  const opened = await openBacklog(setting);
  const { path, reading } = opened;
  const item = itemOf(reading.backlog, id);
  if (item === undefined) throw new ToolFailure(`There is no item ${id} in ${path}.`);
  const problems = reading.problems.filter((problem) => problem.item === item.key);
  const found = refinementIn(reading.backlog)(item);
  return {
    data: { version: 1, item: itemData(item), problems: problemData(opened, problems) },
    advice: found === undefined ? [] : refinementPhrases(found).map(phraseOf),
  };
}
