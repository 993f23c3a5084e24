import { type Backlog, columnOf } from '../model/backlog.ts';
import type { Usage } from '../model/item.ts';
import type { Reading, Surroundings } from './revisit.ts';

/** The letters that ids of items begin with. */
export function prefixesOf(backlogs: readonly Backlog[]): readonly string[] {
  const letters = backlogs.flatMap(({ prefix, items }) => [
    prefix,
    ...items.flatMap(({ id }) => /^([A-Z][A-Z\d]*)-\d/.exec(id ?? '')?.[1] ?? []),
  ]);
  return [...new Set(letters)];
}

/** What the backlogs say today, as far as decisions rest on it. */
export function surroundingsOf(backlogs: readonly Backlog[], now: Date): Surroundings {
  const closed: Readonly<Record<string, string[]>> = { done: [], dropped: [] };
  const ranked: string[] = [];
  const cited = new Set<string>();
  for (const backlog of backlogs) {
    for (const { id, column, fields } of backlog.items) {
      for (const name of fields.decisions ?? []) cited.add(name.toLowerCase());
      if (id !== undefined) (closed[columnOf(backlog, column)?.stage ?? ''] ?? ranked).push(id);
    }
  }
  const [done, dropped] = [new Set(closed['done']), new Set(closed['dropped'])];
  return { today: now.toISOString().slice(0, 10), done, dropped, ranked, readings: readingsOf(backlogs), cited };
}

/** The last reading of each metric, as far as it is a number. */
function readingsOf(backlogs: readonly Backlog[]): readonly Reading[] {
  const usages = backlogs.flatMap(({ items }) => items.flatMap(({ fields }) => fields.evidence?.usage ?? []));
  const last = new Map<string, Reading>();
  for (const one of usages.flatMap(readingOf)) {
    const name = one.metric.toLowerCase();
    if ((last.get(name)?.day ?? '') <= (one.day ?? '')) last.set(name, one);
  }
  return [...last.values()];
}

function readingOf({ metric = '', reading = '', at }: Usage): readonly Reading[] {
  const value = Number.parseFloat(reading);
  return metric === '' || Number.isNaN(value) ? [] : [{ metric, value, day: at?.slice(0, 10) }];
}
