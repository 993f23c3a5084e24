import * as vscode from 'vscode';
import type { Circumstances } from '../../backlog/change.ts';
import type { Reading } from '../../backlog/reading.ts';
import type { Fix, Problem, Severity } from '../../core/model/problem.ts';
import { fixPhrase, problemPhrase } from '../../phrases/describe.ts';
import type { BacklogFile, Backlogs } from '../backlogs/backlogs.ts';
import { now } from '../clock.ts';
import { editOfFiles, filePlaces } from '../filePlaces.ts';
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
  /** The files of each backlog that problems are shown in. */
  private readonly files = new Map<string, readonly vscode.Uri[]>();
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
    const uri = this.backlogs.ownerOf(document.uri) ?? document.uri;
    if (!this.backlogs.includes(uri)) return [];
    const file = await this.backlogs.file(uri);
    if (file === undefined) return [];
    const { reading } = file;
    const shown = (await shownIn(file, [...reading.problems, ...(await adviceFor(reading))])).get(String(document.uri));
    if (shown?.text !== document.getText()) return [];
    const here = shown.problems.filter(({ range: its }) => its.intersection(range) !== undefined);
    if (here.length === 0) return [];
    const [{ fixesFor }, circumstances] = await Promise.all([
      import('../../backlog/format.ts'),
      this.circumstances(uri, reading),
    ]);
    const actions = here.map(async (each) =>
      each.problem.code === 'file.conflict-markers'
        ? [resolveAction(document.uri, uri, each)]
        : actionsOf(file, each, fixesFor(reading, each.problem, circumstances)),
    );
    const found = (await Promise.all(actions)).flat();
    return shown.text === document.getText() ? found : [];
  }

  private async circumstances(uri: vscode.Uri, reading: Reading): Promise<Circumstances> {
    const { archiveOf } = await import('../../core/model/archiveName.ts');
    const archive = await this.backlogs.file(uri.with({ path: archiveOf(uri.path) }));
    const takenIds = (archive?.reading.backlog.items ?? []).flatMap(({ id }) => id ?? []);
    return { now: now(), me: await this.identity.me(uri, reading.backlog), takenIds };
  }

  private async refresh(uris: ReadonlySet<string>): Promise<void> {
    const before = new Map(this.files);
    this.files.clear();
    for (const file of await this.backlogs.all()) {
      const key = file.uri.toString();
      const known = before.get(key);
      this.files.set(key, !uris.has(key) && known !== undefined ? known : await this.show(file));
    }
    const shown = new Set([...this.files.values()].flat().map(String));
    for (const [uri] of [...this.shown]) if (!shown.has(uri.toString())) this.shown.delete(uri);
  }

  /** Shows the problems of a backlog in its files. @returns those that have some */
  private async show(file: BacklogFile): Promise<readonly vscode.Uri[]> {
    const { uri, reading } = file;
    const problems = reading.problems.filter(({ code }) => !isYamlsOwn(code) || !saidByRedHat('validate', uri));
    // Advice is for whoever looks at the text.
    const open = vscode.workspace.textDocuments.map((document) => document.uri.toString());
    const looked = open.some((key) => key === uri.toString() || this.isItemOf(uri, key));
    const advised = looked ? await shownIn(file, await adviceFor(reading)) : new Map<string, Shown>();
    const files = await shownIn(file, problems);
    for (const [key, advice] of advised) {
      if (!open.includes(key)) continue;
      const others = files.get(key)?.problems ?? [];
      files.set(key, { ...advice, problems: [...others, ...advice.problems] });
    }
    for (const each of files.values()) this.shown.set(each.uri, each.problems.slice(0, mostProblems).map(diagnosticOf));
    return [...files.values()].map((each) => each.uri);
  }

  private isItemOf(uri: vscode.Uri, key: string): boolean {
    return this.backlogs.ownerOf(vscode.Uri.parse(key))?.toString() === uri.toString();
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

/** A problem at its place in one of a backlog's files. */
interface PlacedProblem {
  readonly problem: Problem;
  readonly range: vscode.Range;
}

/** What is shown in one of a backlog's files. */
interface Shown {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly problems: readonly PlacedProblem[];
}

/** Problems of a backlog in the files that they stand in; its main file is among them, with or without one. */
async function shownIn(file: BacklogFile, problems: readonly Problem[]): Promise<Map<string, Shown>> {
  const ranges = [{ start: 0, end: 0 }, ...problems.map(({ range }) => range)];
  const places = await filePlaces(file, ranges);
  const files = new Map<string, Shown & { readonly positions: Positions; readonly problems: PlacedProblem[] }>();
  for (const [index, { uri, text, range }] of places.entries()) {
    const key = uri.toString();
    const known = files.get(key) ?? { uri, text, positions: new Positions(text), problems: [] };
    files.set(key, known);
    const problem = problems[index - 1];
    if (problem !== undefined) known.problems.push({ problem, range: known.positions.rangeOf(range) });
  }
  return new Map(files);
}

/** A problem as VS Code shows it. */
function diagnosticOf({ problem, range }: PlacedProblem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, say(problemPhrase(problem)), severities[problem.severity]);
  return Object.assign(diagnostic, { code: problem.code, source: 'headwater' });
}

/** Fixes as actions, each one `WorkspaceEdit`. The only way to mend a problem is the preferred one. */
async function actionsOf(
  file: BacklogFile,
  placed: PlacedProblem,
  fixes: readonly Fix[],
): Promise<readonly vscode.CodeAction[]> {
  const edits = await Promise.all(fixes.map((fix) => editOfFiles(file, fix.edits)));
  return fixes.map((fix, index) => {
    const action = new vscode.CodeAction(say(fixPhrase(fix)), vscode.CodeActionKind.QuickFix);
    action.edit = edits[index] ?? new vscode.WorkspaceEdit();
    action.diagnostics = [diagnosticOf(placed)];
    action.isPreferred = fixes.length === 1;
    return action;
  });
}

/** A merge by item is no edit that could be told beforehand: git is asked for its versions, and perhaps the person. */
function resolveAction(uri: vscode.Uri, backlog: vscode.Uri, placed: PlacedProblem): vscode.CodeAction {
  const title =
    uri.toString() === backlog.toString()
      ? vscode.l10n.t('Resolve the whole backlog by item')
      : vscode.l10n.t('Resolve this item field by field');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: 'headwater.resolveConflicts', title, arguments: [{ uri: uri.toString() }] };
  action.diagnostics = [diagnosticOf(placed)];
  action.isPreferred = true;
  return action;
}
