import type { NeedCode } from '../../decisions/revisit.ts';
import type { PhraseValues } from '../../model/problem.ts';

/** What can wait for somebody, the most important first: bad news, then what stands still, then what should come next. */
export const waitingKinds = [
  'unheard',
  'limit',
  'permission',
  'blocked',
  'unanswered',
  'expectation',
  'unreleased',
  'unused',
  'stalled',
  'question',
  'supportGone',
  'reviewDue',
  'revisit',
  'passedOver',
  'split',
] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/** The one thing to do next. Done, it settles what waits, so that it is named no longer. */
export type NextAct =
  | 'hear'
  | 'settle'
  | 'finish'
  | 'unblock'
  | 'release'
  | 'measure'
  | 'move'
  | 'reply'
  | 'pull'
  | 'split'
  | 'reconsider'
  | 'decide';

/** Why something is named; `src/phrases/late` has a sentence for each. */
export type WaitingCode =
  | `attention.${'unheard' | 'unanswered' | 'question' | 'question.of'}${'' | '.more'}`
  | `attention.limit.${'column' | 'system' | 'person'}`
  | `attention.blocked${'' | '.bare'}`
  | 'attention.permission'
  | 'attention.expectation'
  | 'attention.unreleased'
  | 'attention.unused'
  | 'attention.stalled'
  | 'attention.passedOver'
  | `attention.decision.${NeedCode}`
  | `attention.split.${'criteria' | 'estimate'}`;

/** A place of the file that a judgement rests on: `concerns[0].at` and what stands there. */
export interface Ground {
  readonly path: string;
  readonly says: string;
}

/** Something that waits for somebody, with its reason and the one next action. */
export interface Waiting {
  /** Names it for as long as it is the same: a new concern, block or question makes another one. */
  readonly id: string;
  readonly kind: WaitingKind;
  /** The key of the item that it is about; undefined for the plan as a whole and for limits. */
  readonly item: string | undefined;
  /** The path of the decision record that it is about. */
  readonly decision?: string | undefined;
  /** Whole days since it waits; undefined where the file does not say. */
  readonly days: number | undefined;
  readonly code: WaitingCode;
  readonly values: PhraseValues;
  readonly act: NextAct;
  readonly grounds: readonly Ground[];
}

/** From when on things are named: days, and for `passedOver` the number of items. */
export interface Patience {
  readonly unheard: number;
  readonly unanswered: number;
  readonly blocked: number;
  readonly unreleased: number;
  readonly unused: number;
  readonly stalled: number;
  readonly question: number;
  readonly passedOver: number;
}

export const defaultPatience: Patience = {
  unheard: 1,
  unanswered: 7,
  blocked: 2,
  unreleased: 7,
  unused: 14,
  stalled: 7,
  question: 2,
  passedOver: 3,
};

const day = 86_400_000;

/** Milliseconds of a time as the file has it; undefined where it is none. */
export function instant(at: string | undefined): number | undefined {
  const time = at === undefined ? NaN : Date.parse(at);
  return Number.isNaN(time) ? undefined : time;
}

/** Whole days from a time of the file until now; undefined where it says none. */
export function daysSince(at: string | undefined, now: Date): number | undefined {
  const time = instant(at);
  return time === undefined ? undefined : wholeDays(now.getTime() - time);
}

/** Milliseconds as whole days, never negative: a clock elsewhere may be ahead. */
export function wholeDays(milliseconds: number): number {
  return Math.max(0, Math.floor(milliseconds / day));
}
