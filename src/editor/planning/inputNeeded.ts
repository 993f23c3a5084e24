import * as vscode from 'vscode';

/** What a field says while nothing stands in it; undefined when something does. */
export function inputNeeded(text: string): string | undefined {
  if (text.trim() !== '') return undefined;
  return vscode.l10n.t('Something has to stand here. Escape leaves everything as it is.');
}
