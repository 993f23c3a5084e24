/** How far the board and its columns are scrolled, and getting there again. */
import type { Scroll } from './kept.ts';
import type { ShownBoard } from './shownBoard.ts';

/** Frames within which everything has found its place again. */
const frames = 40;
/** Frames in which nothing may move any more. */
const calmFrames = 3;

const boardSelector = '.columns';
const listSelector = '.cards';
const laneAttribute = 'data-lane';
const cardAttribute = 'data-card';

/** Where a list was: by its topmost row in sight, since how high the rows above it are is only guessed until they are drawn. */
type TopRow = Scroll['columns'][string];

/** Rows that one element scrolls. */
interface Scroller {
  readonly element: () => Element | null;
  /** The attribute that names a row, and the names of all rows, in order. */
  readonly attribute: string;
  readonly keys: readonly string[];
  readonly wanted: TopRow;
}

/** The scroll positions of the page. Where it was is so until all of it is in sight again, however soon that is asked for. */
export class Scrolling {
  readonly #kept: Scroll;
  #state: 'waiting' | 'returning' | 'there' = 'waiting';

  constructor(kept: Scroll) {
    this.#kept = kept;
  }

  /** How far the board and its columns are scrolled. */
  now(): Scroll {
    return this.#state === 'there' ? scrolled() : this.#kept;
  }

  /** Scrolls to where it was, once: to what is shown now. Whoever touches the page meanwhile is not scrolled away from. */
  back(shown: ShownBoard): void {
    if (this.#state !== 'waiting') return;
    this.#state = 'returning';
    document
      .querySelector(boardSelector)
      ?.scrollTo({ left: this.#kept.left, top: this.#kept.top, behavior: 'instant' });
    for (const event of ['wheel', 'pointerdown', 'keydown']) {
      document.addEventListener(event, () => (this.#state = 'there'), { capture: true, passive: true, once: true });
    }
    this.#approach(scrollersOf(this.#kept, shown), frames, calmFrames);
  }

  #approach(scrollers: readonly Scroller[], left: number, calm: number): void {
    if (this.#state === 'there') return;
    const moved = scrollers.filter(approached).length > 0;
    if (left === 0 || calm === 0 || scrollers.length === 0) this.#state = 'there';
    else
      requestAnimationFrame(() => {
        this.#approach(scrollers, left - 1, moved ? calmFrames : calm - 1);
      });
  }
}

function scrolled(): Scroll {
  const board = document.querySelector(boardSelector);
  const columns: Record<string, TopRow> = {};
  for (const list of document.querySelectorAll(listSelector)) {
    const column = list.closest('[data-column]')?.getAttribute('data-column');
    const row = topRow(list, cardAttribute);
    if (column != null && row !== undefined) columns[column] = row;
  }
  return {
    left: board?.scrollLeft ?? 0,
    top: board?.scrollTop ?? 0,
    columns,
    lane: board ? topRow(board, laneAttribute) : undefined,
  };
}

/** None in a list that is at its beginning. */
function topRow(list: Element, attribute: string): TopRow | undefined {
  if (list.scrollTop <= 0) return undefined;
  const { top } = list.getBoundingClientRect();
  for (const row of list.querySelectorAll(`[${attribute}]`)) {
    const bounds = row.getBoundingClientRect();
    if (bounds.bottom > top) return { key: row.getAttribute(attribute) ?? '', above: top - bounds.top };
  }
  return undefined;
}

function scrollersOf({ columns, lane }: Scroll, shown: ShownBoard): readonly Scroller[] {
  const lists = shown.columns.flatMap(({ column, cards }): readonly Scroller[] => {
    const wanted = columns[column.id];
    const element = () => document.querySelector(`[data-column="${CSS.escape(column.id)}"] ${listSelector}`);
    return wanted === undefined
      ? []
      : [{ element, attribute: cardAttribute, keys: cards.map(({ key }) => key), wanted }];
  });
  if (lane === undefined) return lists;
  const element = () => document.querySelector(boardSelector);
  return [...lists, { element, attribute: laneAttribute, keys: shown.lanes.map(({ key }) => key), wanted: lane }];
}

/** Scrolls towards the wanted row, or right to it where it is drawn. False when it was there already. */
function approached({ element, attribute, keys, wanted }: Scroller): boolean {
  const list = element();
  const row = keys.indexOf(wanted.key);
  if (list === null || row < 0) return false;
  const drawn = [...list.querySelectorAll(`[${attribute}]`)].map((one) => ({
    bounds: one.getBoundingClientRect(),
    away: row - keys.indexOf(one.getAttribute(attribute) ?? ''),
  }));
  const [nearest] = drawn.sort((one, other) => Math.abs(one.away) - Math.abs(other.away));
  if (nearest === undefined) return false;
  const usual = list.scrollHeight / keys.length;
  const before = list.scrollTop;
  list.scrollTop += nearest.bounds.top - list.getBoundingClientRect().top + nearest.away * usual + wanted.above;
  return Math.abs(list.scrollTop - before) >= 1;
}
