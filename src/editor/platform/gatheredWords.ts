import * as vscode from 'vscode';
import { type GatheredPart, type GatheredWords, platformTypes } from './gatheredView.ts';

/** What the platform view says of itself: what it gathers, or why it is empty. */
export function gatheredWords(parts: readonly GatheredPart[]): GatheredWords {
  const isThere = parts.some(({ view }) =>
    view.columns.some(({ cards }) => cards.some(({ countsAs }) => platformTypes.includes(countsAs))),
  );
  return {
    title: vscode.l10n.t('Platform'),
    about: isThere
      ? vscode.l10n.t(
          'Reliability, security and infrastructure of all backlogs here ({0}), each in its own file',
          parts.length,
        )
      : vscode.l10n.t(
          'No backlog here has an item of type reliability, security or infrastructure yet. One that has is shown at once.',
        ),
    stages: {
      idea: vscode.l10n.t('Ideas'),
      ready: vscode.l10n.t('Ready'),
      active: vscode.l10n.t('In progress'),
      deployed: vscode.l10n.t('Deployed'),
      released: vscode.l10n.t('Released'),
      done: vscode.l10n.t('In use'),
      dropped: vscode.l10n.t('Not doing'),
    },
  };
}
