import { type Backlog, itemOf } from '../../core/model/backlog.ts';
import { type Attention, attentionIn } from '../../core/policy/attention/attention.ts';
import type { Ground, NextAct, WaitingKind } from '../../core/policy/attention/waiting.ts';
import type { PhraseValues } from '../../core/model/problem.ts';
import { actPhrase, attentionText, reasonPhrase } from '../../phrases/late/sayAttention.ts';
import { type Setting, openBacklog } from '../workplace.ts';

/** One thing that waits for somebody. */
export interface WaitingData {
  /** Null for limits, decisions and the plan as a whole. */
  readonly item: string | null;
  /** The path of the decision record that it is about, from the folder that the tool works in; else null. */
  readonly decision: string | null;
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

/** What reads records is a bundle of its own. */
const records = () => import('./decisions.ts');

/** What waits for somebody, the most important first; decisions below the folder as well. */
export async function attention(setting: Setting): Promise<AttentionResult> {
  const { path, reading } = await openBacklog(setting);
  const { backlog } = reading;
  const besides = await (await records()).waitingDecisions(setting, backlog);
  const waiting = attentionIn(backlog, { now: setting.now, besides }).map((one) => ({
    ...saidOf(one),
    item: one.item ?? null,
    decision: one.decision ?? null,
    title: titleOf(backlog, one) ?? null,
  }));
  return { version: 1, file: path, waiting };
}

function titleOf(backlog: Backlog, { item, decision, values }: Attention): string | undefined {
  if (decision !== undefined) return String(values['title']);
  return item === undefined ? undefined : itemOf(backlog, item)?.title;
}

function saidOf(one: Attention): Omit<WaitingData, 'item' | 'decision' | 'title'> {
  const { kind, days, act, values, grounds, also } = one;
  const [reason, next] = [attentionText(reasonPhrase(one)), attentionText(actPhrase(one))];
  return { kind, days: days ?? null, reason, next, act, values, grounds, also };
}
