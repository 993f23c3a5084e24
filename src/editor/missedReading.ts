import type { Backlog } from '../core/model/backlog.ts';
import type { NewItemFields } from '../core/model/intention.ts';
import type { Item, Usage } from '../core/model/item.ts';
import { meetsTarget } from '../core/policy/evidence.ts';
import { targetText } from '../core/policy/target.ts';
import type { PhraseValues } from '../core/model/problem.ts';
import type { MissedCode } from '../phrases/late/missedPhrases.ts';

/** Says a phrase in the person's language. */
export type SayMissed = (code: MissedCode, values: PhraseValues) => string;

/** An item that may come next. */
export interface NextItem {
  readonly title: string;
  readonly fields: NewItemFields;
  /** The decision that it looks at again; undefined for a follow-up. */
  readonly decision?: string;
}

/** What a reading that misses its target says, and the items that may come of it: a follow-up, and a look at each decision. */
export interface MissedReading {
  readonly message: string;
  readonly next: readonly NextItem[];
}

/** What may come of a reading that misses its target: it is in use, and not what was hoped for. */
export function missedReading({ id, title, fields }: Item, usage: Usage, say: SayMissed): MissedReading {
  const metric = usage.metric ?? say('missed.nameless', {});
  const values = { item: id ?? title, metric, reading: usage.reading ?? '', target: targetText(usage) };
  const phrase = (code: MissedCode, more = {}) => say(code, { ...values, ...more });
  const about = { parent: id, why: phrase('missed.why'), type: fields.type };
  return {
    message: phrase('missed.reading'),
    next: [
      { title: phrase('missed.follow-up'), fields: about },
      ...(fields.decisions ?? []).map((decision) => ({
        title: phrase('missed.revisit', { decision }),
        fields: { ...about, decisions: [decision] },
        decision,
      })),
    ],
  };
}

/** The last reading of each metric where it misses its target, until something that came of it is in the plan. */
export function missedReadings(item: Item, { items }: Backlog, say: SayMissed): readonly MissedReading[] {
  const last = new Map((item.fields.evidence?.usage ?? []).map((usage) => [usage.metric, usage]));
  const parts = items.filter(({ fields }) => item.id !== undefined && fields.parent === item.id);
  return [...last.values()]
    .filter((usage) => usage.reading !== undefined && targetText(usage) !== '' && !meetsTarget(usage))
    .map((usage) => missedReading(item, usage, say))
    .filter(({ next }) => !parts.some(({ fields }) => next.some((one) => one.fields.why === fields.why)));
}
