import * as vscode from 'vscode';
import type { DecisionProblem } from '../../core/decisions/record.ts';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import type { Need } from '../../core/decisions/revisit.ts';
import { decisionProblemPhrase, needPhrase } from '../../phrases/describeDecision.ts';
import { gently } from '../backlogs/slice.ts';
import { Lifetime } from '../lifetime.ts';
import { say } from '../say.ts';
import type { DecisionActs } from './decisionActs.ts';
import { fixesOf, linkAllFixes, repairedCodes } from './decisionFixes.ts';
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

/** A diagnostic, the other records that it speaks of, and what its sentence is filled with. */
interface Said {
  readonly diagnostic: vscode.Diagnostic;
  readonly others: readonly string[];
  readonly values: DecisionProblem['values'];
}

/** What the diagnostics of a record were made of. */
interface Made {
  readonly uri: vscode.Uri;
  readonly decision: Decision;
  readonly because: string;
}

/** What is wrong with records, and why they are worth another look, in the Problems panel and as actions that lead on. */
export class DecisionProblems extends Lifetime implements vscode.CodeActionProvider {
  private readonly index: DecisionIndex;
  private readonly shown = this._register(vscode.languages.createDiagnosticCollection('headwater.decisions'));
  /** Of each record with problems, what they are made of: most changes leave nearly all of them. */
  private readonly made = new Map<string, Made>();
  private readonly acts: () => Promise<DecisionActs>;
  private turn = 0;

  /** @param acts what writes records, loaded when a problem is put right by an edit */
  constructor(index: DecisionIndex, acts: () => Promise<DecisionActs>) {
    super();
    this.index = index;
    this.acts = acts;
    this._register({
      dispose: () => {
        this.turn += 1;
      },
    });
    this._register(
      index.onDidChange((now) => {
        this.show(now);
      }),
    );
    this.show(index.now);
  }

  /** What puts a problem right, and the records that it speaks of, each one step away. */
  async provideCodeActions(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
    const decision = this.index.decisionOf(document.uri);
    if (decision === undefined) return [];
    const { now } = this.index;
    const said = saidOf(decision, now, pathsById(now)).filter(({ diagnostic }) => diagnostic.range.intersection(range));
    const actions: vscode.CodeAction[] = [...linkAllFixes(decision, said)];
    for (const { diagnostic, others, values } of said) {
      const named = now.decisions.filter(({ path }) => others.includes(path));
      const told = { decision, diagnostic, others: named, values };
      if (repairedCodes.includes(diagnostic.code))
        actions.push(...(await (await this.acts()).repairs.of(told, document)));
      actions.push(...fixesOf(told, document), ...others.flatMap((path) => this.actionOf(path, diagnostic)));
    }
    return actions;
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

  /** In slices: of thousands of records, whatever else goes on in the editor goes on. */
  private show(now: DecisionsNow): void {
    const turn = (this.turn += 1);
    void gently(this.showSteps(now, () => this.turn === turn));
  }

  private *showSteps(now: DecisionsNow, isWanted: () => boolean): Generator<undefined, void> {
    const present = new Set<string>();
    const paths = pathsById(now);
    for (const decision of now.decisions) {
      yield;
      if (!isWanted()) return;
      const { path, problems } = decision;
      const needs = now.needs.get(path) ?? [];
      const uri = this.index.uriOf(path);
      if (uri === undefined || (problems.length + needs.length === 0 && !now.alone.has(path))) continue;
      present.add(path);
      const alone = now.alone.has(path);
      const because = [alone, ...needs.map((need) => `${need.code} ${need.because.join()}`)].join('\n');
      const known = this.made.get(path);
      if (known?.decision === decision && known.because === because) continue;
      this.made.set(path, { uri, decision, because });
      this.shown.set(
        uri,
        saidOf(decision, now, paths).map(({ diagnostic }) => diagnostic),
      );
    }
    for (const [path, { uri }] of [...this.made].filter(([one]) => !present.has(one))) {
      this.made.delete(path);
      this.shown.delete(uri);
      yield;
      if (!isWanted()) return;
    }
  }
}

/** The path of the first record of each log and id. */
function pathsById({ decisions }: DecisionsNow): ReadonlyMap<string, string> {
  return new Map(decisions.toReversed().map(({ log, id, path }) => [`${log}\n${id}`, path]));
}

function saidOf(
  decision: Decision,
  { needs, alone }: DecisionsNow,
  paths: ReadonlyMap<string, string>,
): readonly Said[] {
  const { problems, path, statusLine } = decision;
  const idToPath = (id: string) => paths.get(`${decision.log}\n${id}`) ?? [];
  return [
    ...problems.map((problem) => ({
      diagnostic: diagnosticOf(problem.lineNumber, severities[problem.severity], decisionProblemPhrase(problem)),
      others: othersOf(problem).flatMap((other) => (other.includes('.md') ? other : idToPath(other))),
      values: problem.values,
    })),
    ...(alone.has(path) ? [unreferenced(statusLine)] : []),
    ...(needs.get(path) ?? []).map((need) => ({
      diagnostic: diagnosticOf(statusLine ?? 1, vscode.DiagnosticSeverity.Information, needPhrase(need)),
      others: restsOn(need).flatMap(idToPath),
      values: {},
    })),
  ];
}

function unreferenced(statusLine = 1): Said {
  const phrase = { code: 'decision.never-referenced', values: {} } as const;
  return { diagnostic: diagnosticOf(statusLine, vscode.DiagnosticSeverity.Hint, phrase), others: [], values: {} };
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
