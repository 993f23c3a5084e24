import type { CadenceSignal, Habit } from '../../core/policy/coach.ts';
import type { EvidenceNeed } from '../../core/policy/evidence.ts';

/** What the coach says: one hint at a time, of a habit that lapsed, or of what could come next. */
export type CoachCode =
  `coach.${Habit}` | 'coach.plan' | `coach.cadence.${CadenceSignal}` | `coach.growth.${EvidenceNeed}`;

export const coachPhrases: Readonly<Record<CoachCode, string>> = {
  'coach.plan': 'the plan',
  'coach.news':
    'Bad news waited {count}× in four weeks, last about {item}. Heard in a day and answered in a week, it helps most.',
  'coach.limits': 'A limit was passed {count}× in four weeks, last by {item}. Finishing first makes room.',
  'coach.done': 'Done came before its evidence {count}× in four weeks, last with {item}. What shows that it is used?',
  'coach.ready': 'Work began before it was ready {count}× in four weeks, last with {item}. A word together saves days.',
  'coach.small': 'Batches were large {count}× in four weeks, last for {item}. Smaller ones finish sooner.',
  'coach.cadence.unshipped':
    'Nothing was released in the last sprint. What is the smallest part that could be released now?',
  'coach.cadence.carried': 'Carried over into this sprint: {count}. Fewer at once finish sooner.',
  'coach.cadence.waiting': 'Deployed, and waiting for the sprint’s end: {count}. It could be released now.',
  'coach.growth.deployed': 'All that done asks for was there for four weeks. It could ask next: is it deployed?',
  'coach.growth.released': 'All that done asks for was there for four weeks. It could ask next: is it released?',
  'coach.growth.usage': 'All that done asks for was there for four weeks. It could ask next: is it used?',
  'coach.growth.noMajorBug':
    'All that done asks for was there for four weeks. It could ask next: is it without a major bug?',
};
