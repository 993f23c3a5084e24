/**
 * What the person does, and what comes of it: holds the situation, sends intentions to the host and takes its answers
 * in. The board is drawn from the situation after every change; nothing here draws.
 */
import type { BoardView, ToBoard } from '../../src/protocol/board.ts';
import type { ToPlatform } from '../../src/protocol/platform.ts';
import { withChanges } from '../../src/protocol/boardChanges.ts';
import type { Answer, Host, Request } from '../shared/host.ts';
import { AddingSession, type AfterReason, type Refused } from './addingSession.ts';
import { FindingSession } from './findingSession.ts';
import { DialogSession } from './dialogSession.ts';
import { ItemSession } from './itemSession.ts';
import { MoveSession } from './moveSession.ts';
import { afterPaint, focusBack, focusCard, focusIsLost, focusOn, focusedCard } from './page.ts';
import { NextView, answerTo } from './requests.ts';
import { ResolveSession } from './resolveSession.ts';
import { share } from './sharing.ts';
import {
  type Situation,
  cardToEnter,
  isWhole,
  saidNext,
  withCardShown,
  withFoldToggled,
  withFolded,
  walkable,
  withView,
} from './situation.ts';
import { type Arrow, neighbour } from './walk.ts';

export type BoardHost = Host<ToBoard, ToPlatform>;
type Settled = Answer<ToBoard>;

export class BoardSession {
  /** The open item and its form. */
  readonly item: ItemSession;
  /** The title that is being typed. */
  readonly adding: AddingSession;
  /** What is looked for. */
  readonly finding: FindingSession;
  /** The conflict that a merge left in the file. */
  readonly resolving: ResolveSession;
  /** The cards that are selected, and where they go. */
  readonly moving: MoveSession;
  /** The dialogs over the board. */
  readonly dialogs: DialogSession;
  #situation: Situation;
  readonly #host: BoardHost;
  readonly #draw: (situation: Situation) => void;
  /** The card to focus once it is drawn where it went. */
  #wanted: string | undefined;
  #told: string | undefined;
  /** Counts what the host has sent of the board. */
  #state = 0;
  readonly #nextView = new NextView();

  constructor(situation: Situation, host: BoardHost, draw: (situation: Situation) => void) {
    this.#situation = situation;
    this.#host = host;
    this.#draw = draw;
    const line = this.#line();
    this.item = new ItemSession({
      ...line,
      tell: (open) => {
        this.#host.post({ type: 'open', ...(open !== undefined && { item: open }) });
      },
      follow: (follow) => {
        this.#host.post(follow);
      },
    });
    this.adding = new AddingSession(line);
    this.moving = new MoveSession({
      ...line,
      want: (key) => {
        this.#wanted = key;
      },
      walk: (arrow) => {
        this.walk(arrow);
      },
      tell: () => {
        this.#postFocus();
      },
    });
    this.finding = new FindingSession({
      ...line,
      post: (message) => {
        this.#host.post(message);
      },
    });
    this.resolving = new ResolveSession({ ...line, page: this });
    this.dialogs = new DialogSession(line);
  }

  /** What the parts of the session need of it. */
  #line() {
    return {
      situation: () => this.#situation,
      set: (next: Situation) => {
        this.#set(next);
      },
      change: (change: Partial<Situation>) => {
        this.#change(change);
      },
      ask: (request: Request<ToPlatform>, revision = -1) => this.#ask(request, revision),
      enter: () => {
        this.enter();
      },
      refused: (answer: Refused, column: string, next: AfterReason) => {
        this.#refused(answer, column, next);
      },
      catchUp: () => {
        this.#catchUp();
      },
    };
  }

  get situation(): Situation {
    return this.#situation;
  }

  /** Takes a message of the host in that answers no request. */
  hear(message: Exclude<ToBoard, Settled>): void {
    switch (message.type) {
      case 'view':
        this.#see(message, share(this.#situation.view, message.view));
        break;
      case 'changes':
        this.#seeChanges(message);
        break;
      case 'detail':
        this.#change({ detail: message.detail });
        break;
      case 'found':
        this.finding.noted(message);
        break;
      case 'views':
        this.#change({ views: message.views });
        break;
      case 'clashes':
        this.resolving.asked(message);
        break;
      case 'step':
        this.moving.step(message.direction);
        break;
      case 'show':
        this.dialogs.open(message);
        break;
      case 'quickAdd':
        this.adding.start();
        break;
      case 'openCard':
        this.item.open(message.item, 'form');
        break;
      case 'focusCard':
        this.focus(message.item);
        break;
    }
  }

  /** Tells the host which card has the focus now, for its keybindings and commands. */
  tellFocus(card: string | undefined): void {
    if (card === this.#told) return;
    this.#told = card;
    const last = this.#situation.focus;
    if (card !== undefined && card !== last) this.#change({ focus: card });
    this.#postFocus();
  }

  focus(key: string): void {
    this.#set(withCardShown({ ...this.#situation, focus: key }, key));
    focusCard(key);
  }

  /** Puts the focus on the card that had it last, or on the first one. */
  enter(): void {
    const card = cardToEnter(this.#situation);
    if (card !== undefined) this.focus(card);
  }

  walk(arrow: Arrow): void {
    this.#catchUp();
    const { focus } = this.#situation;
    const next = focus === undefined ? undefined : neighbour(walkable(this.#situation), focus, arrow);
    if (next !== undefined) this.focus(next);
  }

  fold(column: string): void {
    this.#set(withFoldToggled(this.#situation, column));
    focusOn(`[data-column="${CSS.escape(column)}"] .fold`);
  }

  /** Takes the last change back, where that is not the editor's own undo. */
  async undo(): Promise<void> {
    const { revision } = this.#situation;
    this.#change({ notice: undefined });
    const answer = await this.#ask({ type: 'undo' }, revision);
    if (answer.type === 'refused') this.#change({ notice: answer.message });
  }

  dismiss(): void {
    this.#change({ notice: undefined, notes: [] });
    focusBack(this.#situation);
  }

  /** Shows the item's or the given line of the file. */
  reveal(where: { readonly item?: string; readonly line?: number }): void {
    this.#host.post({ type: 'reveal', ...where });
  }

  /** Asks for the board, and for the detail of the item that was open before a reload. */
  start(): void {
    this.#host.post({ type: 'ready' });
    this.item.start();
    this.finding.start();
  }

  #seeChanges(message: Extract<ToBoard, { type: 'changes' }>): void {
    const { view } = this.#situation;
    // A message was lost: what these are changes of is not here.
    if (view === undefined || message.state !== this.#state + 1) this.start();
    else this.#see(message, withChanges(view, message.changes));
  }

  #see({ revision, state }: { readonly revision: number; readonly state: number }, view: BoardView): void {
    this.#state = state;
    const first = !isWhole(this.#situation);
    // A page that comes back with the focus, as after a change of tab, goes on at the card that had it, scrolled as it was.
    const held = focusedCard() !== undefined || (first && document.hasFocus() && focusIsLost());
    this.#set(withView(this.#situation, view, revision));
    if (this.#wanted !== undefined && (held || focusIsLost())) focusCard(this.#wanted);
    else if (held && focusedCard() === undefined) focusBack(this.#situation, { shown: !first });
    this.#nextView.came();
    if (view.partial === true) {
      afterPaint(() => {
        this.#host.post({ type: 'ready', rest: true });
      });
    }
  }

  /** Sends a request, and waits for the view that shows what was done. */
  async #ask(request: Request<ToPlatform>, revision: number): Promise<Settled> {
    const answer = await answerTo(this.#host, request);
    const done = answer.type === 'done';
    if (done && this.#situation.revision <= revision) await this.#nextView.wait();
    this.#change({ spoken: saidNext(this.#situation, done ? answer.announce : answer.message) });
    this.#wanted = undefined;
    return answer;
  }

  #refused({ message, items, reason }: Refused, column: string, next: AfterReason): void {
    if (reason === undefined) {
      this.#change({ notice: message });
      return;
    }
    const cancel = (): void => {
      this.#change({ asking: undefined });
      next.back();
    };
    const answer = (text: string): void => {
      next.again(reason, text);
    };
    const open = withFolded(this.#situation, column, false);
    this.#set({ ...open, asking: { column, message, items, answer, cancel } });
    focusOn('.reason input');
  }

  #postFocus(): void {
    const { focus, selected } = this.#situation;
    const which = this.#told === undefined ? { last: focus } : { item: this.#told };
    this.#host.post({ type: 'focus', ...which, selected: [...selected] });
  }

  /** A key may come before the page has told of the focus that it is meant for. */
  #catchUp(): void {
    const focused = focusedCard();
    if (focused !== undefined) this.tellFocus(focused);
  }

  #change(change: Partial<Situation>): void {
    this.#set({ ...this.#situation, ...change });
  }

  #set(situation: Situation): void {
    if (situation === this.#situation) return;
    this.#situation = situation;
    this.#draw(situation);
  }
}
