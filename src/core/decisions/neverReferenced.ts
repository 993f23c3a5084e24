import type { Decision } from './resolveLog.ts';
import type { Surroundings } from './revisit.ts';
import { shownName } from './shownName.ts';

/** Days for which a decision may stand alone: what is decided today is referred to later. */
const grace = 180;

/**
 * Decisions in force that nothing refers to for half a year: no other record, and no item of a backlog. They may be known
 * to everybody, or to nobody. By path.
 */
export function neverReferenced(decisions: readonly Decision[], { today, cited }: Surroundings): ReadonlySet<string> {
  // Without a backlog that names decisions, nothing can be told.
  if (cited === undefined || cited.size === 0) return new Set();
  const named = new Set<string>();
  for (const { path: from, links } of decisions)
    for (const { path } of links) if (path !== undefined && path !== from) named.add(path);
  const long = new Date(Date.parse(today) - grace * 86_400_000).toISOString().slice(0, 10);
  const alone = decisions.filter((decision) => {
    const { path, date, id } = decision;
    if (named.has(path) || date === undefined || date > long || !isForItself(decision)) return false;
    return ![path, id, shownName(decision)].some((name) => cited.has(name.toLowerCase()));
  });
  return new Set(alone.map(({ path }) => path));
}

/** In force, without an item that it decides, and no other record says something of it. */
function isForItself({ status, items, links }: Decision): boolean {
  return status === 'accepted' && items.length === 0 && links.every(({ written }) => written);
}
