import type { SayMissed } from '../../src/editor/missedReading.ts';
import { fill } from '../../src/phrases/fill.ts';
import { missedPhrases } from '../../src/phrases/late/missedPhrases.ts';

/** What is said of a reading that misses its target, in English. */
export const sayMissed: SayMissed = (code, values) => fill(missedPhrases[code], values);
