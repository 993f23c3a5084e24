import type { ToBoard, ToHost } from '../../src/protocol/board.ts';
import type { Answer, Request } from '../shared/host.ts';
import { changedFields, withDraft, withTyping, withoutSaved } from './drafts.ts';
import { focusBack, focusCard, focusOn } from './page.ts';
import { type Field, type Situation, cardOf, openDetail, withCardShown } from './situation.ts';

/** What the form needs of the board's session. */
export interface ItemLine {
  readonly situation: () => Situation;
  readonly set: (situation: Situation) => void;
  /** Tells the host which item is open. */
  readonly tell: (open: string | undefined) => void;
  readonly ask: (request: Request<ToHost>, revision: number) => Promise<Answer<ToBoard>>;
}

/** What the person does with the open item: opens and closes it, types, saves. */
export class ItemSession {
  readonly #line: ItemLine;

  constructor(line: ItemLine) {
    this.#line = line;
  }

  /** Asks for the item that was open before a reload. */
  start(): void {
    const { open } = this.#line.situation();
    if (open !== undefined) this.#line.tell(open);
  }

  /** Shows an item in the form; `form` takes the focus there, `card` leaves it. */
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

  type(key: string, field: Field, text: string): void {
    const situation = this.#line.situation();
    const detail = openDetail(situation);
    if (detail?.key === key) this.#line.set(withTyping(situation, detail, field, text));
  }

  discard(key: string): void {
    this.#line.set(withDraft(this.#line.situation(), key, {}));
  }

  async save(key: string): Promise<void> {
    const situation = this.#line.situation();
    const detail = openDetail(situation);
    const draft = situation.drafts[key] ?? {};
    if (situation.view?.readOnly !== undefined || detail?.key !== key) return;
    const changed = changedFields(detail, draft);
    if (changed === undefined) {
      this.discard(key);
      this.close();
      return;
    }
    const { revision } = situation;
    const answer = await this.#line.ask({ type: 'set', revision, item: key, fields: changed }, revision);
    const now = this.#line.situation();
    if (answer.type === 'refused') {
      this.#line.set({ ...now, notice: answer.message });
      return;
    }
    const rest = withoutSaved(now.drafts[key] ?? {}, draft);
    this.#line.set(withDraft(now, key, rest));
    if (Object.keys(rest).length === 0 && now.open === key) this.close();
  }
}
