import { attentionPhrases } from '../../../src/phrases/late/attentionPhrases.ts';
import { balancePhrases } from '../../../src/phrases/late/balancePhrases.ts';
import { branchNumberPhrases } from '../../../src/phrases/late/branchNumberPhrases.ts';
import { coachPhrases } from '../../../src/phrases/late/coachPhrases.ts';
import { digestPhrases } from '../../../src/phrases/late/digestPhrases.ts';
import { finishedPhrases } from '../../../src/phrases/late/finishedPhrases.ts';
import { missedPhrases } from '../../../src/phrases/late/missedPhrases.ts';
import { removalPhrases } from '../../../src/phrases/late/removalPhrases.ts';
import { splitPhrases } from '../../../src/phrases/late/splitPhrases.ts';
import { talkPhrases } from '../../../src/phrases/late/talkPhrases.ts';
import { writingPhrases } from '../../../src/phrases/late/writingPhrases.ts';

/** Every table that is loaded late; a test holds this against the folder. */
export const latePhrases: Readonly<Record<string, string>> = {
  ...attentionPhrases,
  ...balancePhrases,
  ...branchNumberPhrases,
  ...coachPhrases,
  ...digestPhrases,
  ...finishedPhrases,
  ...missedPhrases,
  ...removalPhrases,
  ...splitPhrases,
  ...talkPhrases,
  ...writingPhrases,
};
