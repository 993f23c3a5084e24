import * as vscode from 'vscode';
import type { Reading } from '../../backlog/reading.ts';
import type { Problem, Severity } from '../../core/model/problem.ts';
import { fixPhrase, problemPhrase } from '../../phrases/describe.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import { Lifetime } from '../lifetime.ts';
import { Positions } from '../positions.ts';
import { say } from '../say.ts';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Most problems of one file that are shown: thousands come from one cause. */
const mostProblems = 1000;

/** What is wrong with the backlogs, in the Problems panel, with what mends it. */
export class BacklogProblems extends Lifetime implements vscode.CodeActionProvider {
  private readonly backlogs: Backlogs;
  private readonly shown = this._register(vscode.languages.createDiagnosticCollection('headwater'));

  constructor(backlogs: Backlogs) {
    super();
    this.backlogs = backlogs;
    this._register(backlogs.onDidChange((uris) => void this.refresh(uris)));
    this._register(
      vscode.languages.registerCodeActionsProvider({ language: 'yaml' }, this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
    );
  }

  /** Mends for the problems at a place. They are edits of exactly the text that was read. */
  async provideCodeActions(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
    if (!this.backlogs.includes(document.uri)) return [];
    const reading = (await this.backlogs.file(document.uri))?.reading;
    if (reading?.text !== document.getText()) return [];
    const positions = new Positions(reading.text);
    return reading.problems
      .filter((problem) => positions.rangeOf(problem.range).intersection(range) !== undefined)
      .flatMap((problem) => actionsOf(document.uri, problem, positions));
  }

  private async refresh(uris: ReadonlySet<string>): Promise<void> {
    const known = new Set<string>();
    for (const { uri, reading } of await this.backlogs.all()) {
      known.add(uri.toString());
      if (uris.has(uri.toString()) || !this.shown.has(uri)) this.shown.set(uri, diagnosticsOf(reading));
    }
    for (const [uri] of [...this.shown]) if (!known.has(uri.toString())) this.shown.delete(uri);
  }
}

/** The problems of a reading as VS Code shows them. */
export function diagnosticsOf({ text, problems }: Reading): vscode.Diagnostic[] {
  const positions = new Positions(text);
  return problems.slice(0, mostProblems).map((problem) => {
    const message = say(problemPhrase(problem));
    const diagnostic = new vscode.Diagnostic(positions.rangeOf(problem.range), message, severities[problem.severity]);
    diagnostic.code = problem.code;
    diagnostic.source = 'headwater';
    return diagnostic;
  });
}

function actionsOf(uri: vscode.Uri, problem: Problem, positions: Positions): vscode.CodeAction[] {
  return problem.fixes.map((fix, index) => {
    const action = new vscode.CodeAction(say(fixPhrase(fix)), vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    for (const { start, end, text } of fix.edits) action.edit.replace(uri, positions.rangeOf({ start, end }), text);
    action.isPreferred = index === 0 && problem.fixes.length === 1;
    return action;
  });
}
