import type { InvestCode } from '../../core/policy/invest.ts';
import { type EvidenceCode, evidencePhrases } from './evidencePhrases.ts';
import { investPhrases } from './investPhrases.ts';
import { type ReadinessPhraseCode, readinessPhrases } from './readinessPhrases.ts';

export type PlanningCode = ReadinessPhraseCode | InvestCode | EvidenceCode;

/** What planning says: advice and judgements, subject by subject, each at most 120 characters long. */
export const planningPhrases: Readonly<Record<PlanningCode, string>> = {
  ...readinessPhrases,
  ...investPhrases,
  ...evidencePhrases,
};
