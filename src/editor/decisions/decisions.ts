import * as vscode from 'vscode';
import { watchNewFolders } from '../backlogs/newFolders.ts';
import { Lifetime } from '../lifetime.ts';
import type { DecisionParts, DecisionSession } from './decisionSession.ts';
import { graphViewType } from './graphViewType.ts';

/** Files that hint at decisions: in a usual folder, with a name of a record, or a tool's own. */
const folders = ['adr', 'ADR', 'adrs', 'ADRs', 'arch', 'decisions'];
const names = [
  ...folders.map((folder) => `${folder}/*.md`),
  ...['architecture-decision-record/*.md', 'architecture-decision-records/*.md'],
  ...['[0-9][0-9][0-9]*.md', 'adr[0-9_-]*.md', 'ADR[0-9_-]*.md'],
  ...['.adr-dir', '.log4brains.yml', 'adrs.toml', 'adr.config.json'],
];
const hints = `**/{${names.join(',')}}`;

/** Milliseconds for which nothing comes after the folders of one checkout. */
const gathered = 200;

/**
 * The decisions of the workspace, loaded once a file hints at some, or somebody asks: nothing of them is there before,
 * and in most windows nothing ever is.
 */
export class Decisions extends Lifetime {
  private readonly parts: DecisionParts;
  private loading: Promise<DecisionSession> | undefined;
  /** What waits for the first hint, until the code is asked for. */
  private waiting: readonly vscode.Disposable[] = [];
  private soon: NodeJS.Timeout | undefined;
  private readonly loads = this._register(new vscode.EventEmitter<DecisionSession>());
  /** The code is there: for whoever shows decisions besides, and has no reason to load it. */
  readonly onDidLoad = this.loads.event;

  constructor(parts: DecisionParts) {
    super();
    this.parts = parts;
    const listener = parts.backlogs.onDidChange(() => {
      listener.dispose();
      void this.look();
    });
    this._register(listener);
    this._register(
      vscode.window.registerWebviewPanelSerializer(graphViewType, {
        deserializeWebviewPanel: async (panel) => (await this.session()).restoreGraph(panel),
      }),
    );
    this._register({
      dispose: () => {
        this.stopWaiting();
      },
    });
  }

  /** Whether the code has been asked for. */
  get loaded(): boolean {
    return this.loading !== undefined;
  }

  session(): Promise<DecisionSession> {
    this.loading ??= this.load();
    return this.loading;
  }

  private async load(): Promise<DecisionSession> {
    this.stopWaiting();
    const { DecisionSession } = await import('./decisionSession.ts');
    const session = this._register(new DecisionSession(this.parts));
    this.loads.fire(session);
    return session;
  }

  /** Looks for the first hint, and waits for one where there is none yet. */
  private async look(): Promise<void> {
    if (await this.isHinted()) await this.session();
    else if (!this.loaded) this.wait();
  }

  private async isHinted(): Promise<boolean> {
    // Widened: the default alone would say that it is always empty.
    const exclude = vscode.workspace.getConfiguration('headwater').get('exclude', '') as string;
    const named = vscode.workspace.getConfiguration('headwater').get('decisions.folders', [] as readonly string[]);
    const [hint] = await vscode.workspace.findFiles(hints, exclude === '' ? null : exclude, 1);
    return hint !== undefined || named.length > 0;
  }

  /** VS Code may tell of a new folder and not of the files in it: what came with it is looked for once more. */
  private wait(): void {
    const came = () => {
      if (!this.loaded) this.lookSoon();
    };
    this.waiting = (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => {
      const pattern = new vscode.RelativePattern(folder, hints);
      const files = vscode.workspace.createFileSystemWatcher(pattern, false, true, true);
      const found = files.onDidCreate(() => void this.session());
      return [files, found, watchNewFolders(folder, { came, gone: () => undefined })];
    });
  }

  private stopWaiting(): void {
    for (const watcher of this.waiting) watcher.dispose();
    this.waiting = [];
    clearTimeout(this.soon);
  }

  private lookSoon(): void {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => void this.lookAgain(), gathered);
  }

  private async lookAgain(): Promise<void> {
    if (await this.isHinted()) await this.session();
  }
}
