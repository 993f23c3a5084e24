import type { Backlog } from '../model/backlog.ts';
import type { Refusal } from '../model/intention.ts';
import type { Item } from '../model/item.ts';
import { type Result, fail, succeed } from '../model/result.ts';
import { type Reasons, type Verdict, judgeEntry } from './judge.ts';
import type { Breach } from './limits.ts';

/**
 * Judges the entry of several items into a column as one: each as if those before it were there already. The first that
 * may not enter refuses them all, and says how many there is room for. What goes over a limit is recorded on those that
 * go over.
 * @returns verdicts in the order of the items
 */
export function judgeEntries(
  backlog: Backlog,
  items: readonly Item[],
  columnId: string,
  reasons: Reasons,
): Result<readonly Verdict[], Refusal> {
  let meanwhile = backlog;
  const verdicts: Verdict[] = [];
  for (const item of items) {
    const verdict = judgeEntry(meanwhile, item, columnId, { reasons });
    if (!verdict.ok) return fail(asOne(items, verdict.failure));
    verdicts.push(verdict.value);
    meanwhile = {
      ...meanwhile,
      items: meanwhile.items.map((other) => (other === item ? inColumn(item, columnId) : other)),
    };
  }
  return succeed(verdicts);
}

/** The limits that several moves exceed all the same, each once, as they stand after the last. */
export function breachesOfAll(verdicts: readonly Verdict[]): readonly Breach[] {
  const breaches = new Map<string, Breach>();
  for (const breach of verdicts.flatMap((verdict) => verdict.breaches))
    breaches.set(`${breach.what} ${breach.name}`, breach);
  return [...breaches.values()];
}

/** Items may take what they say by getters, which a copy by its properties would lose. */
function inColumn({ key, id, title, fields, unknown, intact }: Item, column: string): Item {
  return { key, id, title, fields, unknown, intact, column };
}

/** Why one of several may not enter, said of all of them. */
function asOne(items: readonly Item[], refusal: Refusal): Refusal {
  if (items.length === 1) return refusal;
  const { code, values } = refusal;
  if (code === 'dropped.without-reason') return { ...refusal, code: 'moves.dropped', values: { count: items.length } };
  if (code !== 'limit.column' && code !== 'limit.system' && code !== 'limit.person') return refusal;
  const moving = new Set(items.map(({ key }) => key));
  const there = refusal.items.filter((key) => !moving.has(key));
  const room = Math.max(0, Number(values['limit']) - there.length);
  if (room === 0) return { ...refusal, items: there, values: { ...values, count: there.length } };
  return {
    ...refusal,
    code: `room.${code.slice('limit.'.length)}` as 'room.column' | 'room.system' | 'room.person',
    items: there,
    values: { ...values, count: there.length, room, moving: items.length },
  };
}
