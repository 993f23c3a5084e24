import type { Direction, ToBoard } from '../../src/protocol/board.ts';
import type { ToHost } from '../../src/protocol/toHost.ts';
import type { Answer, Request } from '../shared/host.ts';
import type { AfterReason, Refused } from './addingSession.ts';
import { focusCard } from './page.ts';
import { type Drop, type Move, columnMove, dropMove, stepMove } from './places.ts';
import { meant, ranged, selectionWords, toggled } from './selection.ts';
import { type Situation, cardOf, saidNext } from './situation.ts';
import type { Arrow } from './walk.ts';

const sortedWords = 'The board is sorted: cards change their column only';
const gatheredWords = 'Each item keeps its place in its own file: cards change their column only';

type Reasons = Partial<Record<'over' | 'because', string>>;

/** What moving needs of the board's session. */
export interface MoveLine {
  readonly situation: () => Situation;
  readonly change: (change: Partial<Situation>) => void;
  readonly ask: (request: Request<ToHost>, revision: number) => Promise<Answer<ToBoard>>;
  readonly refused: (answer: Refused, column: string, next: AfterReason) => void;
  /** Takes in which card has the focus now. */
  readonly catchUp: () => void;
  /** The card to focus once it is drawn where it went. */
  readonly want: (key: string) => void;
  readonly walk: (arrow: Arrow) => void;
  /** Tells the host what is selected. */
  readonly tell: () => void;
}

/** What the person does to move cards: selects them, steps, drops, sends them to a column. */
export class MoveSession {
  readonly #line: MoveLine;
  /** Moves wait for each other: a step starts from the board that the last move left. */
  #moves: Promise<void> = Promise.resolve();
  /** The card from which a selection by Shift goes on. */
  #anchor: string | undefined;

  constructor(line: MoveLine) {
    this.#line = line;
  }

  /** Moves the card that has the focus one step, with those that are selected with it. */
  step(direction: Direction): void {
    this.#line.catchUp();
    this.#moves = this.#moves.then(async () => {
      const situation = this.#line.situation();
      const { view, shown, focus } = situation;
      if (view === undefined || focus === undefined) return;
      const move = stepMove({ view, shown }, { items: meant(situation, focus), focus }, direction);
      if (move !== undefined) await this.#move(move, focus);
      else if (shown.sorted)
        this.#line.change({ spoken: saidNext(situation, view.gathered === true ? gatheredWords : sortedWords) });
    });
  }

  /** A card was let go: over a column, or nowhere. */
  drop(key: string, drop: Drop | undefined): void {
    if (cardOf(this.#line.situation(), key) === undefined) {
      const gone = `${key} is no longer on the board: it was taken out of the file meanwhile. Nothing was moved.`;
      this.#line.change({ notice: gone, spoken: gone });
      return;
    }
    if (drop === undefined) return;
    this.#begin(key, (standing, items) => dropMove(standing, items, drop));
  }

  /** Sends the card that has the focus, and those that are selected with it, to a column. */
  to(column: string): void {
    const { focus } = this.#line.situation();
    if (focus !== undefined) this.#begin(focus, (standing, items) => columnMove(standing, items, column));
  }

  /** Sends one card to a column, whatever is selected. */
  send(key: string, column: string): void {
    this.#begin(key, (standing) => columnMove(standing, [key], column));
  }

  /** Takes a card into the selection, or out of it. */
  toggle(key: string): void {
    this.#anchor = key;
    this.#select(toggled(this.#line.situation(), key));
  }

  /** Selects all cards from the one where the selection began to this one. */
  selectTo(key: string): void {
    const situation = this.#line.situation();
    if (this.#anchor === undefined || cardOf(situation, this.#anchor) === undefined)
      this.#anchor = situation.focus ?? key;
    this.#select(ranged(situation, this.#anchor, key));
  }

  /** Goes on to the next card, and selects up to it. */
  extend(arrow: Arrow): void {
    this.#line.catchUp();
    const { focus, selected } = this.#line.situation();
    if (selected.length === 0) this.#anchor = focus;
    this.#line.walk(arrow);
    const next = this.#line.situation().focus;
    if (next !== undefined) this.selectTo(next);
  }

  /** Selects nothing. False when nothing was selected. */
  clear(): boolean {
    this.#anchor = undefined;
    if (this.#line.situation().selected.length === 0) return false;
    this.#select([]);
    return true;
  }

  #select(selected: readonly string[]): void {
    this.#line.change({ selected, spoken: selectionWords(selected) });
    this.#line.tell();
  }

  #begin(
    key: string,
    moveOf: (standing: Parameters<typeof dropMove>[0], items: readonly string[]) => Move | undefined,
  ): void {
    this.#moves = this.#moves.then(async () => {
      const situation = this.#line.situation();
      const { view, shown } = situation;
      const move = view && moveOf({ view, shown }, meant(situation, key));
      if (move !== undefined) await this.#move(move, key);
    });
  }

  async #move(move: Move, focus: string, reasons: Reasons = {}): Promise<void> {
    const { view, revision, pending } = this.#line.situation();
    const { items, place } = move;
    if (view?.readOnly !== undefined || items.some((key) => pending.includes(key))) return;
    this.#line.change({ focus, pending: [...pending, ...items], notice: undefined, asking: undefined });
    this.#line.want(focus);
    focusCard(focus);
    const answer = await this.#line.ask({ type: 'move', revision, items: [...items], ...place, ...reasons }, revision);
    this.#line.change({ pending: this.#line.situation().pending.filter((key) => !items.includes(key)) });
    if (answer.type === 'done') return;
    this.#line.refused(answer, place.column, {
      again: (kind, reason) => void this.#move(move, focus, { ...reasons, [kind]: reason }),
      back: () => focusCard(focus),
    });
  }
}
