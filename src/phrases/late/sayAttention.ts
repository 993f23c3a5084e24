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

/** The same where the name of what it is about stands before it already. */
export function besidePhrase({ code, values }: Waiting): AttentionPhrase {
  switch (code) {
    case 'attention.limit.column':
      return { code: 'attention.beside.column', values };
    case 'attention.limit.person':
      return { code: 'attention.beside.person', values };
    case 'attention.limit.system':
      return { code: 'attention.beside.system', values };
    default:
      return { code, values };
  }
}

/** What to do next about it. */
export function actPhrase({ act, values }: Waiting): AttentionPhrase {
  return { code: `attention.do.${act}`, values };
}
