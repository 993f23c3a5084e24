import type { Item } from '../core/model/item.ts';

const numbered = /^([A-Za-z]+)-(\d+)/;

/**
 * A new id: one above the highest number that the prefix has here or among the ids taken elsewhere.
 * @param prefix defaults to the one that most items have
 * @param taken ids of the archive and of other places
 */
export function nextId(items: readonly Item[], prefix: string | undefined, taken: readonly string[]): string {
  const ids = [...items.flatMap((item) => item.id ?? []), ...taken];
  const wanted = prefix ?? mostUsedPrefix(ids);
  const numbers = ids.flatMap((id) => {
    const [, own, number] = numbered.exec(id) ?? [];
    return own === wanted && number !== undefined ? [Number(number)] : [];
  });
  return `${wanted}-${numbers.reduce((highest, number) => Math.max(highest, number), 0) + 1}`;
}

/** The prefix that most ids have; `ITEM` when there is none. */
export function mostUsedPrefix(ids: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const prefix = numbered.exec(id)?.[1];
    if (prefix !== undefined) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  const [best] = [...counts].sort((one, other) => other[1] - one[1]);
  return best?.[0] ?? 'ITEM';
}

/** Natural order of ids: by prefix, then by each number, so that `PAY-2.9` stands before `PAY-2.10`. */
export function compareIds(one: string, other: string): number {
  const [first, second] = [partsOf(one), partsOf(other)];
  for (const [index, part] of first.entries()) {
    const against = second[index];
    if (against === undefined) return 1;
    if (part === against) continue;
    const numbers = /^\d/.test(part) && /^\d/.test(against);
    const order = numbers ? compareNumbers(part, against) : part < against ? -1 : 1;
    if (order !== 0) return order;
  }
  // Ids that differ in zeros only, `A-1` and `A-01`, still need an order.
  return first.length - second.length || (one < other ? -1 : Number(one > other));
}

function partsOf(id: string): readonly string[] {
  return id.match(/\d+|\D+/g) ?? [];
}

/** Of any length, without losing digits. */
function compareNumbers(one: string, other: string): number {
  const [first, second] = [one.replace(/^0+/, ''), other.replace(/^0+/, '')];
  return first.length - second.length || (first < second ? -1 : Number(first > second));
}
