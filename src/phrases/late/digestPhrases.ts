import type { ConcernFate } from '../../core/policy/digest.ts';
import type { EvidenceNeed } from '../../core/policy/evidence.ts';
import type { responses } from '../../core/model/intention.ts';

/** Sentences of a look back on a period. */
export type DigestCode =
  | `digest.${'title' | 'period' | 'nothing' | 'finished' | 'learned' | 'concerns' | 'against' | 'thanks' | 'plan'}`
  | `digest.finished.item${'' | '.bare' | '.without'}`
  | `digest.experiment.${'expected' | 'result' | 'learned' | 'unlearned'}`
  | 'digest.concern'
  | `digest.concern.${ConcernFate['state']}`
  | `digest.response.${(typeof responses)[number]}`
  | `digest.need.${EvidenceNeed}`
  | 'digest.thanks.item'
  | 'digest.no-reason';

export const digestPhrases: Readonly<Record<DigestCode, string>> = {
  'digest.title': 'Looking back',
  'digest.period': 'From {from} to {to}.',
  'digest.nothing': 'Nothing that the backlog knows of happened in this time.',
  'digest.finished': 'Finished',
  'digest.finished.item': '{item}: {there}',
  'digest.finished.item.bare': '{item}',
  'digest.finished.item.without': '{item}: {there}. Not shown yet: {missing}',
  'digest.learned': 'Experiments, and what was learned',
  'digest.experiment.expected': 'expected: {text}',
  'digest.experiment.result': 'result: {text}',
  'digest.experiment.learned': 'learned: {text}',
  'digest.experiment.unlearned': 'what was learned is not written down yet',
  'digest.concerns': 'Bad news, and what became of it',
  'digest.concern': '{item}: {about}. {state}',
  'digest.concern.waiting': 'It waits to be heard.',
  'digest.concern.heard': 'Heard; no answer yet.',
  'digest.concern.answered': 'Answered: {response}',
  'digest.response.plan-changed': 'the plan changed.',
  'digest.response.risk-accepted': 'the risk is accepted.',
  'digest.response.not-a-risk': 'it is no risk.',
  'digest.plan': 'the plan',
  'digest.against': 'Decided against',
  'digest.no-reason': 'no reason is written down',
  'digest.thanks': 'Thanks',
  'digest.thanks.item': 'To {who}, for: {text} ({item})',
  'digest.need.deployed': 'deployed',
  'digest.need.released': 'released',
  'digest.need.usage': 'used',
  'digest.need.noMajorBug': 'no major bug',
};
