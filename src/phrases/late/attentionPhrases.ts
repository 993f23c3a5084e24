import type { NextAct, WaitingCode, WaitingKind } from '../../core/policy/attention/waiting.ts';
import { decisionPhrases } from '../decisionPhrases.ts';

/** What stands beside the name of what is over its limit. */
type BesideCode = `attention.beside.${'column' | 'person' | 'system'}`;

export type AttentionCode = WaitingCode | BesideCode | `attention.do.${NextAct}` | `attention.kind.${WaitingKind}`;

/** What is said of a decision in its record, too. */
const needs = decisionPhrases;

/**
 * What waits, why, and what to do next. Not in the one table: it is loaded with what draws attention, which most
 * windows and most commands never need.
 */
export const attentionPhrases: Readonly<Record<AttentionCode, string>> = {
  'attention.unheard': 'Nobody has heard this concern yet ({days}d): “{text}”',
  'attention.unheard.more': 'Concerns that nobody has heard yet: {count}. The oldest ({days}d): “{text}”',
  'attention.unanswered': 'This concern was heard, and waits for an answer ({days}d): “{text}”',
  'attention.unanswered.more': 'Concerns that wait for an answer: {count}. The oldest ({days}d): “{text}”',
  'attention.question': 'A question waits for an answer ({days}d): “{text}”',
  'attention.question.more': 'Questions that wait for an answer: {count}. The oldest ({days}d): “{text}”',
  'attention.question.of': 'A question to {who} waits for an answer ({days}d): “{text}”',
  'attention.question.of.more': 'Questions that wait for an answer: {count}. The oldest, to {who} ({days}d): “{text}”',
  'attention.limit.column': '{name} holds {count}, and its limit is {limit}.',
  'attention.limit.system': 'In progress are {count}, and the limit is {limit}.',
  'attention.limit.person': '{name} has {count} in progress, and the limit is {limit}.',
  'attention.beside.column': 'Holds {count}, and its limit is {limit}.',
  'attention.beside.system': '{count}, and the limit is {limit}.',
  'attention.beside.person': 'Has {count} in progress, and the limit is {limit}.',
  'attention.permission': 'Waits for {who} ({days}d). In 12 weeks {who} was waited for {times} times, {total}d in all.',
  'attention.blocked': 'Blocked ({days}d): {text}',
  'attention.blocked.bare': 'Blocked ({days}d), and nothing says by what.',
  'attention.expectation': 'In progress for {days}d; {probability} % of the work is expected within {expected}d.',
  'attention.unreleased': 'Deployed {days}d ago, and nobody can use it yet.',
  'attention.unused': 'Released {days}d ago, and nothing shows yet how it is used.',
  'attention.stalled': 'In progress, and nothing new was written about it for {days}d.',
  'attention.passedOver': 'Waits ({days}d) while work that came later was started: {count} ({items}).',
  'attention.split.criteria': 'It has {count} criteria, more than most that the team has finished.',
  'attention.split.estimate': 'It is estimated at {estimate}, more than most that the team has finished.',
  'attention.decision.support-gone': needs['decision.need.support-gone'],
  'attention.decision.review-due': needs['decision.need.review-due'],
  'attention.decision.item-done': needs['decision.need.item-done'],
  'attention.decision.priorities-moved': needs['decision.need.priorities-moved'],
  'attention.decision.assumption-gone': needs['decision.need.assumption-gone'],
  'attention.decision.metric-crossed': needs['decision.need.metric-crossed'],
  'attention.decision.decision-changed': needs['decision.need.decision-changed'],
  'attention.decision.items-dropped': needs['decision.need.items-dropped'],
  'attention.decision.proposed-but-done': needs['decision.need.proposed-but-done'],

  'attention.do.hear': 'Let somebody else than who raised it hear it',
  'attention.do.settle': 'Look into it and answer it',
  'attention.do.finish': 'Finish something before the next is begun',
  'attention.do.unblock': 'Unblock it, together',
  'attention.do.release': 'Release it',
  'attention.do.measure': 'Record how it is used',
  'attention.do.move': 'Move it on, or say what it waits for',
  'attention.do.reply': 'Answer it, or ask somebody else',
  'attention.do.pull': 'Pull it next',
  'attention.do.split': 'Split it',
  'attention.do.reconsider': 'Look at it again: reaffirm it, or record what takes its place',
  'attention.do.decide': 'Accept it, or reject it',

  'attention.kind.unheard': 'unheard concern',
  'attention.kind.unanswered': 'concern without an answer',
  'attention.kind.question': 'open question',
  'attention.kind.limit': 'over a limit',
  'attention.kind.permission': 'waiting for somebody outside',
  'attention.kind.blocked': 'blocked',
  'attention.kind.expectation': 'past the expectation',
  'attention.kind.unreleased': 'deployed, not released',
  'attention.kind.unused': 'released, not used',
  'attention.kind.stalled': 'nothing new',
  'attention.kind.supportGone': 'rests on what no longer holds',
  'attention.kind.reviewDue': 'due for another look',
  'attention.kind.revisit': 'a reason for another look',
  'attention.kind.passedOver': 'passed over',
  'attention.kind.split': 'large',
};
