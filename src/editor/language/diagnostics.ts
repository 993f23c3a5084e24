import * as vscode from 'vscode';
import type { Circumstances } from '../../backlog/change.ts';
import type { Reading } from '../../backlog/reading.ts';
import type { Fix, Problem, Severity } from '../../core/model/problem.ts';
import { fixPhrase, problemPhrase } from '../../phrases/describe.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import { openDocument } from '../backlogs/readings.ts';
import { now } from '../clock.ts';
import type { Identity } from '../identity.ts';
import { Lifetime } from '../lifetime.ts';
import { Positions } from '../positions.ts';
import { say } from '../say.ts';
import { saidByRedHat } from './redHatYaml.ts';

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
  private readonly identity: Identity;
  private readonly shown = this._register(vscode.languages.createDiagnosticCollection('headwater'));

  constructor(backlogs: Backlogs, identity: Identity) {
    super();
    this.backlogs = backlogs;
    this.identity = identity;
    this._register(backlogs.onDidChange((uris) => void this.refresh(uris)));
    this._register(
      vscode.languages.registerCodeActionsProvider({ language: 'yaml' }, this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
    );
  }

  /** Mends for the problems at a place, worked out with the present clock. They are edits of exactly the text that was read. */
  async provideCodeActions(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
    if (!this.backlogs.includes(document.uri)) return [];
    const reading = (await this.backlogs.file(document.uri))?.reading;
    if (reading?.text !== document.getText()) return [];
    const positions = new Positions(reading.text);
    const here = [...reading.problems, ...(await adviceFor(reading))].filter(
      (problem) => positions.rangeOf(problem.range).intersection(range) !== undefined,
    );
    if (here.length === 0) return [];
    const [{ fixesFor }, circumstances] = await Promise.all([
      import('../../backlog/language/fixes.ts'),
      this.circumstances(document.uri, reading),
    ]);
    if (reading.text !== document.getText()) return [];
    return here.flatMap((problem) =>
      problem.code === 'file.conflict-markers'
        ? [resolveAction(document.uri, problem, positions)]
        : actionsOf(document.uri, problem, fixesFor(reading, problem, circumstances), positions),
    );
  }

  private async circumstances(uri: vscode.Uri, reading: Reading): Promise<Circumstances> {
    const { archiveOf } = await import('../../core/model/archiveName.ts');
    const archive = await this.backlogs.file(uri.with({ path: archiveOf(uri.path) }));
    const takenIds = (archive?.reading.backlog.items ?? []).flatMap(({ id }) => id ?? []);
    return { now: now(), me: await this.identity.me(uri, reading.backlog), takenIds };
  }

  private async refresh(uris: ReadonlySet<string>): Promise<void> {
    const known = new Set<string>();
    for (const { uri, reading } of await this.backlogs.all()) {
      known.add(uri.toString());
      if (!uris.has(uri.toString()) && this.shown.has(uri)) continue;
      // Advice is for whoever looks at the text.
      const advice = openDocument(uri) === undefined ? [] : await adviceFor(reading);
      const problems = reading.problems.filter(({ code }) => !isYamlsOwn(code) || !saidByRedHat('validate', uri));
      this.shown.set(uri, diagnosticsOf(reading.text, [...problems, ...advice]));
    }
    for (const [uri] of [...this.shown]) if (!known.has(uri.toString())) this.shown.delete(uri);
  }
}

/** What could be better; its code is loaded when there is something to look at. */
async function adviceFor(reading: Reading): Promise<readonly Problem[]> {
  const { adviceOf } = await import('../../backlog/language/advice.ts');
  return adviceOf(reading);
}

/** Errors of YAML itself, which every YAML extension reports. Their fixes are offered all the same. */
function isYamlsOwn(code: Problem['code']): boolean {
  return code === 'yaml.syntax' || code === 'yaml.duplicate-key' || code === 'text.unreadable';
}

/** Problems of a text as VS Code shows them. */
function diagnosticsOf(text: string, problems: readonly Problem[]): vscode.Diagnostic[] {
  const positions = new Positions(text);
  return problems.slice(0, mostProblems).map((problem) => {
    const message = say(problemPhrase(problem));
    const diagnostic = new vscode.Diagnostic(positions.rangeOf(problem.range), message, severities[problem.severity]);
    diagnostic.code = problem.code;
    diagnostic.source = 'headwater';
    return diagnostic;
  });
}

/** Fixes as actions, each one `WorkspaceEdit`. The only way to mend a problem is the preferred one. */
function actionsOf(
  uri: vscode.Uri,
  problem: Problem,
  fixes: readonly Fix[],
  positions: Positions,
): vscode.CodeAction[] {
  return fixes.map((fix) => {
    const action = new vscode.CodeAction(say(fixPhrase(fix)), vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    for (const { start, end, text } of fix.edits) action.edit.replace(uri, positions.rangeOf({ start, end }), text);
    action.diagnostics = diagnosticsIn(positions, problem);
    action.isPreferred = fixes.length === 1;
    return action;
  });
}

/** A merge by item is no edit that could be told beforehand: git is asked for its versions, and perhaps the person. */
function resolveAction(uri: vscode.Uri, problem: Problem, positions: Positions): vscode.CodeAction {
  const title = vscode.l10n.t('Resolve the whole backlog by item');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: 'headwater.resolveConflicts', title, arguments: [{ uri: uri.toString() }] };
  action.diagnostics = diagnosticsIn(positions, problem);
  action.isPreferred = true;
  return action;
}

function diagnosticsIn(positions: Positions, problem: Problem): vscode.Diagnostic[] {
  const range = positions.rangeOf(problem.range);
  const diagnostic = new vscode.Diagnostic(range, say(problemPhrase(problem)), severities[problem.severity]);
  return [Object.assign(diagnostic, { code: problem.code, source: 'headwater' })];
}
