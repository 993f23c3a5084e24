import { type ToBoard, mostAtOnce } from '../../src/protocol/board.ts';
import type { ToHost } from '../../src/protocol/toHost.ts';
import type { Answer, Request } from '../shared/host.ts';
import { focusBack, focusOn } from './page.ts';
import { titlesIn } from './titlesIn.ts';
import { type Adding, type Situation, currentColumn, withFolded } from './situation.ts';

export type Refused = Extract<Answer<ToBoard>, { type: 'refused' }>;

/** What follows on a refusal for which a reason may be given: the same again with it, or back to where it began. */
export interface AfterReason {
  readonly again: (kind: 'over' | 'because', reason: string) => void;
  readonly back: () => void;
}

/** What adding needs of the board's session. */
export interface AddingLine {
  readonly situation: () => Situation;
  readonly set: (situation: Situation) => void;
  readonly ask: (request: Request<ToHost>, revision: number) => Promise<Answer<ToBoard>>;
  readonly refused: (answer: Refused, column: string, next: AfterReason) => void;
  /** Takes in which card has the focus now. */
  readonly catchUp: () => void;
}

const field = '.quick-add textarea';

/** What the person does to add items: opens the field of a column, types or pastes titles, closes it. */
export class AddingSession {
  readonly #line: AddingLine;

  constructor(line: AddingLine) {
    this.#line = line;
  }

  /** Opens the field in a column: the named one, that of the focused card, or the first that is open. */
  start(named?: string): void {
    this.#line.catchUp();
    const situation = this.#line.situation();
    const { view, adding } = situation;
    const column = named ?? currentColumn(situation)?.id;
    if (column === undefined || view === undefined || view.readOnly !== undefined || view.gathered) return;
    const text = adding?.column === column ? adding.text : '';
    const type = adding?.type ?? '';
    this.#line.set({ ...withFolded(situation, column, false), adding: { column, text, type, busy: false } });
    focusOn(field);
  }

  type(text: string): void {
    this.#change({ text });
  }

  /** The type that new items get from now on; empty for none. */
  choose(type: string): void {
    this.#change({ type });
  }

  /** Adds what was typed, an item for each line. The field stays open for the next. */
  async add(over?: string): Promise<void> {
    const situation = this.#line.situation();
    const { adding, revision } = situation;
    const titles = titlesIn(adding?.text ?? '');
    if (adding === undefined || adding.busy || titles.length === 0 || titles.length > mostAtOnce) return;
    const { column, type } = adding;
    this.#line.set({ ...situation, adding: { ...adding, busy: true }, notice: undefined, asking: undefined });
    focusOn(field);
    const chosen = { ...(type !== '' && { itemType: type }), ...(over !== undefined && { over }) };
    const answer = await this.#line.ask({ type: 'add', revision, titles: [...titles], column, ...chosen }, revision);
    this.#change({ busy: false });
    if (answer.type === 'done') this.#change({ text: '' });
    else {
      this.#line.refused(answer, column, {
        again: (_kind, reason) => void this.add(reason),
        back: () => {
          focusOn(field);
        },
      });
    }
  }

  stop(): void {
    this.#line.set({ ...this.#line.situation(), adding: undefined, asking: undefined });
    focusBack(this.#line.situation());
  }

  #change(change: Partial<Adding>): void {
    const situation = this.#line.situation();
    const { adding } = situation;
    if (adding !== undefined) this.#line.set({ ...situation, adding: { ...adding, ...change } });
  }
}
