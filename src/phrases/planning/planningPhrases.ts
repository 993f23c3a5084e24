import { type ReadinessPhraseCode, readinessPhrases } from './readinessPhrases.ts';

export type PlanningCode = ReadinessPhraseCode;

/** What planning says: advice and judgements, subject by subject, each at most 120 characters long. */
export const planningPhrases: Readonly<Record<PlanningCode, string>> = {
  ...readinessPhrases,
};
