import type { Waiting } from '../../core/policy/attention/waiting.ts';
import { fill } from '../fill.ts';
import { type AttentionCode, attentionPhrases } from './attentionPhrases.ts';
import type { PhraseValues } from '../../core/model/problem.ts';

/** A sentence of attention by its code, with what it is filled with. */
export interface AttentionPhrase {
  readonly code: AttentionCode;
  readonly values: PhraseValues;
}

/** In English. */
export function attentionText({ code, values }: AttentionPhrase): string {
  return fill(attentionPhrases[code], values);
}

/** Why something is named. */
export function reasonPhrase({ code, values }: Waiting): AttentionPhrase {
  return { code, values };
}

/** What to do next about it. */
export function actPhrase({ act, values }: Waiting): AttentionPhrase {
  return { code: `attention.do.${act}`, values };
}
