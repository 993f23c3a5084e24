import * as vscode from 'vscode';
import { itemOf } from '../../core/model/backlog.ts';
import type { ToBoard } from '../../protocol/board.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import type { Changes } from '../backlogs/changes.ts';
import type { BranchSizes } from '../batch/branchSizes.ts';
import { now, untilTomorrow } from '../clock.ts';
import type { Decisions } from '../decisions/decisions.ts';
import type { Identity } from '../identity.ts';
import { Lifetime } from '../lifetime.ts';
import { followTarget } from '../followLink.ts';
import { revealItem, revealLine } from '../reveal.ts';
import { boardHtml, boardResources } from './boardHtml.ts';
import type { BoardSession, CardFocus } from './boardSession.ts';
import { SavedViews } from './savedViews.ts';

export const boardViewType = 'headwater.board';

/** What the boards are built from. */
export interface BoardParts {
  readonly extension: vscode.Uri;
  readonly backlogs: Backlogs;
  readonly changes: Changes;
  readonly identity: Identity;
  readonly log: vscode.LogOutputChannel;
  readonly branchSizes: BranchSizes;
  readonly decisions: Decisions;
  /** Where what a person keeps for the workspace is kept. */
  readonly memory: vscode.Memento;
}

interface OpenBoard {
  readonly uri: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
  readonly session: BoardSession;
}

/** The boards that are open: a custom editor over the file's text document, so that undo and save are VS Code's own. */
export class Boards extends Lifetime implements vscode.CustomTextEditorProvider {
  private readonly open = new Set<OpenBoard>();
  private readonly waiting = new Map<string, ToBoard[]>();
  private readonly parts: BoardParts;
  /** What somebody saved of how boards are looked at. */
  readonly views: SavedViews;
  private card: { readonly uri: vscode.Uri; readonly key: string } | undefined;
  private selected: { readonly uri: vscode.Uri; readonly keys: readonly string[] } | undefined;
  private midnight: NodeJS.Timeout | undefined;

  constructor(parts: BoardParts) {
    super();
    this.parts = parts;
    this._register(
      vscode.window.registerCustomEditorProvider(boardViewType, this, { supportsMultipleEditorsPerDocument: true }),
    );
    this._register(
      parts.backlogs.onDidChange((uris) => {
        for (const board of this.open) if (uris.has(board.uri.toString())) void board.session.refresh();
      }),
    );
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        const shown = [boardViewType, 'headwater.templates'].some((name) => event.affectsConfiguration(name));
        if (shown) for (const { session } of this.open) void session.refresh();
      }),
    );
    this._register(
      parts.branchSizes.onDidChange((uri) => {
        for (const board of this.open) if (board.uri.toString() === uri) void board.session.refresh();
      }),
    );
    this.views = this._register(new SavedViews(parts.memory));
    this._register(
      this.views.onDidChange((views) => {
        for (const { session } of this.open) session.tellNow({ type: 'views', views: [...views] });
      }),
    );
    this._register({
      dispose: () => {
        clearTimeout(this.midnight);
      },
    });
  }

  /** The file of the board that is the active editor. */
  get active(): vscode.Uri | undefined {
    return [...this.open].find(({ panel }) => panel.active)?.uri;
  }

  /** The card of the active board that has the focus, or had it last: the palette takes the focus away. */
  get focusedCard(): { readonly uri: vscode.Uri; readonly key: string } | undefined {
    return this.card?.uri.toString() === this.active?.toString() ? this.card : undefined;
  }

  /** The cards that a command about this one means: those that are selected with it on the active board. */
  withSelected(uri: vscode.Uri, key: string): readonly string[] {
    const here = uri.toString() === this.active?.toString() && uri.toString() === this.selected?.uri.toString();
    const keys = here ? (this.selected?.keys ?? []) : [];
    return keys.includes(key) ? keys : [key];
  }

  async resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<void> {
    const { uri } = document;
    panel.webview.options = { enableScripts: true, localResourceRoots: [boardResources(this.parts.extension)] };
    let closed = false;
    panel.onDidDispose(() => {
      closed = true;
    });
    // A bundle of its own: a window without a board does without. The page is told of later, so that nothing is missed.
    const { BoardSession } = await import('./boardSession.ts');
    // It was closed meanwhile, and nothing of it may be touched.
    if (closed as boolean) return;
    const session = new BoardSession(uri, {
      ...this.parts,
      post: (message) => {
        // What was under way when the page was closed has nobody to be told.
        if (!closed) void panel.webview.postMessage(message);
      },
      reveal: (place) => void this.reveal(uri, place),
      focused: (focus) => {
        this.focused(uri, focus);
      },
      follow: (target) => void followTarget(uri, target, this.parts.decisions),
      savedViews: () => this.views.all,
      changeViews: (change) => this.views.change(change),
      branch: () => this.parts.branchSizes.of(uri),
      whoLooks: (backlog) => this.parts.identity.me(uri, backlog),
    });
    const board = { uri, panel, session };
    this.open.add(board);
    const following = this.parts.backlogs.follow(uri);
    panel.webview.onDidReceiveMessage((message: unknown) => session.receive(message));
    panel.onDidChangeViewState(() => {
      this.viewStateChanged(board);
    });
    panel.onDidDispose(() => {
      following.dispose();
      this.open.delete(board);
      session.pause();
      this.waitForMidnight();
    });
    for (const message of this.waiting.get(uri.toString()) ?? []) session.tell(message);
    this.waiting.delete(uri.toString());
    panel.webview.html = boardHtml(panel.webview, this.parts.extension);
    this.viewStateChanged(board);
  }

  /** Opens a backlog's board, or shows the one that is open, and tells it something once it is there. */
  async show(uri: vscode.Uri, message?: ToBoard): Promise<void> {
    const key = uri.toString();
    if (message !== undefined) this.waiting.set(key, [...(this.waiting.get(key) ?? []), message]);
    await vscode.commands.executeCommand('vscode.openWith', uri, boardViewType);
    const board = this.boardOf(uri);
    for (const kept of this.waiting.get(key) ?? []) board?.session.tell(kept);
    if (board !== undefined) this.waiting.delete(key);
  }

  /** Sends a step of the keyboard to the active board. */
  step(direction: Extract<ToBoard, { type: 'step' }>['direction']): void {
    if (this.active !== undefined) this.boardOf(this.active)?.session.tell({ type: 'step', direction });
  }

  private boardOf(uri: vscode.Uri): OpenBoard | undefined {
    const boards = [...this.open].filter((board) => board.uri.toString() === uri.toString());
    return boards.find(({ panel }) => panel.active) ?? boards.find(({ panel }) => panel.visible) ?? boards[0];
  }

  private viewStateChanged({ uri, panel, session }: OpenBoard): void {
    if (panel.active) this.parts.backlogs.choose(uri);
    if (!panel.visible) session.pause();
    this.waitForMidnight();
  }

  /** Keys act while a card has the focus; commands act on the card that had it last, since the palette takes it. */
  private focused(uri: vscode.Uri, { item, last, selected = [] }: CardFocus): void {
    if (selected.length > 0 || this.selected?.uri.toString() === uri.toString())
      this.selected = { uri, keys: selected };
    const key = item ?? last;
    if (key !== undefined) this.card = { uri, key };
    else if (this.card?.uri.toString() !== uri.toString()) return;
    void vscode.commands.executeCommand('setContext', 'headwater.cardFocused', item !== undefined);
  }

  private async reveal(
    uri: vscode.Uri,
    { item, line }: { item?: string | undefined; line?: number | undefined },
  ): Promise<void> {
    const file = await this.parts.backlogs.file(uri);
    if (item !== undefined && file !== undefined && itemOf(file.reading.backlog, item) !== undefined) {
      await revealItem(file, item, line);
    } else {
      await revealLine(uri, Math.max(0, (line ?? 1) - 1));
    }
  }

  /** Ages grow at midnight; somebody may be looking. */
  private waitForMidnight(): void {
    clearTimeout(this.midnight);
    this.midnight = undefined;
    if (![...this.open].some(({ panel }) => panel.visible)) return;
    this.midnight = setTimeout(
      () => {
        for (const { session } of this.open) void session.refresh();
        this.waitForMidnight();
      },
      untilTomorrow(now()) + 1000,
    );
  }
}
