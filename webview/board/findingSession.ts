import { type Perspective, isFiltered, withoutFilter } from '../../src/protocol/perspective.ts';
import { shownWords } from './filterWords.ts';
import { focusOn } from './page.ts';
import { type Situation, withNoted, withPerspective } from './situation.ts';

/** Milliseconds that typing rests before the host is asked. */
const askAfter = 120;

/** What looking for cards needs of the board's session. */
export interface FindingLine {
  readonly situation: () => Situation;
  readonly set: (situation: Situation) => void;
  /** Asks the host for what cards do not carry; the answer comes as `noted`. */
  readonly ask: (search: string) => void;
  /** Puts the focus on a card. */
  readonly enter: () => void;
}

/** What the person does to find cards: searches, filters, chooses lanes and order. */
export class FindingSession {
  readonly #line: FindingLine;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(line: FindingLine) {
    this.#line = line;
  }

  /** Asks again for what was searched before a reload. */
  start(): void {
    const { search } = this.#line.situation().perspective;
    if (search !== '') this.#line.ask(search);
  }

  /** Takes in what the host found. */
  noted(noted: Situation['noted']): void {
    const before = this.#line.situation();
    const next = withNoted(before, noted);
    if (next.shown.count === before.shown.count) this.#line.set(next);
    else this.#say(next);
  }

  /** Puts the focus into the search field. */
  find(): void {
    focusOn('.search input');
  }

  search(text: string): void {
    this.change({ search: text });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#line.ask(text);
    }, askAfter);
  }

  change(change: Partial<Perspective>): void {
    this.#say(withPerspective(this.#line.situation(), change));
  }

  /** Shows everything again, in the lanes and the order that were chosen. False when everything is shown already. */
  clear(): boolean {
    const situation = this.#line.situation();
    if (!isFiltered(situation.perspective)) return false;
    this.search('');
    this.#say(withPerspective(situation, withoutFilter(situation.perspective)));
    return true;
  }

  /** Takes one condition away. The focus stays among those that are left. */
  remove(without: Partial<Perspective>): void {
    this.change(without);
    focusOn(this.#line.situation().shown.filtered ? '.filter-bar button' : '.search input');
  }

  /** Goes on from the search field to the cards that were found. */
  enter(): void {
    this.#line.enter();
  }

  /** Leaves the search field: what was typed goes first, then the focus. */
  leave(): void {
    if (this.#line.situation().perspective.search === '') this.#line.enter();
    else this.search('');
  }

  #say(next: Situation): void {
    this.#line.set({ ...next, spoken: next.view === undefined ? '' : shownWords(next.shown) });
  }
}
