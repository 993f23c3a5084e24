import * as vscode from 'vscode';
import { type Phrase, phrases } from '../phrases/phrases.ts';

/** A phrase in the language of the person's VS Code. */
export function say({ code, values }: Phrase): string {
  return vscode.l10n.t(phrases[code], values);
}
