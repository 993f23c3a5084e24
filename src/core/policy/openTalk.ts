import type { Backlog } from '../model/backlog.ts';
import type { Concern, Item, Question } from '../model/item.ts';
import { isUnanswered } from './attention/talk.ts';
import { isUnheard } from './judge.ts';
import { isOpenQuestion } from './readiness.ts';

/** Something said that waits, with its place in the list that it stands in. */
export interface OpenTalk<Entry extends Concern | Question> {
  /** Undefined for concerns about the plan as a whole. */
  readonly item: Item | undefined;
  readonly index: number;
  readonly entry: Entry;
}

/** Concerns that nobody has heard, those about the plan first, then in the file's order. */
export function unheardConcerns(backlog: Backlog): readonly OpenTalk<Concern>[] {
  return concernsIn(backlog).filter(({ entry }) => isUnheard(entry));
}

/** Concerns without an answer, heard or not: whoever answers one has heard it. */
export function openConcerns(backlog: Backlog): readonly OpenTalk<Concern>[] {
  return concernsIn(backlog).filter(({ entry }) => isUnheard(entry) || isUnanswered(entry));
}

/** Questions without an answer, in the file's order. */
export function openQuestions({ items }: Backlog): readonly OpenTalk<Question>[] {
  return items.flatMap((item) => talkOf(item.fields.questions, item).filter(({ entry }) => isOpenQuestion(entry)));
}

function concernsIn({ concerns, items }: Backlog): readonly OpenTalk<Concern>[] {
  return [...talkOf(concerns, undefined), ...items.flatMap((item) => talkOf(item.fields.concerns, item))];
}

function talkOf<Entry extends Concern | Question>(
  entries: readonly Entry[] = [],
  item: Item | undefined,
): readonly OpenTalk<Entry>[] {
  return entries.map((entry, index) => ({ item, index, entry }));
}
