import { type Backlog, itemOf } from '../../core/model/backlog.ts';
import { type Act, responses } from '../../core/model/intention.ts';
import type { PhraseValues } from '../../core/model/problem.ts';
import { isUnanswered } from '../../core/policy/attention/talk.ts';
import { isUnheard } from '../../core/policy/judge.ts';
import { isOpenQuestion } from '../../core/policy/readiness.ts';
import { type TalkCode, talkPhrases } from '../../phrases/late/talkPhrases.ts';
import { fill } from '../../phrases/fill.ts';
import { ToolFailure } from '../failure.ts';
import { type Setting, carryOut } from '../workplace.ts';
import type { Answer } from './changes.ts';

/** What is done about a concern or a question; `number` counts from 1, and without it the first that waits is meant. */
export type Talk =
  | { readonly what: 'raise'; readonly text: string; readonly unnamed: boolean }
  | { readonly what: 'hear'; readonly number: number | undefined }
  | {
      readonly what: 'settle';
      readonly number: number | undefined;
      readonly response: string;
      readonly note: string | undefined;
    }
  | { readonly what: 'ask'; readonly text: string; readonly of: string | undefined }
  | { readonly what: 'answer'; readonly number: number | undefined; readonly text: string };

export interface TalkResult {
  readonly id: string;
  readonly what: Talk['what'];
}

/** Raises, hears or answers a concern, asks or answers a question. @throws ToolFailure where none waits, or it is one's own */
export async function talk(setting: Setting, id: string, wanted: Talk): Promise<Answer<TalkResult>> {
  let said = '';
  await carryOut(setting, (backlog) => {
    const { act, sentence } = planned(backlog, id, wanted);
    said = sentence;
    return { kind: 'act', item: id, act };
  });
  return { data: { version: 1, id, what: wanted.what }, said };
}

/** A sentence about concerns and questions, in English. */
export function talkText(code: TalkCode, values: PhraseValues = {}): string {
  return fill(talkPhrases[code], values);
}

interface Plan {
  readonly act: Act;
  readonly sentence: string;
}

function planned(backlog: Backlog, id: string, wanted: Talk): Plan {
  switch (wanted.what) {
    case 'raise':
      return {
        act: { what: 'raise', about: wanted.text, unnamed: wanted.unnamed },
        sentence: talkText('talk.raised', { item: id }),
      };
    case 'ask': {
      const { text, of } = wanted;
      const code = of === undefined ? 'talk.asked' : 'talk.asked.of';
      return {
        act: { what: 'ask', ask: text, of },
        sentence: talkText(code, { item: id, who: of === undefined ? '' : nameIn(backlog, of) }),
      };
    }
    case 'answer': {
      const found = chosen(itemOf(backlog, id)?.fields.questions, wanted.number, isOpenQuestion);
      if (found === undefined) throw new ToolFailure(talkText('talk.none.question', { item: id }));
      return {
        act: { what: 'answer', index: found.index, answer: wanted.text },
        sentence: talkText('talk.replied', { item: id, text: found.entry.ask ?? '' }),
      };
    }
    case 'hear':
    case 'settle':
      return concernPlan(backlog, id, wanted);
  }
}

function concernPlan(backlog: Backlog, id: string, wanted: Extract<Talk, { what: 'hear' | 'settle' }>): Plan {
  const concerns = itemOf(backlog, id)?.fields.concerns;
  const waits =
    wanted.what === 'hear' ? isUnheard : (one: Parameters<typeof isUnheard>[0]) => isUnheard(one) || isUnanswered(one);
  const found = chosen(concerns, wanted.number, waits);
  if (found === undefined) throw new ToolFailure(talkText('talk.none.concern', { item: id }));
  const { index, entry } = found;
  const values = { item: id, text: entry.about ?? '' };
  if (wanted.what === 'hear') return { act: { what: 'hear', index }, sentence: talkText('talk.heard', values) };
  const response = responses.find((one) => one === wanted.response);
  if (response === undefined) throw new ToolFailure(talkText('talk.responses', { responses: responses.join(', ') }));
  const thanks =
    entry.by === undefined
      ? talkText('talk.thanks.unnamed')
      : talkText('talk.thanks', { who: nameIn(backlog, entry.by) });
  return {
    act: { what: 'settle', index, response, note: wanted.note },
    sentence: `${talkText('talk.answered', values)} ${thanks}`,
  };
}

function chosen<Entry>(
  entries: readonly Entry[] | undefined,
  number: number | undefined,
  waits: (entry: Entry) => boolean,
): { readonly index: number; readonly entry: Entry } | undefined {
  const index = (entries ?? []).findIndex((entry, place) => waits(entry) && (number ?? place + 1) === place + 1);
  const entry = entries?.[index];
  return entry === undefined ? undefined : { index, entry };
}

function nameIn({ people }: Backlog, key: string): string {
  return people.find((person) => person.key === key)?.name ?? key;
}
