import * as vscode from 'vscode';
import { layoutSteps } from '../../core/decisions/layout.ts';
import type { Decision, DecisionLink } from '../../core/decisions/resolveLog.ts';
import type { Need } from '../../core/decisions/revisit.ts';
import { shownName } from '../../core/decisions/shownName.ts';
import { needPhrase } from '../../phrases/describeDecision.ts';
import type { GraphEdge, GraphNode, GraphView, Validity } from '../../protocol/decisionGraph.ts';
import { shortened } from '../markdown.ts';
import { say } from '../say.ts';
import type { DecisionsNow } from './records.ts';
import { iconOfStatus, statusOf } from './words.ts';

/** The page's data, a little at a time. @param keyOf the page's name for a path */
export function* graphViewSteps(now: DecisionsNow, keyOf: (path: string) => string): Generator<undefined, GraphView> {
  const byPath = new Map(now.decisions.map((decision) => [decision.path, decision]));
  const { nodes: placed, edges } = yield* layoutSteps(now.decisions);
  const nodes: GraphNode[] = [];
  for (const { path, column, row } of placed) {
    const decision = byPath.get(path);
    if (decision === undefined) continue;
    nodes.push({ key: keyOf(path), ...factsOf(decision, now.needs.get(path) ?? [], byPath), column, row });
    yield;
  }
  return {
    words: words(),
    nodes,
    edges: edges.map(({ from, to, kind }) => ({ from: keyOf(from), to: keyOf(to), kind: kindOf(kind) })),
  };
}

function words(): GraphView['words'] {
  return {
    title: vscode.l10n.t('Decisions'),
    keys: vscode.l10n.t('Left and right walk along relations, up and down to neighbours. Enter opens the record.'),
    asGraph: vscode.l10n.t('Graph'),
    asText: vscode.l10n.t('Text'),
    empty: vscode.l10n.t('There are no decisions here.'),
    legend: {
      holds: vscode.l10n.t('In force'),
      again: vscode.l10n.t('To look at again'),
      pending: vscode.l10n.t('Not decided yet'),
      over: vscode.l10n.t('No longer in force'),
      unknown: vscode.l10n.t('Unknown'),
    },
  };
}

function factsOf(
  decision: Decision,
  needs: readonly Need[],
  byPath: ReadonlyMap<string, Decision>,
): Omit<GraphNode, 'key' | 'column' | 'row'> {
  const again = needs.length > 0;
  return {
    name: shownName(decision),
    title: shortened(decision.title, 200),
    validity: again ? 'again' : validityOf(decision),
    word: again ? vscode.l10n.t('{status}, look again', { status: statusOf(decision) }) : statusOf(decision),
    icon: again ? 'bell-dot' : iconOfStatus(decision.status),
    says: [
      ...decision.links.filter(({ kind }) => kind !== 'mentions').map((link) => relation(link, byPath)),
      ...needs.map((need) => say(needPhrase(need))),
    ],
  };
}

function validityOf({ status }: Decision): Validity {
  switch (status) {
    case 'accepted':
      return 'holds';
    case 'draft':
    case 'proposed':
      return 'pending';
    case 'unknown':
    case 'none':
      return 'unknown';
    case 'rejected':
    case 'deprecated':
    case 'superseded':
      return 'over';
  }
}

/** `supersedes ADR-0003 Use MySQL`, in the words of the records. */
function relation({ kind, target, path, partial }: DecisionLink, byPath: ReadonlyMap<string, Decision>): string {
  const other = path === undefined ? undefined : byPath.get(path);
  const name = other === undefined ? target : `${shownName(other)} ${shortened(other.title, 80)}`;
  return `${partial ? 'partly ' : ''}${kind.replaceAll('-', ' ')} ${name}`;
}

function kindOf(kind: string): GraphEdge['kind'] {
  if (kind === 'supersedes') return 'replaces';
  return kind === 'depends-on' ? 'rests' : 'other';
}
