import * as vscode from 'vscode';
import type { DecisionProblem } from '../../core/decisions/record.ts';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import type { CommandId } from '../commands/commandIds.ts';
import { fullName } from './words.ts';

/** A problem of a record, and the other records that it speaks of. */
export interface Told {
  readonly decision: Decision;
  readonly diagnostic: vscode.Diagnostic;
  readonly others: readonly Decision[];
  /** What the sentence of the problem is filled with. */
  readonly values: DecisionProblem['values'];
}

/** Problems that are put right by edits, which are worked out by what writes records. */
export const repairedCodes: readonly unknown[] = [
  ...['decision.empty-record', 'decision.front-matter-open', 'decision.status-conflict'],
  ...['decision.link-to-itself', 'decision.link-missing'],
];

type Fix = readonly [title: string, command: CommandId];

const supersede = (): Fix => [vscode.l10n.t('Supersede this decision…'), 'headwater.supersedeDecision'];
const decide = (): readonly Fix[] => [
  [vscode.l10n.t('Accept this decision'), 'headwater.acceptDecision'],
  [vscode.l10n.t('Reject this decision'), 'headwater.rejectDecision'],
];
const reconsider = (): readonly Fix[] => [
  [vscode.l10n.t('Reaffirm this decision…'), 'headwater.reaffirmDecision'],
  supersede(),
];

/** What is done about a record alone, by the code of its problem. */
const ownFixes: Readonly<Record<string, () => readonly Fix[]>> = {
  'decision.status-unknown': decide,
  'decision.status-placeholder': decide,
  'decision.need.proposed-but-done': decide,
  'decision.need.review-due': reconsider,
  'decision.need.support-gone': reconsider,
  'decision.need.assumption-gone': reconsider,
  'decision.need.item-done': reconsider,
  'decision.need.metric-crossed': reconsider,
  'decision.need.decision-changed': reconsider,
  'decision.need.items-dropped': reconsider,
  'decision.never-referenced': () => [
    [vscode.l10n.t('Deprecate this decision'), 'headwater.deprecateDecision'],
    [vscode.l10n.t('Reaffirm this decision…'), 'headwater.reaffirmDecision'],
  ],
  'decision.need.priorities-moved': reconsider,
};

/** What a problem is put right by: commands that say what they do, or an edit of its line. */
export function fixesOf(told: Told, document: vscode.TextDocument): readonly vscode.CodeAction[] {
  const { decision, diagnostic, others } = told;
  const its = { is: 'decision', path: decision.path };
  const fix = (title: string, command: string, argument: unknown = its) =>
    actionOf(diagnostic, title, { command, argument });
  switch (diagnostic.code) {
    case 'decision.duplicate-id':
      return [renumberAction(decision.path, diagnostic)];
    case 'decision.link-one-sided':
      return others.map((other) =>
        fix(vscode.l10n.t('Write here what {decision} says', { decision: fullName(other) }), 'headwater.linkDecision', {
          ...its,
          by: other.path,
        }),
      );
    case 'decision.replacement-proposed':
      return others.map((other) =>
        fix(vscode.l10n.t('Accept {decision}', { decision: fullName(other) }), 'headwater.acceptDecision', {
          is: 'decision',
          path: other.path,
        }),
      );
    case 'decision.link-to-itself':
    case 'decision.link-missing':
      // What took its place may not be recorded yet.
      return decision.status === 'superseded' ? [fix(...supersede())] : [];
    case 'decision.front-matter-refused':
      return quoted(diagnostic, document);
    default:
      return (typeof diagnostic.code === 'string' ? (ownFixes[diagnostic.code]?.() ?? []) : []).map(
        ([title, command]) => fix(title, command),
      );
  }
}

/** What several others say of a record, written there at once. */
export function linkAllFixes(
  { path }: Decision,
  said: readonly { readonly diagnostic: vscode.Diagnostic }[],
): readonly vscode.CodeAction[] {
  const [first, ...others] = said.filter(({ diagnostic }) => diagnostic.code === 'decision.link-one-sided');
  if (first === undefined || others.length === 0) return [];
  const title = vscode.l10n.t('Write here what all of them say');
  const action = actionOf(first.diagnostic, title, {
    command: 'headwater.linkDecision',
    argument: { is: 'decision', path },
  });
  action.diagnostics = [first, ...others].map(({ diagnostic }) => diagnostic);
  return [action];
}

function actionOf(
  diagnostic: vscode.Diagnostic,
  title: string,
  { command, argument }: { readonly command: string; readonly argument: unknown },
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command, title, arguments: [argument] };
  action.diagnostics = [diagnostic];
  return action;
}

/** What no text without quotes may begin with, or have in it. */
const refusedByYaml = /^[@`%&*!|>[\]{},?-]|:\s|\s#/;

/** `decision-makers: @ana` is no YAML: the value in quotes is the same text. */
function quoted(diagnostic: vscode.Diagnostic, document: vscode.TextDocument): readonly vscode.CodeAction[] {
  const line = document.lineAt(diagnostic.range.start.line);
  const [, lead, value] = /^([\w-]+:\s+|\s*-\s+)([^\s"'].*?)\s*$/.exec(line.text) ?? [];
  // The line may say something else by now.
  if (lead === undefined || value === undefined || !refusedByYaml.test(value)) return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Put the text in quotes'), vscode.CodeActionKind.QuickFix);
  const range = new vscode.Range(line.lineNumber, lead.length, line.lineNumber, lead.length + value.length);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, range, `"${value.replace(/["\\]/g, String.raw`\$&`)}"`);
  action.diagnostics = [diagnostic];
  action.isPreferred = true;
  return [action];
}

/** Leads to another number for a record, which is shown before it is written. */
export function renumberAction(path: string, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const title = vscode.l10n.t('Renumber this decision…');
  return actionOf(diagnostic, title, {
    command: 'headwater.renumberDecision',
    argument: { is: 'decision', path },
  });
}
