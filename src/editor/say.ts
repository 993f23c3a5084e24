import * as vscode from 'vscode';
import type { PhraseValues } from '../core/model/problem.ts';
import { type MissedCode, missedPhrases } from '../phrases/late/missedPhrases.ts';
import { type Phrase, phrases } from '../phrases/phrases.ts';

/** A phrase in the language of the person's VS Code. */
export function say({ code, values }: Phrase): string {
  return vscode.l10n.t(phrases[code], values);
}

/** The same of a reading that misses its target. */
export function sayMissed(code: MissedCode, values: PhraseValues): string {
  return vscode.l10n.t(missedPhrases[code], values);
}
