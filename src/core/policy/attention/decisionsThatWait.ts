import type { Decision } from '../../decisions/resolveLog.ts';
import { type Need, type NeedCode, becauseOf } from '../../decisions/revisit.ts';
import { shownName } from '../../decisions/shownName.ts';
import { type Waiting, type WaitingKind, daysSince } from './waiting.ts';

/** What a need is told as: what a decision rests on is gone, its day has come, or something else has moved. */
const kinds: Readonly<Record<NeedCode, WaitingKind>> = {
  'support-gone': 'supportGone',
  'assumption-gone': 'supportGone',
  'review-due': 'reviewDue',
  'item-done': 'revisit',
  'metric-crossed': 'revisit',
  'decision-changed': 'revisit',
  'priorities-moved': 'revisit',
  'items-dropped': 'revisit',
  'proposed-but-done': 'revisit',
};

/** Where in a record the reason stands. */
const grounds: Readonly<Record<NeedCode, string>> = {
  'support-gone': 'depends-on',
  'assumption-gone': 'assumptions',
  'review-due': 'review-by',
  'item-done': 'revisit',
  'metric-crossed': 'revisit',
  'decision-changed': 'revisit',
  'priorities-moved': 'priorities',
  'items-dropped': 'items',
  'proposed-but-done': 'items',
};

/** Decisions that are worth another look, each with all its reasons. None of them says that a decision is wrong. */
export function decisionsThatWait(
  decisions: readonly Pick<Decision, 'path' | 'id' | 'title'>[],
  needs: ReadonlyMap<string, readonly Need[]>,
  now: Date,
): readonly Waiting[] {
  return decisions.flatMap((decision) =>
    (needs.get(decision.path) ?? []).map((need): Waiting => {
      const { path, title } = decision;
      const { code } = need;
      const because = becauseOf(need);
      return {
        // Another day, item or way is another reason.
        id: `${code}:${path}:${because}`,
        kind: kinds[code],
        item: undefined,
        decision: path,
        days: code === 'review-due' ? daysSince(because, now) : undefined,
        code: `attention.decision.${code}`,
        values: { because, name: shownName(decision), title },
        act: code === 'proposed-but-done' ? 'decide' : 'reconsider',
        grounds: [{ path: `${path}: ${grounds[code]}`, says: because }],
      };
    }),
  );
}
