import * as vscode from 'vscode';
import type { Backlogs } from '../backlogs/backlogs.ts';
import { anywhere } from '../language/anywhere.ts';
import { BranchNumbers } from './branchNumbers.ts';
import type { DecisionActs } from './decisionActs.ts';
import type { DecisionIndex } from './decisionIndex.ts';
import { DecisionLenses } from './decisionLenses.ts';
import { DecisionMentions } from './decisionMentions.ts';
import { DecisionProblems } from './decisionProblems.ts';

/** Registers what names of decisions do in every file, and what is shown within records. */
export function registerDecisionLanguage(
  index: DecisionIndex,
  backlogs: Backlogs,
  acts: () => Promise<DecisionActs>,
): vscode.Disposable {
  const { languages } = vscode;
  const records: vscode.DocumentSelector = { language: 'markdown' };
  const [numbers, mentions, lenses, problems] = [
    new BranchNumbers(index),
    new DecisionMentions(index),
    new DecisionLenses(index, backlogs),
    new DecisionProblems(index, acts),
  ];
  return vscode.Disposable.from(
    languages.registerHoverProvider(anywhere, mentions),
    languages.registerDefinitionProvider(anywhere, mentions),
    languages.registerDocumentLinkProvider(anywhere, mentions),
    languages.registerCompletionItemProvider(anywhere, mentions, '-'),
    languages.registerCodeLensProvider(records, lenses),
    languages.registerCodeActionsProvider(records, problems, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    languages.registerCodeActionsProvider(records, numbers, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    numbers,
    lenses,
    problems,
  );
}
