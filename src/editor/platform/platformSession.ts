import * as v from 'valibot';
import * as vscode from 'vscode';
import { type Backlog, itemOf } from '../../core/model/backlog.ts';
import type { BoardView, ToBoard } from '../../protocol/board.ts';
import { boardChanges } from '../../protocol/boardChanges.ts';
import { type ToPlatform, toPlatform } from '../../protocol/platform.ts';
import type { BacklogFile } from '../backlogs/backlogs.ts';
import { boardView } from '../board/boardView.ts';
import type { BoardParts } from '../board/boards.ts';
import { CardMemory } from '../board/cardMemory.ts';
import { cardLookOf } from '../board/cardLook.ts';
import { linkOf } from '../board/followed.ts';
import { notedItems } from '../board/notedItems.ts';
import type { SavedViews } from '../board/savedViews.ts';
import { now } from '../clock.ts';
import { followTarget } from '../followLink.ts';
import { revealItem } from '../reveal.ts';
import { say } from '../say.ts';
import { gatheredDetail } from './gatheredDetail.ts';
import { type GatheredPart, gatheredView } from './gatheredView.ts';
import { gatheredWords } from './gatheredWords.ts';
import { PlatformChanges } from './platformChanges.ts';
import { type StreamItem, Streams } from './streams.ts';

/** What the platform view is built from. */
export interface PlatformParts extends BoardParts {
  readonly views: SavedViews;
  /** Opens an item on the board of its own backlog. */
  readonly openItem: (uri: vscode.Uri, key: string) => void;
}

/** The conversation with the page of the platform view: it asks, and the files of the workspace's backlogs answer. */
export class PlatformSession {
  private readonly parts: PlatformParts;
  private readonly post: (message: ToBoard) => void;
  private readonly streams = new Streams<vscode.Uri>();
  private readonly changes: PlatformChanges;
  private readonly memories = new Map<string, CardMemory>();
  private listening = false;
  private sent: { readonly view: BoardView; readonly state: number } | undefined;
  private revision = 0;
  private open: string | undefined;
  private detail: string | undefined;
  private search = '';

  constructor(parts: PlatformParts, post: (message: ToBoard) => void) {
    this.parts = parts;
    this.post = post;
    this.changes = new PlatformChanges(parts, this.streams);
  }

  /** Takes a message of the page. What does not fit its schema is dropped, with a line in the log. */
  async receive(message: unknown): Promise<void> {
    const checked = v.safeParse(toPlatform, message);
    if (checked.success) await this.handle(checked.output);
    else this.parts.log.warn(`The platform view sent what it may not: ${v.summarize(checked.issues)}`);
  }

  /** The page is gone until it says `ready` again. */
  pause(): void {
    this.listening = false;
    this.open = undefined;
    this.search = '';
  }

  /** Sends what the backlogs say now: the whole to a page that has nothing, and to others what has changed. */
  async refresh(): Promise<void> {
    if (!this.listening) return;
    const files = await this.parts.backlogs.all();
    const parts = await Promise.all(files.map((file) => this.partOf(file)));
    const [first] = files;
    const look = first === undefined ? { density: 'comfortable' as const, hides: [] } : cardLookOf(first.uri);
    const view = gatheredView(parts, gatheredWords(parts), look);
    const changes = this.sent && boardChanges(this.sent.view, view);
    const state = (this.sent?.state ?? 0) + 1;
    this.sent = { view, state };
    const head = { revision: ++this.revision, state };
    this.post(changes === undefined ? { type: 'view', ...head, view } : { type: 'changes', ...head, changes });
    await this.sendDetail();
    await this.sendFound();
  }

  /** The item that a card of the page stands for. */
  itemOf(card: string): StreamItem<vscode.Uri> | undefined {
    return this.streams.itemOf(card);
  }

  /** Sends a message to a page that listens. */
  tellNow(message: ToBoard): void {
    if (this.listening) this.post(message);
  }

  private async partOf({ uri, reading }: BacklogFile): Promise<GatheredPart> {
    const key = uri.toString();
    const memory = this.memories.get(key) ?? new CardMemory();
    this.memories.set(key, memory);
    const me = await this.whoLooks(uri, reading.backlog);
    return {
      keyOf: (item) => this.streams.keyOf(uri, item),
      stream: reading.backlog.stream ?? vscode.workspace.asRelativePath(uri),
      view: boardView(reading, { now: now(), say, me }, memory),
    };
  }

  private whoLooks(uri: vscode.Uri, backlog: Backlog): Promise<string | undefined> {
    return this.parts.identity.me(uri, backlog);
  }

  private async sendDetail(): Promise<void> {
    const detail = this.open === undefined ? undefined : await gatheredDetail(this.open, this.parts, this.streams);
    const written = JSON.stringify(detail);
    if (written === this.detail) return;
    this.detail = written;
    this.post({ type: 'detail', detail });
  }

  private async sendFound(): Promise<void> {
    if (this.search === '') return;
    const files = await this.parts.backlogs.all();
    const items = files.flatMap(({ uri, reading }) =>
      notedItems(reading.backlog.items, this.search).map((key) => this.streams.keyOf(uri, key)),
    );
    this.post({ type: 'found', search: this.search, items });
  }

  private async begin(): Promise<void> {
    this.listening = true;
    this.sent = undefined;
    this.detail = undefined;
    await this.refresh();
    const views = this.parts.views.all;
    if (views.length > 0) this.post({ type: 'views', views });
  }

  private async handle(message: ToPlatform): Promise<void> {
    if ('request' in message) {
      this.post(await this.changes.answer(message));
      return;
    }
    switch (message.type) {
      case 'ready':
        return this.begin();
      case 'open':
        return this.openItem(message.item);
      case 'search':
        this.search = message.search;
        return this.sendFound();
      case 'changeViews':
        return this.parts.views.change(message.change);
      case 'reveal':
        return this.reveal(message.item);
      case 'follow':
        return this.follow(message);
      // Keybindings and commands of the boards do not act here.
      case 'focus':
        return;
    }
  }

  /** An item that is not on this view is shown on the board of its own backlog. */
  private async openItem(key: string | undefined): Promise<void> {
    const isShown = this.sent?.view.columns.some(({ cards }) => cards.some((card) => card.key === key));
    const target = key === undefined ? undefined : this.streams.itemOf(key);
    if (target !== undefined && isShown === false) {
      this.parts.openItem(target.uri, target.key);
      return;
    }
    this.open = key;
    await this.sendDetail();
  }

  private async reveal(key: string | undefined): Promise<void> {
    const target = key === undefined ? undefined : this.streams.itemOf(key);
    const file = target && (await this.parts.backlogs.file(target.uri));
    if (target !== undefined && file !== undefined) await revealItem(file, target.key);
  }

  private async follow({ item: key, place }: Extract<ToPlatform, { type: 'follow' }>): Promise<void> {
    const target = this.streams.itemOf(key);
    const file = target && (await this.parts.backlogs.file(target.uri));
    const item = file && itemOf(file.reading.backlog, target.key);
    const link = item && linkOf(item, place);
    if (target !== undefined && link !== undefined) await followTarget(target.uri, link, this.parts.decisions);
  }
}
