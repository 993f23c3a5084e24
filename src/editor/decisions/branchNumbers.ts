import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { NumberClash } from '../../core/decisions/numberClashes.ts';
import { branchNumberPhrases, branchNumberValues } from '../../phrases/late/branchNumberPhrases.ts';
import { Lifetime } from '../lifetime.ts';
import type { DecisionIndex } from './decisionIndex.ts';
import { renumberAction } from './decisionFixes.ts';

const code = 'decision.number-on-branch';

/** Milliseconds for which nothing changes before git is asked, and that it has. */
const quiet = 1000;
const timeout = 5000;

/** Longer than any line: VS Code ends a range where its line ends. */
const wholeLine = 10_000;

/** The logs of one folder of the workspace, by their paths from there, each with its records. */
interface Place {
  readonly folder: vscode.Uri;
  readonly logs: Map<string, string[]>;
}

/**
 * Numbers that other branches have given as well, in the Problems panel. Git is asked in a trusted workspace only, once
 * there are decisions, and again when other records are there or somebody comes back to the window.
 */
export class BranchNumbers extends Lifetime implements vscode.CodeActionProvider {
  private readonly index: DecisionIndex;
  private readonly shown = this._register(vscode.languages.createDiagnosticCollection('headwater.decisionNumbers'));
  private readonly stopped = new AbortController();
  private soon: NodeJS.Timeout | undefined;
  private paths = '';

  constructor(index: DecisionIndex) {
    super();
    this.index = index;
    this._register({
      dispose: () => {
        clearTimeout(this.soon);
        this.stopped.abort();
      },
    });
    this._register(
      index.onDidChange(({ decisions }) => {
        const paths = decisions.map(({ path }) => path).join('\n');
        if (paths !== this.paths) this.lookSoon();
        this.paths = paths;
      }),
    );
    this._register(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.lookSoon();
      }),
    );
    this._register(
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.lookSoon();
      }),
    );
    this.lookSoon();
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const path = this.index.decisionOf(document.uri)?.path;
    const found = (this.shown.get(document.uri) ?? []).filter((diagnostic) => diagnostic.range.intersection(range));
    return path === undefined ? [] : found.map((diagnostic) => renumberAction(path, diagnostic));
  }

  private lookSoon(): void {
    clearTimeout(this.soon);
    if (!vscode.workspace.isTrusted) return;
    this.soon = setTimeout(() => void this.look(), quiet);
  }

  private async look(): Promise<void> {
    const { clashesOnBranches } = await import('../../git/branchFolders.ts');
    const { signal } = this.stopped;
    const said = new Map<string, { uri: vscode.Uri; diagnostics: vscode.Diagnostic[] }>();
    for (const { folder, logs } of this.places()) {
      for (const clash of await clashesOnBranches(folder.fsPath, logs, { signal, timeout })) {
        const uri = vscode.Uri.joinPath(folder, clash.path);
        const known = said.get(uri.toString()) ?? { uri, diagnostics: [] };
        known.diagnostics.push(diagnosticOf(clash));
        said.set(uri.toString(), known);
      }
    }
    if (signal.aborted) return;
    this.shown.clear();
    for (const { uri, diagnostics } of said.values()) this.shown.set(uri, diagnostics);
  }

  private places(): readonly Place[] {
    const places = new Map<string, Place>();
    for (const { path } of this.index.now.decisions) {
      const uri = this.index.uriOf(path);
      const folder = uri && vscode.workspace.getWorkspaceFolder(uri)?.uri;
      if (uri === undefined || folder?.scheme !== 'file') continue;
      const place = places.get(folder.toString()) ?? { folder, logs: new Map<string, string[]>() };
      const inside = posix.relative(folder.path, uri.path);
      const log = inside.includes('/') ? posix.dirname(inside) : '';
      const known = place.logs.get(log);
      if (known === undefined) place.logs.set(log, [inside]);
      else known.push(inside);
      places.set(folder.toString(), place);
    }
    return [...places.values()];
  }
}

function diagnosticOf(clash: NumberClash): vscode.Diagnostic {
  const message = vscode.l10n.t(branchNumberPhrases[code], branchNumberValues(clash));
  const range = new vscode.Range(0, 0, 0, wholeLine);
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Information);
  return Object.assign(diagnostic, { code, source: 'headwater' });
}
