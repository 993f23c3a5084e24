import type { ToBoard } from '../../src/protocol/board.ts';
import type { ToHost } from '../../src/protocol/toHost.ts';
import type { Follow } from '../../src/protocol/itemRequests.ts';
import type { Answer, Request } from '../shared/host.ts';
import type { AfterReason, Refused } from './addingSession.ts';
import { type FieldPlace, changedOutside, withTyping, withTypingKept, withoutTyping } from './drafts.ts';
import { focusBack, focusCard, focusOn } from './page.ts';
import { type Situation, cardOf, withCardShown } from './situation.ts';
import { locate } from './walk.ts';

/** What the panel needs of the board's session. */
export interface ItemLine {
  readonly situation: () => Situation;
  readonly set: (situation: Situation) => void;
  /** Tells the host which item is open. */
  readonly tell: (open: string | undefined) => void;
  readonly follow: (follow: Follow) => void;
  readonly ask: (request: Request<ToHost>, revision: number) => Promise<Answer<ToBoard>>;
  readonly refused: (answer: Refused, column: string, next: AfterReason) => void;
}

/** What the page asks for of an item, without what every request has. */
export type ItemWish = WithoutFrame<
  Extract<Request<ToHost>, { item: string; type: 'set' | 'criterion' | 'act' | 'evidence' | 'comesOf' }>
>;
type WithoutFrame<Message> = Message extends unknown ? Omit<Message, 'item' | 'revision'> : never;

/** What the person does with the open item: opens and closes it, types into its fields, acts on it. */
export class ItemSession {
  readonly #line: ItemLine;
  /** Fields whose typing is on its way into the file. */
  readonly #saving = new Set<string>();

  constructor(line: ItemLine) {
    this.#line = line;
  }

  /** Asks for the item that was open before a reload. */
  start(): void {
    const { open } = this.#line.situation();
    if (open !== undefined) this.#line.tell(open);
  }

  /** Shows an item in the panel; `form` takes the focus there, `card` leaves it. */
  open(key: string, focus: 'form' | 'card'): void {
    const situation = this.#line.situation();
    if (cardOf(situation, key) === undefined) return;
    this.#line.set(withCardShown({ ...situation, open: key, focus: key }, key));
    this.#line.tell(key);
    if (focus === 'form') focusOn('.form');
    else focusCard(key);
  }

  close(): void {
    this.#line.set({ ...this.#line.situation(), open: undefined });
    this.#line.tell(undefined);
    focusBack(this.#line.situation());
  }

  /** Opens what the item links to. */
  follow(item: string, place: Follow['place']): void {
    this.#line.follow({ type: 'follow', item, place });
  }

  type(place: FieldPlace, typed: string): void {
    this.#line.set(withTyping(this.#line.situation(), place, typed));
  }

  /** Gives a field back what the file says. False when nothing was typed. */
  giveBack(key: string, name: string): boolean {
    const before = this.#line.situation();
    const after = withoutTyping(before, key, name);
    this.#line.set(after);
    return after !== before;
  }

  /**
   * Writes what was typed into a field. Where the file changed under the typing, nothing is written: the panel says so,
   * and the person chooses (`keep`).
   * @param wish what to ask for, of what was typed; nothing when it makes no sense yet
   */
  async settle(place: FieldPlace, wish: (typed: string) => ItemWish | undefined): Promise<void> {
    const { key, name, text } = place;
    const draft = this.#line.situation().drafts[key] ?? {};
    const typed = draft[name]?.typed;
    const field = `${key}\n${name}`;
    if (typed === undefined || this.#saving.has(field) || changedOutside(text, draft, name)) return;
    const asked = wish(typed);
    if (asked === undefined) return;
    this.#saving.add(field);
    try {
      if (!(await this.ask(key, asked))) return;
      const now = this.#line.situation();
      // Typing that went on meanwhile stays; it began on what is in the file now.
      if (now.drafts[key]?.[name]?.typed === typed) this.#line.set(withoutTyping(now, key, name));
      else this.#line.set(withTypingKept(now, { key, name, text: typed }));
    } finally {
      this.#saving.delete(field);
    }
  }

  /** Writes what was typed over what the file says by now. */
  async keep(place: FieldPlace, wish: (typed: string) => ItemWish | undefined): Promise<void> {
    this.#line.set(withTypingKept(this.#line.situation(), place));
    await this.settle(place, wish);
  }

  /** Says that a card waits no longer, or asks in its column what it waits for. */
  async toggleBlocked(key: string): Promise<void> {
    const situation = this.#line.situation();
    const { view } = situation;
    const column = view && locate(view, key)?.column;
    const card = cardOf(situation, key);
    if (column === undefined || card?.editable !== true || view?.readOnly !== undefined) return;
    if (card.blocked !== undefined) {
      await this.ask(key, { type: 'act', act: { what: 'unblock' } });
      return;
    }
    const close = (): void => {
      this.#line.set({ ...this.#line.situation(), asking: undefined });
      focusCard(key);
    };
    const answer = (reason: string): void => {
      close();
      void this.ask(key, { type: 'act', act: { what: 'block', reason } });
    };
    const message = `What does ${card.id ?? card.title} wait for?`;
    this.#line.set({ ...situation, asking: { column: column.id, message, items: [], answer, cancel: close } });
    focusOn('.reason input');
  }

  /** Adds an item that comes of this one. Where its column is full, asks there for a reason. */
  async addNext(item: string, wish: Extract<ItemWish, { type: 'comesOf' }>): Promise<void> {
    // The button is gone with what it offered.
    const back = (): void => {
      focusOn('.form');
    };
    const answer = await this.#answer(item, wish);
    const first = this.#line.situation().view?.columns[0];
    if (answer?.type !== 'refused' || first === undefined) {
      back();
      return;
    }
    const again = (_kind: string, over: string): void => {
      this.#line.set({ ...this.#line.situation(), asking: undefined });
      void this.addNext(item, { ...wish, over });
    };
    this.#line.refused(answer, first.id, { again, back });
  }

  /** Asks for a change. False when it was refused, which is shown. */
  async ask(item: string, wish: ItemWish): Promise<boolean> {
    const answer = await this.#answer(item, wish);
    if (answer?.type === 'refused') this.#line.set({ ...this.#line.situation(), notice: answer.message });
    return answer?.type === 'done';
  }

  async #answer(item: string, wish: ItemWish): Promise<Answer<ToBoard> | undefined> {
    const { view, revision } = this.#line.situation();
    if (view?.readOnly !== undefined) return undefined;
    this.#line.set({ ...this.#line.situation(), notice: undefined });
    return this.#line.ask({ ...wish, item, revision }, revision);
  }
}
