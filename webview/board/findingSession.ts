import type { ToHost } from '../../src/protocol/toHost.ts';
import {
  type CardLook,
  type Perspective,
  type SavedView,
  isFiltered,
  wholeBoard,
  withoutFilter,
} from '../../src/protocol/perspective.ts';
import { shownWords } from './filterWords.ts';
import { focusOn, openPopover } from './page.ts';
import { type Situation, withNoted, withPerspective } from './situation.ts';

/** The panels in which somebody chooses how to look at the board. */
export type LookMenuName = 'filter' | 'look';

/** The id of a panel's element. */
export function panelId(name: LookMenuName): string {
  return `${name}-panel`;
}

/** Milliseconds that typing rests before the host is asked. */
const askAfter = 120;

/** What looking for cards needs of the board's session. */
export interface FindingLine {
  readonly situation: () => Situation;
  readonly set: (situation: Situation) => void;
  /** Tells the host what is searched, for what cards do not carry, and what becomes of saved views. */
  readonly post: (message: Extract<ToHost, { type: 'search' | 'changeViews' }>) => void;
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
    if (search !== '') this.#line.post({ type: 'search', search });
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
      this.#line.post({ type: 'search', search: text });
    }, askAfter);
  }

  change(change: Partial<Perspective>): void {
    this.#say(withPerspective(this.#line.situation(), change));
  }

  /** Has cards look in another way; `undefined` is what the settings say. */
  look(look: { readonly [Part in keyof CardLook]?: CardLook[Part] | undefined }): void {
    this.#line.set(withPerspective(this.#line.situation(), look));
  }

  /** Shows everything again, in the lanes and the order that were chosen. False when everything is shown already. */
  clear(): boolean {
    const situation = this.#line.situation();
    if (!isFiltered(situation.perspective)) return false;
    this.search('');
    this.#say(withPerspective(situation, withoutFilter(situation.perspective)));
    return true;
  }

  /** Keeps the present perspective under a name; an earlier one of that name is replaced. */
  saveView(name: string): void {
    this.#line.post({
      type: 'changeViews',
      change: { kind: 'save', name, perspective: this.#line.situation().perspective },
    });
    this.#tell(`View ${name} saved`);
  }

  renameView(name: string, to: string): void {
    this.#line.post({ type: 'changeViews', change: { kind: 'rename', name, to } });
    this.#tell(`View ${name} is called ${to} now`);
  }

  removeView(name: string): void {
    this.#line.post({ type: 'changeViews', change: { kind: 'remove', name } });
    this.#tell(`View ${name} deleted`);
  }

  /** Looks at the board as it was saved. */
  chooseView({ perspective }: SavedView): void {
    this.search(perspective.search);
    this.change({ ...wholeBoard, density: undefined, hides: undefined, ...perspective });
  }

  /** Opens the panel with the filter, or with lanes, order and saved views. */
  openMenu(name: LookMenuName): void {
    openPopover(panelId(name));
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

  #tell(spoken: string): void {
    this.#line.set({ ...this.#line.situation(), spoken });
  }

  #say(next: Situation): void {
    this.#line.set({ ...next, spoken: next.view === undefined ? '' : shownWords(next.shown) });
  }
}
