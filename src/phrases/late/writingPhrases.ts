import type { WritingRefusal, WritingRefusalCode } from '../../core/decisions/writing/refusal.ts';
import { fill } from '../fill.ts';

export type WritingCode = `decision.refused.${WritingRefusalCode}`;

/** Why a decision record is not changed. */
export const writingPhrases: Readonly<Record<WritingCode, string>> = {
  'decision.refused.no-status-anchor':
    '{path} has no place for a status. Nothing was changed: write a section “## Status” first.',
  'decision.refused.not-read-back':
    'In {path} it would not be read, as behind a fence that is left open. Nothing was changed.',
  'decision.refused.already': '{id} is {status} already.',
  'decision.refused.is-superseded': '{id} is superseded by another decision, which decides. Nothing was changed.',
  'decision.refused.in-force': '{id} is {status}: deprecate it, or record what supersedes it. Nothing was changed.',
  'decision.refused.not-in-force': '{id} is {status}, so it is not in force: reject it instead. Nothing was changed.',
  'decision.refused.out-of-force': '{id} is {status}, so it is out of force already. Nothing was changed.',
  'decision.refused.itself': '{id} cannot take its own place. Nothing was changed.',
  'decision.refused.number-taken': 'The number {number} is that of {path}. Nothing was changed: choose another one.',
  'decision.refused.number-on-branch':
    'The number {number} is that of {name} on {branches}. Nothing was changed: choose another one.',
  'decision.refused.same-number': '{path} has the number {number} already.',
  'decision.refused.not-numbered': '{path} has no number in its name. Nothing was changed.',
};

/** In English. */
export function writingText({ code, values }: WritingRefusal): string {
  return fill(writingPhrases[`decision.refused.${code}`], values);
}
