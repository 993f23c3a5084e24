import * as vscode from 'vscode';
import type { DecisionStatus } from '../../core/decisions/record.ts';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import { shownName } from '../../core/decisions/shownName.ts';

/** Statuses in the order in which they ask for attention. */
export const statusOrder: readonly DecisionStatus[] = [
  ...(['draft', 'proposed', 'accepted', 'unknown', 'none', 'rejected', 'deprecated', 'superseded'] as const),
];

const icons: Readonly<Record<DecisionStatus, string>> = {
  draft: 'edit',
  proposed: 'comment-discussion',
  accepted: 'pass',
  unknown: 'question',
  none: 'question',
  rejected: 'circle-slash',
  deprecated: 'archive',
  superseded: 'history',
};

/** Name of the codicon of a status: each has a shape of its own. */
export function iconOfStatus(status: DecisionStatus): string {
  return icons[status];
}

export function statusWord(status: DecisionStatus): string {
  switch (status) {
    case 'draft':
      return vscode.l10n.t('Draft');
    case 'proposed':
      return vscode.l10n.t('Proposed');
    case 'accepted':
      return vscode.l10n.t('Accepted');
    case 'rejected':
      return vscode.l10n.t('Rejected');
    case 'deprecated':
      return vscode.l10n.t('Deprecated');
    case 'superseded':
      return vscode.l10n.t('Superseded');
    case 'unknown':
      return vscode.l10n.t('Another status');
    case 'none':
      return vscode.l10n.t('No status');
  }
}

/** A status as it is said of one decision: a word that no rule knows as it stands in the record. */
export function statusOf({ status, rawStatus }: Decision): string {
  return status === 'unknown' && rawStatus !== undefined ? rawStatus : statusWord(status);
}

/** `ADR-0004 Use PostgreSQL`. */
export function fullName(decision: Decision): string {
  return `${shownName(decision)} ${decision.title}`.trim();
}
