import type { Backlog } from '../model/backlog.ts';
import type { Item } from '../model/item.ts';
import { type InvestHint, type InvestLetter, investIn, trustedLetters } from './invest.ts';
import { type Readiness, readinessIn } from './readiness.ts';

/** What refinement of a waiting item could look at. */
export interface Refinement {
  readonly readiness: Readiness;
  /** What the definition of ready does not say already. */
  readonly hints: readonly InvestHint[];
}

/** Hints that say what a need of the definition of ready says, by that need. */
const saidBy: Readonly<Record<string, readonly string[]>> = {
  why: ['invest.valuable.short'],
  acceptance: ['invest.testable.none'],
  questions: ['invest.estimable.questions'],
  dependencies: ['circle', 'dropped', 'later', 'open'].map((what) => `invest.independent.${what}`),
  estimate: ['invest.estimable.new'],
};

/**
 * Judges what waits: by the team's definition of ready, and by the letters of INVEST that are asked for.
 * @returns undefined for what is started, finished, decided against, or a frame
 */
export function refinementIn(
  backlog: Backlog,
  letters: readonly InvestLetter[] = trustedLetters,
): (item: Item) => Refinement | undefined {
  const readiness = readinessIn(backlog);
  const hints = investIn(backlog);
  return (item) => {
    const found = readiness(item);
    if (found === undefined) return undefined;
    const said = new Set(found.needs.flatMap(({ need, met }) => (met ? [] : (saidBy[need] ?? []))));
    return {
      readiness: found,
      hints: hints(item).filter(({ letter, code }) => letters.includes(letter) && !said.has(code)),
    };
  };
}
