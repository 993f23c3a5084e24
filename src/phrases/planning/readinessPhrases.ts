import type { ReadinessCode } from '../../core/policy/readiness.ts';

export type ReadinessPhraseCode = ReadinessCode | 'ready.all' | 'ready.some';

/** What of the definition of ready an item has, and what is still to come. */
export const readinessPhrases: Readonly<Record<ReadinessPhraseCode, string>> = {
  'ready.all': 'Ready: all that the team asks for is there.',
  'ready.some': 'Not ready yet: {met} of {all} are there.',
  'ready.why.met': 'It says what it is for.',
  'ready.why.missing': 'It does not say yet what it is for.',
  'ready.acceptance.met': 'It says when it is accepted ({count}).',
  'ready.acceptance.missing': 'It does not say yet when it is accepted.',
  'ready.estimate.met': 'It is estimated: {estimate}.',
  'ready.estimate.missing': 'It is not estimated yet.',
  'ready.questions.met': 'No question is open.',
  'ready.questions.missing': 'Open questions: {count}. The first: “{ask}”',
  'ready.voices.met': 'Everybody whom the team wants to hear has said what it means to them.',
  'ready.voices.missing': 'Not heard yet: {sources}.',
  'ready.own.met': '“{key}” is there.',
  'ready.own.missing': '“{key}” is not there yet.',
  'ready.dependencies.met': 'It waits for no other item.',
  'ready.dependencies.circle': 'It needs {items}, and is needed there in the end. One of these ties has to go.',
  'ready.dependencies.dropped': 'It needs what is not going to be done: {items}.',
  'ready.dependencies.later': 'It is ranked before what it needs: {items}.',
  'ready.dependencies.open': 'It needs first: {items}.',
};
