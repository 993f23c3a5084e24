import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Reading } from '../../backlog/reading.ts';
import type { Sides } from '../../backlog/resolving/sides.ts';
import { type Backlog, itemOf } from '../../core/model/backlog.ts';
import type { BoardView, ToBoard } from '../../protocol/board.ts';
import type { ItemDetail } from '../../protocol/itemDetail.ts';
import type { Follow } from '../../protocol/itemRequests.ts';
import { type ToHost, toHost } from '../../protocol/toHost.ts';
import { boardChanges } from '../../protocol/boardChanges.ts';
import type { SavedView, ViewChange } from '../../protocol/perspective.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import type { Changes } from '../backlogs/changes.ts';
import { openDocument } from '../backlogs/readings.ts';
import { now } from '../clock.ts';
import { conflictedFiles } from '../conflicted.ts';
import { describeOutcome } from '../outcomes.ts';
import { clashesMessage, resolutionNotes, resolutionText } from '../resolutions.ts';
import { say, sayMissed } from '../say.ts';
import { boardView, emptyBoardView } from './boardView.ts';
import { cardLookOf } from './cardLook.ts';
import type { BranchOfItem } from './cardView.ts';
import { CardMemory } from './cardMemory.ts';
import type { Followed } from './followed.ts';
import { itemDetail } from './itemDetail.ts';
import { notedItems } from './notedItems.ts';
import { templatesOf } from './templates.ts';
import { type Wish, intentionsOf } from './wishes.ts';

/** The card that has the focus, and the one that had it last while the page's focus is elsewhere. */
export type CardFocus = Pick<Extract<ToHost, { type: 'focus' }>, 'item' | 'last' | 'selected'>;

/** What a board needs of the editor around it. */
export interface BoardSurroundings {
  readonly backlogs: Backlogs;
  readonly changes: Changes;
  readonly log: vscode.LogOutputChannel;
  /** Sends to the page; what is sent while it is hidden is lost. */
  readonly post: (message: ToBoard) => void;
  /** Shows an item's line, a line of its file, or one of the backlog's (from 1). */
  readonly reveal: (place: { readonly item?: string | undefined; readonly line?: number | undefined }) => void;
  readonly focused: (focus: CardFocus) => void;
  /** Opens an address, a file of the workspace, or the record of a decision. */
  readonly follow: (target: Followed) => void;
  readonly savedViews: () => SavedView[];
  readonly changeViews: (change: ViewChange) => Promise<void>;
  /** How large the present branch is, where it is worked on for an item of this backlog. */
  readonly branch?: () => BranchOfItem | undefined;
  /** Who looks at the board, as one of the people of the backlog. */
  readonly whoLooks: (backlog: Backlog) => Promise<string | undefined>;
}

type Request = Extract<ToHost, { request: number }>;
type Resolve = Extract<Request, { type: 'resolve' }>;

/** The conversation with one board's page: it asks, the file answers. */
export class BoardSession {
  private readonly uri: vscode.Uri;
  private readonly around: BoardSurroundings;
  private readonly waiting: ToBoard[] = [];
  private readonly memory = new CardMemory();
  private listening = false;
  /** Whether the page has not drawn the first cards yet: the others wait for that, so that it takes no longer with many. */
  private first = false;
  /** What the page has: the board, as how many that was, and the open item's detail. */
  private sent: { readonly view: BoardView; readonly state: number } | undefined;
  private open: string | undefined;
  private detail: string | undefined;
  /** What the page looks for in what cards do not carry, and what it was told of it. */
  private search = '';
  private found = '';
  private me: string | undefined;
  private sides: { readonly text: string; readonly sides: Sides | undefined } | undefined;

  constructor(uri: vscode.Uri, around: BoardSurroundings) {
    this.uri = uri;
    this.around = around;
  }

  /** Takes a message of the page. What does not fit its schema is dropped, with a line in the log. */
  async receive(message: unknown): Promise<void> {
    const checked = v.safeParse(toHost, message);
    if (!checked.success) {
      this.around.log.warn(`A board sent what it may not: ${v.summarize(checked.issues)}`);
      return;
    }
    await this.handle(checked.output);
  }

  /** The page is gone until it says `ready` again: VS Code keeps no hidden page. */
  pause(): void {
    this.listening = false;
    this.open = undefined;
    this.search = '';
    this.around.focused({});
  }

  /** Sends the board as the file says it now. */
  async refresh(): Promise<void> {
    if (!this.listening) return;
    const reading = (await this.around.backlogs.file(this.uri))?.reading;
    const writable = vscode.workspace.fs.isWritableFileSystem(this.uri.scheme) !== false;
    const sides = await this.sidesOf(reading);
    const readOnly = writable ? undefined : notWritable();
    if (reading !== undefined) void this.learnWho(reading.backlog);
    const view =
      reading === undefined
        ? emptyBoardView(notABacklog())
        : boardView(
            reading,
            { now: now(), say, me: this.me, readOnly, sides, first: this.first, ...this.tastes() },
            this.memory,
          );
    this.first = view.partial === true;
    this.send(view, openDocument(this.uri)?.version ?? 0);
    await this.sendDetail(reading);
    this.sendFound(reading);
  }

  /** What the person's settings say, and git. */
  private tastes() {
    return { branch: this.around.branch?.(), look: cardLookOf(this.uri), templates: [...templatesOf(this.uri).keys()] };
  }

  /** Who looks: git may take a while to say so, and the board does not wait for it. */
  private async learnWho(backlog: Backlog): Promise<void> {
    const me = await this.around.whoLooks(backlog);
    if (me === this.me) return;
    this.me = me;
    await this.refresh();
  }

  /** What both sides say, of a text with conflict markers. */
  private async sidesOf(reading: Reading | undefined): Promise<Sides | undefined> {
    if (reading?.backlog.readOnly !== 'conflict-markers') {
      this.sides = undefined;
      return undefined;
    }
    if (this.sides?.text !== reading.text) {
      const { sidesOf } = await import('../../backlog/resolving/sides.ts');
      this.sides = { text: reading.text, sides: sidesOf(reading) };
    }
    return this.sides.sides;
  }

  /** Sends the whole board to a page that has none, and to others what has changed. */
  private send(view: BoardView, revision: number): void {
    const state = (this.sent?.state ?? 0) + 1;
    const changes = this.sent && boardChanges(this.sent.view, view);
    this.sent = { view, state };
    if (changes === undefined) this.around.post({ type: 'view', revision, state, view });
    else this.around.post({ type: 'changes', revision, state, changes });
  }

  /** Sends what the form of the open item shows, where the page does not have it. */
  private async sendDetail(reading: Reading | undefined): Promise<void> {
    const others = (await this.sidesOf(reading))?.others ?? [];
    const key = this.open;
    const item =
      reading && key !== undefined
        ? (itemOf(reading.backlog, key) ?? others.find((other) => other.key === key))
        : undefined;
    const detail: ItemDetail | undefined = item && reading && itemDetail(item, reading, say, sayMissed);
    const written = JSON.stringify(detail);
    if (written === this.detail) return;
    this.detail = written;
    this.around.post({ type: 'detail', detail });
  }

  /** Sends which items are found by their notes, where the page does not know. */
  private sendFound(reading: Reading | undefined): void {
    const items = reading === undefined ? [] : notedItems(reading.backlog.items, this.search);
    const found = JSON.stringify([this.search, items]);
    if (found === this.found) return;
    this.found = found;
    this.around.post({ type: 'found', search: this.search, items });
  }

  /** Sends a message once the page listens and shows the board. */
  tell(message: ToBoard): void {
    if (this.listening && !this.first) this.around.post(message);
    else this.waiting.push(message);
  }

  /** A page that has nothing yet gets the board, and when all of it is there, what waits for it. */
  private async begin({ rest = false }: { readonly rest?: boolean | undefined }): Promise<void> {
    this.listening = true;
    this.first = !rest;
    if (!rest) {
      this.sent = undefined;
      this.detail = undefined;
      this.found = JSON.stringify(['', []]);
    }
    await this.refresh();
    const views = this.around.savedViews();
    if (!rest && views.length > 0) this.around.post({ type: 'views', views });
    if (!this.first) for (const kept of this.waiting.splice(0)) this.around.post(kept);
  }

  /** Sends a message to a page that listens; one that comes back asks for what it says anyway. */
  tellNow(message: ToBoard): void {
    if (this.listening) this.around.post(message);
  }

  private async handle(message: ToHost): Promise<void> {
    if ('request' in message) {
      const work = message.type === 'resolve' ? () => this.resolve(message) : () => this.change(message);
      this.around.post(await this.answer(message, work));
      return;
    }
    switch (message.type) {
      case 'ready':
        await this.begin(message);
        return;
      case 'open':
        this.open = message.item;
        await this.sendDetail((await this.around.backlogs.file(this.uri))?.reading);
        return;
      case 'search':
        this.search = message.search;
        this.sendFound((await this.around.backlogs.file(this.uri))?.reading);
        return;
      case 'focus':
        this.around.focused(message);
        return;
      case 'reveal':
        this.around.reveal(message);
        return;
      case 'follow':
        await this.follow(message);
        return;
      case 'changeViews':
        await this.around.changeViews(message.change);
        return;
    }
  }

  /** Whatever goes wrong is an answer too. */
  private async answer(message: Request, work: () => Promise<ToBoard>): Promise<ToBoard> {
    try {
      return await work();
    } catch (error) {
      this.around.log.error(error instanceof Error ? error : String(error));
      return { type: 'refused', request: message.request, message: crashed(), items: [] };
    }
  }

  private async change(message: Wish): Promise<ToBoard> {
    const { request } = message;
    const [intention, ...others] = intentionsOf(message, templatesOf(this.uri));
    const outcome = await this.around.changes.apply(this.uri, intention, ...others);
    const said = describeOutcome(outcome, intention, ...others);
    if (outcome.kind === 'done') return { type: 'done', request, item: outcome.change.item, announce: said };
    if (outcome.kind === 'failed') return { type: 'refused', request, message: said, items: [] };
    const { items, reason } = outcome.refusal;
    const shown = items.filter((key) => itemOf(outcome.before.backlog, key) !== undefined);
    return { type: 'refused', request, message: said, items: shown, reason };
  }

  /** Opens what the file links to, when it says so and may. */
  private async follow({ item: key, place }: Follow): Promise<void> {
    const reading = (await this.around.backlogs.file(this.uri))?.reading;
    const item = reading && itemOf(reading.backlog, key);
    // It knows the text's links, which nothing at the start may.
    const { linkOf } = await import('./followed.ts');
    const target = item && linkOf(item, place);
    if (target !== undefined) this.around.follow(target);
  }

  /** What a merge leaves to a person is a message of its own, before the answer. */
  private async resolve({ request, revision, choices, of }: Resolve): Promise<ToBoard> {
    const file = of === undefined ? undefined : await this.around.backlogs.file(this.uri);
    const own = file && conflictedFiles(file).find(({ item }) => item === of);
    const outcome = await this.around.changes.resolve(own?.uri ?? this.uri, { choices, version: revision });
    const announce = resolutionText(outcome);
    if (outcome.kind === 'failed') return { type: 'refused', request, message: announce, items: [] };
    if (outcome.kind === 'clashes') this.around.post(clashesMessage(outcome, own?.item));
    return { type: 'done', request, announce, ...(outcome.kind === 'done' && { notes: resolutionNotes(outcome) }) };
  }
}

function notABacklog(): string {
  return vscode.l10n.t(
    'This file is no backlog: it has neither the key headwater nor a list of items with titles. Nothing is written to it.',
  );
}

function notWritable(): string {
  return vscode.l10n.t(
    'This is an older state of the file, or a place that cannot be written to: the board is read-only.',
  );
}

function crashed(): string {
  return vscode.l10n.t(
    'Something went wrong in Headwater. Nothing was changed; the output channel Headwater says more.',
  );
}
