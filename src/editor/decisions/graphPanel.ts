import * as vscode from 'vscode';
import * as v from 'valibot';
import { type ToGraph, fromGraph } from '../../protocol/decisionGraph.ts';
import { boardHtml, boardResources } from '../board/boardHtml.ts';
import { gently } from '../backlogs/slice.ts';
import { Lifetime } from '../lifetime.ts';
import { graphViewSteps } from './graphView.ts';
import { graphViewType } from './graphViewType.ts';
import type { DecisionsNow } from './records.ts';

/** What the graph is drawn from. */
export interface GraphParts {
  readonly extension: vscode.Uri;
  readonly now: () => DecisionsNow;
  readonly onDidChange: vscode.Event<unknown>;
  readonly open: (path: string) => unknown;
}

/** The decisions as a graph, in an editor of its own; drawn anew whenever they change. */
export class GraphPanel extends Lifetime {
  private readonly parts: GraphParts;
  private panel: vscode.WebviewPanel | undefined;
  /** Names for the page, the same as long as the window is open. */
  private readonly keys = new Map<string, string>();
  /** Whether the page listens: it is gone while another tab lies over it. */
  private isReady = false;
  /** Counts the drawings: only what was begun last, for the page that is there, is shown. */
  private drawings = 0;
  private wanted: string | undefined;

  constructor(parts: GraphParts) {
    super();
    this.parts = parts;
    this._register(
      parts.onDidChange(() => {
        void this.tell();
      }),
    );
    this._register({
      dispose: () => {
        this.panel?.dispose();
      },
    });
  }

  /** Opens the graph, or shows the one that is open. @param path of the decision that gets the focus */
  show(path?: string): void {
    this.wanted = path;
    if (this.panel !== undefined) {
      this.panel.reveal();
      this.tellFocus();
      return;
    }
    const title = vscode.l10n.t('Decisions');
    this.fill(vscode.window.createWebviewPanel(graphViewType, title, vscode.ViewColumn.Active));
  }

  /** Fills a graph that was open when its window was closed or loaded anew; there is one at a time. */
  restore(panel: vscode.WebviewPanel): void {
    if (this.panel === undefined) this.fill(panel);
    else panel.dispose();
  }

  private fill(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    this.isReady = false;
    panel.onDidDispose(() => {
      if (this.panel !== panel) return;
      this.panel = undefined;
      this.pageIsGone();
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.pageIsGone();
    });
    panel.webview.options = { enableScripts: true, localResourceRoots: [boardResources(this.parts.extension)] };
    panel.webview.onDidReceiveMessage((message: unknown) => {
      this.hear(message);
    });
    panel.webview.html = boardHtml(panel.webview, this.parts.extension, 'decisions');
  }

  private hear(message: unknown): void {
    const checked = v.safeParse(fromGraph, message);
    if (!checked.success) return;
    if (checked.output.type === 'ready') {
      this.isReady = true;
      void this.tell();
      return;
    }
    const { key } = checked.output;
    const path = [...this.keys].find(([, its]) => its === key)?.[0];
    if (path !== undefined) this.parts.open(path);
  }

  private pageIsGone(): void {
    this.isReady = false;
    this.drawings += 1;
  }

  private async tell(): Promise<void> {
    if (!this.isReady) return;
    this.drawings += 1;
    const drawing = this.drawings;
    const view = await gently(graphViewSteps(this.parts.now(), (path) => this.keyOf(path)));
    if (drawing !== this.drawings) return;
    this.post({ type: 'graph', view });
    this.tellFocus();
  }

  private tellFocus(): void {
    if (!this.isReady || this.wanted === undefined) return;
    this.post({ type: 'focus', key: this.keyOf(this.wanted) });
    this.wanted = undefined;
  }

  private post(message: ToGraph): void {
    void this.panel?.webview.postMessage(message);
  }

  private keyOf(path: string): string {
    const known = this.keys.get(path);
    if (known !== undefined) return known;
    const key = `d${this.keys.size + 1}`;
    this.keys.set(path, key);
    return key;
  }
}
