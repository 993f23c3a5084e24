import type { DecisionProblem } from '../core/decisions/record.ts';
import { type Need, becauseOf } from '../core/decisions/revisit.ts';
import type { Phrase } from './phrases.ts';

/** What is wrong with a decision record. */
export function decisionProblemPhrase({ code, values }: DecisionProblem): Phrase {
  return { code: `decision.${code}`, values };
}

/** Why a decision is worth another look. */
export function needPhrase(need: Need): Phrase {
  return { code: `decision.need.${need.code}`, values: { because: becauseOf(need) } };
}
