import type { Concern, Item, Question } from '../../model/item.ts';
import { isUnheard } from '../judge.ts';
import { isOpenQuestion } from '../readiness.ts';
import { type Patience, type Waiting, daysSince } from './waiting.ts';

interface Clock {
  readonly now: Date;
  readonly patience: Patience;
}

/** Whether a concern was heard and still has no answer. */
export function isUnanswered(concern: Concern): boolean {
  return !isUnheard(concern) && concern.response === undefined && concern.answered === undefined;
}

/**
 * Bad news that waits: unheard, and heard without an answer. Without a time it waits already: nothing says that it
 * is new.
 * @param item undefined for concerns about the plan as a whole
 */
export function concernsThatWait(
  concerns: readonly Concern[],
  item: Item | undefined,
  { now, patience }: Clock,
): readonly Waiting[] {
  const aged = concerns.map((concern, index) => ({ concern, index, days: daysSince(concern.at, now) }));
  const longer = (days: number | undefined, limit: number) => days === undefined || days >= limit;
  const unheard = aged.filter(({ concern, days }) => isUnheard(concern) && longer(days, patience.unheard));
  const unanswered = aged.filter(({ concern, days }) => isUnanswered(concern) && longer(days, patience.unanswered));
  return [
    ...talkOf(unheard, item, ({ concern }) => ({ kind: 'unheard', act: 'hear', text: concern.about, at: concern.at })),
    ...talkOf(unanswered, item, ({ concern }) => ({
      kind: 'unanswered',
      act: 'settle',
      text: concern.about,
      at: concern.at,
    })),
  ];
}

/** Questions that wait for an answer. Without a time nothing says for how long, and readiness tells of them anyway. */
export function questionsThatWait(item: Item, { now, patience }: Clock): readonly Waiting[] {
  const open = (item.fields.questions ?? [])
    .map((question, index) => ({ question, index, days: daysSince(question.at, now) }))
    .filter(({ question, days }) => isOpenQuestion(question) && days !== undefined && days >= patience.question);
  return talkOf(open, item, ({ question }: { readonly question: Question }) => ({
    kind: 'question',
    act: 'reply',
    text: question.ask,
    at: question.at,
    who: question.of,
  }));
}

interface Said extends Pick<Waiting, 'act'> {
  readonly kind: 'unheard' | 'unanswered' | 'question';
  readonly text: string | undefined;
  readonly at: string | undefined;
  readonly who?: string | undefined;
}

/** Several of one kind are one thing that waits, told by the oldest. */
function talkOf<Entry extends { readonly index: number; readonly days: number | undefined }>(
  entries: readonly Entry[],
  item: Item | undefined,
  tell: (entry: Entry) => Said,
): readonly Waiting[] {
  const unknown = Number.POSITIVE_INFINITY;
  const [oldest] = entries.toSorted((one, other) => compare(other.days ?? unknown, one.days ?? unknown));
  if (oldest === undefined) return [];
  const { kind, act, text = '', who = '' } = tell(oldest);
  const of = kind === 'question' && who !== '' ? ('question.of' as const) : kind;
  const list = kind === 'question' ? 'questions' : 'concerns';
  return [
    {
      // The number of them is part of the name: one more is news.
      id: `${kind}:${item?.key ?? ''}:${entries.map(({ index }) => index).join(',')}`,
      kind,
      item: item?.key,
      days: oldest.days,
      code: `attention.${of}${entries.length > 1 ? '.more' : ''}`,
      values: { count: entries.length, days: oldest.days ?? '?', text, who },
      act,
      grounds: entries.map((entry) => ({ path: `${list}[${entry.index}].at`, says: tell(entry).at ?? '' })),
    },
  ];
}

/** As `one - other`, which two infinities do not give. */
function compare(one: number, other: number): number {
  return one === other ? 0 : one - other;
}
