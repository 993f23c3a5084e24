import type { Decision } from './resolveLog.ts';
import type { Surroundings } from './revisit.ts';
import { shownName } from './shownName.ts';

/** Days for which a decision may stand alone: what is decided today is referred to later. */
const grace = 180;

/**
 * Tells whether a decision may stand alone: it has been in force for half a year, it names no item, and no item of a
 * backlog names it. Where no other record does either, it is known to everybody, or to nobody.
 */
export function standingAlone({ today, cited }: Surroundings): (decision: Decision) => boolean {
  // Without a backlog that names decisions, nothing can be told.
  if (cited === undefined || cited.size === 0) return () => false;
  const long = new Date(Date.parse(today) - grace * 86_400_000).toISOString().slice(0, 10);
  return (decision) => {
    const { path, date, id, status, items } = decision;
    if (status !== 'accepted' || items.length > 0 || date === undefined || date > long) return false;
    return ![path, id, shownName(decision)].some((name) => cited.has(name.toLowerCase()));
  };
}
