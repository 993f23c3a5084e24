import type { DecisionProblemCode } from '../core/decisions/record.ts';
import type { NeedCode } from '../core/decisions/revisit.ts';

/** What can be wrong with a decision record, and why one is worth another look. */
export type DecisionCode =
  `decision.${DecisionProblemCode}` | 'decision.never-referenced' | `decision.need.${NeedCode}`;

export const decisionPhrases: Readonly<Record<DecisionCode, string>> = {
  'decision.empty-record': 'This record is empty. Its title is that of its file, and it has no status.',
  'decision.front-matter-refused':
    'YAML does not take this line. It is read as typed, and nothing is lost: put the text in quotes.',
  'decision.front-matter-open': 'The front matter has no closing `---`, so none of it is read. Add that line.',
  'decision.status-conflict':
    'This record says two things about its status: “{one}”, and “{other}”. Keep the one that holds.',
  'decision.status-unknown': '“{status}” is no status that is known. It is shown as it stands.',
  'decision.status-placeholder': 'The status is still the template’s. Write proposed, accepted or rejected.',
  'decision.duplicate-id': 'The number {id} is also that of {others}. Both are shown; renumber one of them.',
  'decision.link-to-itself': 'This record names itself, {id}, as the other one.',
  'decision.link-missing': 'There is no record {target} in this log.',
  'decision.link-one-sided': '{by} says “{kind}” of this record, and this one does not say “{inverse}” yet.',
  'decision.replacement-proposed': '{by} proposes to replace this record. It is in force until that one is accepted.',
  'decision.never-referenced': 'It is in force for half a year, and no other record and no item names it.',
  'decision.need.review-due': 'To be looked at again by {because}.',
  'decision.need.support-gone': 'It rests on what no longer holds: {because}. That does not make it wrong.',
  'decision.need.item-done': 'It was to be looked at again once {because} is done, which it is.',
  'decision.need.priorities-moved': 'The first priority of its time, {because}, is none of the first five now.',
  'decision.need.assumption-gone': 'It assumes what no longer holds: {because}.',
  'decision.need.metric-crossed': 'It was to be looked at again at a figure that is reached: {because}.',
  'decision.need.decision-changed':
    'It was to be looked at again when another decision changes, which it did: {because}.',
  'decision.need.items-dropped': 'All that it decides was decided against: {because}.',
  'decision.need.proposed-but-done': 'It is still proposed, and all its items are done: {because}.',
};
