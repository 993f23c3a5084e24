import { itemOf } from '../../core/model/backlog.ts';
import { type Attention, attentionIn } from '../../core/policy/attention/attention.ts';
import type { Ground, NextAct, WaitingKind } from '../../core/policy/attention/waiting.ts';
import type { PhraseValues } from '../../core/model/problem.ts';
import { actPhrase, attentionText, reasonPhrase } from '../../phrases/late/sayAttention.ts';
import { type Setting, openBacklog } from '../workplace.ts';

/** One thing that waits for somebody. */
export interface WaitingData {
  /** Null for limits and for the plan as a whole. */
  readonly item: string | null;
  readonly title: string | null;
  readonly kind: WaitingKind;
  /** Whole days; null where the file does not say since when. */
  readonly days: number | null;
  readonly reason: string;
  readonly next: string;
  readonly act: NextAct;
  readonly values: PhraseValues;
  /** Places of the file that it rests on. */
  readonly grounds: readonly Ground[];
  /** What else waits about the same item. */
  readonly also: readonly WaitingKind[];
}

export interface AttentionResult {
  readonly version: 1;
  readonly file: string;
  readonly waiting: readonly WaitingData[];
}

/** What waits for somebody, the most important first. */
export async function attention(setting: Setting): Promise<AttentionResult> {
  const { path, reading } = await openBacklog(setting);
  const { backlog } = reading;
  const waiting = attentionIn(backlog, { now: setting.now }).map((one) => ({
    ...saidOf(one),
    item: one.item ?? null,
    title: (one.item === undefined ? undefined : itemOf(backlog, one.item)?.title) ?? null,
  }));
  return { version: 1, file: path, waiting };
}

function saidOf(one: Attention): Omit<WaitingData, 'item' | 'title'> {
  const { kind, days, act, values, grounds, also } = one;
  const [reason, next] = [attentionText(reasonPhrase(one)), attentionText(actPhrase(one))];
  return { kind, days: days ?? null, reason, next, act, values, grounds, also };
}
