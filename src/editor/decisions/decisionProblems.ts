import * as vscode from 'vscode';
import type { DecisionProblem } from '../../core/decisions/record.ts';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import type { Need } from '../../core/decisions/revisit.ts';
import { decisionProblemPhrase, needPhrase } from '../../phrases/describeDecision.ts';
import { Lifetime } from '../lifetime.ts';
import { say } from '../say.ts';
import { fixesOf } from './decisionFixes.ts';
import type { DecisionIndex } from './decisionIndex.ts';
import type { DecisionsNow } from './records.ts';
import { fullName } from './words.ts';

const severities: Readonly<Record<DecisionProblem['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Longer than any line that is looked at: VS Code ends a range where its line ends. */
const wholeLine = 10_000;

/** A diagnostic, and the other records that it speaks of. */
interface Said {
  readonly diagnostic: vscode.Diagnostic;
  readonly others: readonly string[];
}

/** What is wrong with records, and why they are worth another look, in the Problems panel and as actions that lead on. */
export class DecisionProblems extends Lifetime implements vscode.CodeActionProvider {
  private readonly index: DecisionIndex;
  private readonly shown = this._register(vscode.languages.createDiagnosticCollection('headwater.decisions'));
  /** Of each record with problems, what they are made of: most changes leave nearly all of them. */
  private readonly made = new Map<string, { readonly decision: Decision; readonly because: string }>();

  constructor(index: DecisionIndex) {
    super();
    this.index = index;
    this._register(
      index.onDidChange((now) => {
        this.show(now);
      }),
    );
    this.show(index.now);
  }

  /** What puts a problem right, and the records that it speaks of, each one step away. */
  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const decision = this.index.decisionOf(document.uri);
    if (decision === undefined) return [];
    const said = saidOf(decision, this.index.now).filter(({ diagnostic }) => diagnostic.range.intersection(range));
    return said.flatMap(({ diagnostic, others }) => {
      const named = this.index.now.decisions.filter(({ path }) => others.includes(path));
      return [
        ...fixesOf({ decision, diagnostic, others: named }, document),
        ...others.flatMap((path) => this.actionOf(path, diagnostic)),
      ];
    });
  }

  private actionOf(path: string, diagnostic: vscode.Diagnostic): readonly vscode.CodeAction[] {
    const other = this.index.now.decisions.find((one) => one.path === path);
    if (other === undefined) return [];
    const title = vscode.l10n.t('Open {decision}', { decision: fullName(other) });
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { command: 'headwater.openDecision', title, arguments: [{ is: 'decision', path }] };
    action.diagnostics = [diagnostic];
    return [action];
  }

  private show(now: DecisionsNow): void {
    const present = new Set<string>();
    for (const decision of now.decisions) {
      const { path, problems } = decision;
      const needs = now.needs.get(path) ?? [];
      const uri = this.index.uriOf(path);
      if (uri === undefined || problems.length + needs.length === 0) continue;
      present.add(path);
      const because = needs.map((need) => `${need.code} ${need.because.join()}`).join('\n');
      const known = this.made.get(path);
      if (known?.decision === decision && known.because === because) continue;
      this.made.set(path, { decision, because });
      this.shown.set(
        uri,
        saidOf(decision, now).map(({ diagnostic }) => diagnostic),
      );
    }
    for (const path of [...this.made.keys()].filter((one) => !present.has(one))) this.hide(path);
  }

  private hide(path: string): void {
    this.made.delete(path);
    for (const [uri] of [...this.shown]) if (this.index.placeOf(uri) === path) this.shown.delete(uri);
  }
}

function saidOf(decision: Decision, { needs, decisions }: DecisionsNow): readonly Said[] {
  const { problems, path, statusLine } = decision;
  const idToPath = (id: string) => decisions.find((one) => one.log === decision.log && one.id === id)?.path ?? [];
  return [
    ...problems.map((problem) => ({
      diagnostic: diagnosticOf(problem.lineNumber, severities[problem.severity], decisionProblemPhrase(problem)),
      others: othersOf(problem).flatMap((other) => (other.includes('.md') ? other : idToPath(other))),
    })),
    ...(needs.get(path) ?? []).map((need) => ({
      diagnostic: diagnosticOf(statusLine ?? 1, vscode.DiagnosticSeverity.Information, needPhrase(need)),
      others: restsOn(need).flatMap(idToPath),
    })),
  ];
}

/** Paths or ids. */
function othersOf({ values }: DecisionProblem): readonly string[] {
  const { others, by } = values;
  if (typeof others === 'string') return others.split(', ');
  return typeof by === 'string' ? [by] : [];
}

/** The nearest support that is gone, and the one that began it. */
function restsOn({ code, because }: Need): readonly string[] {
  return code === 'support-gone' ? [...new Set([because[1], because.at(-1)].flatMap((id) => id ?? []))] : [];
}

function diagnosticOf(
  lineNumber: number,
  severity: vscode.DiagnosticSeverity,
  phrase: ReturnType<typeof needPhrase>,
): vscode.Diagnostic {
  const range = new vscode.Range(lineNumber - 1, 0, lineNumber - 1, wholeLine);
  return Object.assign(new vscode.Diagnostic(range, say(phrase), severity), { code: phrase.code, source: 'headwater' });
}
