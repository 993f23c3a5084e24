import type { Readiness } from '../../core/policy/readiness.ts';
import type { Refinement } from '../../core/policy/refinement.ts';
import type { Phrase } from '../phrases.ts';

/** Whether an item is ready, in a sentence. */
export function readinessPhrase({ ready, needs }: Readiness): Phrase {
  if (ready) return { code: 'ready.all', values: {} };
  return { code: 'ready.some', values: { met: needs.filter(({ met }) => met).length, all: needs.length } };
}

/** What is still missing, a sentence each, in the order of the team's definition. */
export function missingPhrases({ needs }: Readiness): readonly Phrase[] {
  return needs.filter(({ met }) => !met).map(({ code, values }) => ({ code, values }));
}

/** What is missing, then what may not be clear, a sentence each. */
export function refinementPhrases({ readiness, hints }: Refinement): readonly Phrase[] {
  return [...missingPhrases(readiness), ...hints.map(({ code, values }) => ({ code, values }))];
}
