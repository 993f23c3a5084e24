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
  const named = new Set(
    decisions.flatMap(({ path: from, links }) => links.flatMap(({ path }) => (path === from ? [] : (path ?? [])))),
  );
  const long = new Date(Date.parse(today) - grace * 86_400_000).toISOString().slice(0, 10);
  const alone = decisions.filter((decision) => {
    const { path, id, status, date, items, links } = decision;
    if (status !== 'accepted' || date === undefined || date > long || items.length > 0) return false;
    const isCited = [path, id, shownName(decision)].some((name) => cited.has(name.toLowerCase()));
    return !isCited && !named.has(path) && links.every(({ written }) => written);
  });
  return new Set(alone.map(({ path }) => path));
}
