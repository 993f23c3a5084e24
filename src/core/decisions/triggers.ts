import { dayOf } from './dates.ts';
import type { Decision } from './resolveLog.ts';
import type { Need, NeedCode, Surroundings } from './revisit.ts';
import type { Doubt } from './waysToGone.ts';
import { targetsIn } from './targets.ts';

/** Decisions by their log and id, the first of those that share one. */
export type DecisionById = (log: string, id: string) => Decision | undefined;

/** `Revisit when checkout time > 300 ms`: each figure with how it is compared. */
const compared =
  /(?<more>>=?|≥|\b(?:above|over|exceeds?|reaches|at least|more than)\b)\s*(?<above>\d+(?:\.\d+)?)|(?<less><=?|≤|\b(?:below|under|at most|less than)\b)\s*(?<below>\d+(?:\.\d+)?)/giu;

/** A reading has passed the figure that a decision names. */
export function metricsCrossed({ revisit, reaffirmed }: Decision, { readings = [] }: Surroundings): readonly Need[] {
  if (revisit.length === 0) return [];
  const crossed = readings.filter(({ metric, value, day }) => {
    if (reaffirmed !== undefined && (day === undefined || reaffirmed >= day)) return false;
    return revisit.some((text) => behind(text, metric).some((isMet) => isMet(value)));
  });
  const because = crossed.map(({ metric, value }) => `${metric} ${value}`);
  return because.length > 0 ? [{ code: 'metric-crossed', because }] : [];
}

/** What a text asks of a metric that it names; nothing where it does not. */
function behind(text: string, metric: string): readonly ((value: number) => boolean)[] {
  const at = text.toLowerCase().indexOf(metric.toLowerCase());
  const isWord = at >= 0 && !/[\p{L}\d]/u.test(`${text[at - 1] ?? ' '}${text[at + metric.length] ?? ' '}`);
  if (!isWord || metric === '') return [];
  return [...text.slice(at + metric.length).matchAll(compared)].map(({ groups = {} }) => {
    const { more, above, less, below } = groups;
    const isEqual = /^(?:>=|≥|<=|≤|reaches|at least|at most)$/iu.test(more ?? less ?? '');
    const bound = Number(above ?? below);
    return (value) => (value === bound ? isEqual : more === undefined ? value < bound : value > bound);
  });
}

/** The ids of other decisions that one names as the moment to look again. */
export function watchedBy({ revisit }: Decision): readonly string[] {
  return [...new Set(revisit.flatMap((text) => targetsIn(text, new Map(), 'prose').map(({ id }) => id)))];
}

/**
 * Another decision that is named as a reason is no longer in force, or was amended after this one was made.
 * @param watched as `watchedBy` finds it
 */
export function decisionsChanged(decision: Decision, watched: readonly string[], byId: DecisionById): readonly Need[] {
  const { log, path, reaffirmed } = decision;
  const changed = watched.filter((id) => {
    const other = byId(log, id);
    if (other === undefined || other.path === path) return false;
    const since = changedOn(other, byId);
    if (since === undefined) return false;
    const seen = reaffirmed ?? decision.date;
    return since === '' ? reaffirmed === undefined : seen === undefined || since > seen;
  });
  return changed.length > 0 ? [{ code: 'decision-changed', because: changed }] : [];
}

/** The day on which a decision became another one; empty where nothing says when, undefined where it is as it was. */
function changedOn({ log, status, links }: Decision, byId: DecisionById): string | undefined {
  const later = links.filter(({ kind }) => kind === 'superseded-by' || kind === 'amended-by');
  const days = later.flatMap(({ target }) => {
    const by = byId(log, target);
    return by?.status === 'accepted' ? (by.date ?? '') : [];
  });
  const isOver = ['superseded', 'rejected', 'deprecated'].includes(status);
  return days.sort().at(-1) ?? (isOver ? '' : undefined);
}

/** An assumption that somebody has struck out, or that held until a day. */
export function assumptionsGone({ assumptions, reaffirmed }: Decision, { today }: Surroundings): readonly Need[] {
  const gone = assumptions.filter((text) => {
    const since = goneOn(text);
    if (since === undefined || since > today) return false;
    return reaffirmed === undefined || (since !== '' && reaffirmed < since);
  });
  return gone.length > 0
    ? [{ code: 'assumption-gone', because: gone.map((text) => text.replaceAll('~~', '').trim()) }]
    : [];
}

/** The day from which an assumption does not hold; empty where nothing says when, undefined where it holds. */
function goneOn(text: string): string | undefined {
  if (/~~[^~]+~~|\b(?:refuted|disproved|falsified|no longer (?:holds|true))\b/iu.test(text)) return '';
  const [, said] = /\b(?:until|expires(?: on)?|valid to)\s+(\S+)/iu.exec(text) ?? [];
  return said === undefined ? undefined : dayOf(said);
}

/** Needs by which a decision is in doubt: an assumption, a priority or the items that it rests on do not hold any more. */
const doubting: ReadonlySet<NeedCode> = new Set(['assumption-gone', 'priorities-moved', 'items-dropped']);

/**
 * Whether what a decision rests on itself, beside other decisions, does not hold any more.
 * @param needs its own, as `ownNeeds` finds them
 */
export function doubtOf({ assumptions }: Decision, needs: readonly Need[], { today }: Surroundings): Doubt | undefined {
  const found = needs.filter(({ code }) => doubting.has(code));
  if (found.length === 0) return undefined;
  const days = assumptions.flatMap((text) => goneOn(text) ?? []).filter((day) => day <= today);
  const isDated = found.every(({ code }) => code === 'assumption-gone') && !days.includes('');
  return { because: found.flatMap(({ because }) => because), since: isDated ? days.sort().at(-1) : undefined };
}
