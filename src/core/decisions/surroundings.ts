import { type Backlog, columnOf } from '../model/backlog.ts';
import type { Surroundings } from './revisit.ts';

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
  const idsOf = (isDone: boolean) =>
    backlogs.flatMap((backlog) =>
      backlog.items
        .filter(({ column }) => (columnOf(backlog, column)?.stage === 'done') === isDone)
        .flatMap(({ id }) => id ?? []),
    );
  return { today: now.toISOString().slice(0, 10), done: new Set(idsOf(true)), ranked: idsOf(false) };
}
