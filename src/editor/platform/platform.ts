import * as vscode from 'vscode';
import { boardResources } from '../board/boardHtml.ts';
import type { BoardParts, Boards } from '../board/boards.ts';
import { Lifetime } from '../lifetime.ts';
import type { PlatformParts } from './platformSession.ts';
import type { StreamItem } from './streams.ts';

export const platformViewType = 'headwater.platform';

/**
 * The platform view: what keeps all streams of the workspace running, on one board. It is no second backlog: each item
 * stays in its own file, and there is nothing of it to save.
 */
export class Platform extends Lifetime {
  private readonly parts: PlatformParts;
  private panel: vscode.WebviewPanel | undefined;
  private standsFor: ((card: string) => StreamItem<vscode.Uri> | undefined) | undefined;

  constructor(parts: BoardParts, boards: Boards) {
    super();
    const openItem = (uri: vscode.Uri, item: string) => void boards.show(uri, { type: 'openCard', item });
    this.parts = { ...parts, views: boards.views, openItem };
    this._register(
      vscode.window.registerWebviewPanelSerializer(platformViewType, {
        deserializeWebviewPanel: (panel) => this.fill(panel),
      }),
    );
  }

  /** Opens the view, or shows the one that is open. */
  async show(): Promise<void> {
    if (this.panel !== undefined) {
      this.panel.reveal();
      return;
    }
    const title = vscode.l10n.t('Platform');
    await this.fill(vscode.window.createWebviewPanel(platformViewType, title, vscode.ViewColumn.Active));
  }

  /** The item of its own backlog that a card stands for, while this is the active editor. */
  itemOf(card: string): StreamItem<vscode.Uri> | undefined {
    return this.panel?.active === true ? this.standsFor?.(card) : undefined;
  }

  private async fill(panel: vscode.WebviewPanel): Promise<void> {
    this.panel = panel;
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = undefined;
    });
    panel.webview.options = { enableScripts: true, localResourceRoots: [boardResources(this.parts.extension)] };
    // A bundle of its own: most windows do without.
    const { fillPlatform } = await import('./platformPanel.ts');
    if (this.panel === panel) this.standsFor = fillPlatform(panel, this.parts);
  }
}
