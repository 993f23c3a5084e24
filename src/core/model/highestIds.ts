/** The highest number that each prefix of ids has. */
export type HighestIds = Readonly<Record<string, number>>;

/** Numbers from here on are no ids that somebody counts on from. */
const largest = 1e12;

/** `id: PAY-12` at the start of a line or of a flow map's entry, in any quotes, with an anchor or a tag in front. */
const idKey =
  /(?:^[ \t]*(?:-[ \t]+)*|[{,][ \t]*)["']?id["']?[ \t]*:[ \t]*(?:[&!]\S*[ \t]+)*["']?([A-Za-z]{1,40})-(\d+)/gm;

/**
 * The highest ids that a backlog's text names, without reading it: a search takes a hundredth of the time, and one
 * that is found in a note by mistake only leaves a gap in the numbers.
 */
export function highestIds(text: string): HighestIds {
  const highest = new Map<string, number>();
  for (const [, prefix = '', digits] of text.matchAll(idKey)) {
    const number = Number(digits);
    if (number < largest && number > (highest.get(prefix) ?? -1)) highest.set(prefix, number);
  }
  return Object.fromEntries(highest);
}

/** The higher of each. */
export function mergedIds(all: readonly HighestIds[]): HighestIds {
  const highest = new Map<string, number>();
  for (const [prefix, number] of all.flatMap((ids) => Object.entries(ids)))
    highest.set(prefix, Math.max(number, highest.get(prefix) ?? 0));
  return Object.fromEntries(highest);
}

/** As ids: one a prefix. */
export function idsOf(highest: HighestIds): readonly string[] {
  return Object.entries(highest).map(([prefix, number]) => `${prefix}-${number}`);
}
