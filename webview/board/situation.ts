/**
 * What the board shows: the view, which is the host's, and beside it only what the file does not hold: where the focus
 * is, what is folded, what is being typed. Changes are functions from one situation to the next.
 */
import type { BoardView, Clashes, ColumnView } from '../../src/protocol/board.ts';
import type { CardView } from '../../src/protocol/card.ts';
import type { ItemDetail } from '../../src/protocol/itemDetail.ts';
import { type Perspective, type SavedView, wholeBoard, withoutFilter } from '../../src/protocol/perspective.ts';
import type { OpenDialog } from './dialogSession.ts';
import { type ShownBoard, nothingShown, placeOf, shownBoard } from './shownBoard.ts';
import { type Grid, locate } from './walk.ts';

/** What was typed into a field, and what the file said when the typing began. */
export interface Touched {
  readonly typed: string;
  readonly from: string;
}
/** By the names of the fields. */
export type Draft = Readonly<Record<string, Touched>>;

/** A request that waits for a reason, asked for in its column. */
export interface Asking {
  readonly column: string;
  readonly message: string;
  /** The cards that fill the limit. */
  readonly items: readonly string[];
  readonly answer: (reason: string) => void;
  readonly cancel: () => void;
}

export interface Adding {
  readonly column: string;
  /** The type that is chosen for new items; empty for none. */
  readonly type: string;
  readonly text: string;
  readonly busy: boolean;
}

export interface Situation {
  readonly view: BoardView | undefined;
  /** The version of the text that the view shows. */
  readonly revision: number;
  /** How the person looks at the board. */
  readonly perspective: Perspective;
  /** Items that the host found by their notes, and the words that it found there. */
  readonly noted: { readonly search: string; readonly items: readonly string[] };
  /** Perspectives that were saved, by name. */
  readonly views: readonly SavedView[];
  /** What is shown of the view, by the perspective. */
  readonly shown: ShownBoard;
  /** The card that arrows start from. It may have lost the page's focus. */
  readonly focus: string | undefined;
  /** Columns that the person folded or unfolded; the others are as their stage has it. */
  readonly folded: Readonly<Record<string, boolean>>;
  /** The cards that are selected, to be moved together. */
  readonly selected: readonly string[];
  /** Cards with a request under way. */
  readonly pending: readonly string[];
  readonly adding: Adding | undefined;
  readonly asking: Asking | undefined;
  /** What was refused without a way round. */
  readonly notice: string | undefined;
  /** What was done that somebody should know of. */
  readonly notes: readonly string[];
  /** What a merge leaves to the person, while they are asked. */
  readonly clashes: Clashes | undefined;
  /** Whether a merge is under way. */
  readonly resolving: boolean;
  /** The dialog over the board. */
  readonly dialog: OpenDialog | undefined;
  /** The item in the form. */
  readonly open: string | undefined;
  /** What the file says of it, once that has come. */
  readonly detail: ItemDetail | undefined;
  /** Unsaved typing by card. It outlives the form, so that nothing typed is lost by closing it. */
  readonly drafts: Readonly<Record<string, Draft>>;
  /** What the live region says. */
  readonly spoken: string;
}

export const nothingYet: Situation = {
  view: undefined,
  revision: -1,
  perspective: wholeBoard,
  noted: { search: '', items: [] },
  views: [],
  shown: nothingShown,
  focus: undefined,
  folded: {},
  selected: [],
  pending: [],
  adding: undefined,
  asking: undefined,
  notice: undefined,
  notes: [],
  clashes: undefined,
  resolving: false,
  dialog: undefined,
  open: undefined,
  detail: undefined,
  drafts: {},
  spoken: '',
};

/** Whether all of the board is here: before that nothing can be found missing, nor scrolled back to. */
export function isWhole({ view }: Pick<Situation, 'view'>): boolean {
  return view !== undefined && view.partial !== true;
}

/** What the live region says next. The same again would be no change, and nobody would hear it: a space makes it one. */
export function saidNext({ spoken }: Pick<Situation, 'spoken'>, words: string): string {
  return spoken === words ? `${words}\u00A0` : words;
}

/** Takes a view in. A focus whose card is gone passes to the card that took its place. */
export function withView(situation: Situation, view: BoardView, revision: number): Situation {
  const { adding, asking, clashes } = situation;
  const has = (column: string): boolean => view.columns.some(({ id }) => id === column);
  // Several backlogs are told apart from the start.
  const streams = view.gathered === true && situation.perspective === wholeBoard;
  const perspective: Perspective = streams ? { ...wholeBoard, lanes: 'stream' } : situation.perspective;
  const next = withShown({ ...situation, perspective, view, revision });
  return {
    ...next,
    // What is not there may still come with the rest.
    focus: isWhole(next) ? focusIn(next, situation) : situation.focus,
    selected: isWhole(next) ? selectedIn(view, situation) : situation.selected,
    adding: adding !== undefined && has(adding.column) ? adding : undefined,
    asking: asking !== undefined && has(asking.column) ? asking : undefined,
    // Resolved elsewhere, there is nothing left to ask.
    clashes: clashes !== undefined && isInConflict(view, clashes.of) ? clashes : undefined,
  };
}

/** Whether there is something to resolve: in the backlog, or in the file of one item, to which nobody writes then. */
function isInConflict({ conflict, columns }: BoardView, item: string | undefined): boolean {
  if (item === undefined) return conflict !== undefined;
  return columns.some(({ cards }) => cards.some(({ key, editable }) => key === item && !editable));
}

/** Looks at the board in another way. */
export function withPerspective(situation: Situation, change: Partial<Perspective>): Situation {
  return withShown({ ...situation, perspective: { ...situation.perspective, ...change } });
}

/** Takes in which items the host found by their notes. */
export function withNoted(situation: Situation, noted: Situation['noted']): Situation {
  return withShown({ ...situation, noted });
}

function withShown(situation: Situation): Situation {
  const { view, perspective, noted, shown } = situation;
  if (view === undefined) return situation;
  // Words found for another search say nothing about this one.
  const items = noted.search === perspective.search ? noted.items : [];
  return {
    ...situation,
    shown: shownBoard(view, perspective, { me: view.me, noted: new Set(items), before: shown }),
  };
}

/** What is still there of the selection. */
function selectedIn(view: BoardView, { selected }: Situation): readonly string[] {
  const left = selected.filter((key) => locate(view, key) !== undefined);
  return left.length === selected.length ? selected : left;
}

function focusIn({ view, shown }: Situation, { shown: before, focus }: Situation): string | undefined {
  if (focus === undefined || view === undefined || locate(view, focus) !== undefined) return focus;
  const was = placeOf(before, focus);
  if (was === undefined) return before === nothingShown ? focus : undefined;
  const cards = shown.lanes[was.lane]?.cells[was.column]?.cards ?? [];
  return cards[Math.min(was.index, cards.length - 1)]?.key;
}

/** Whether a column is shown as a thin bar: what was dropped is out of sight until somebody looks. */
export function isFolded(situation: Pick<Situation, 'folded'>, { id, stage }: ColumnView): boolean {
  return situation.folded[id] ?? stage === 'dropped';
}

export function withFolded(situation: Situation, column: string, folded: boolean): Situation {
  return { ...situation, folded: { ...situation.folded, [column]: folded } };
}

/** What arrows may walk over: what is shown, lane by lane; a folded column shows no card. */
export function walkable(situation: Situation): Grid {
  return situation.shown.lanes.map(({ cells }) =>
    cells.map(({ column, cards }) => (isFolded(situation, column) ? [] : cards.map(({ key }) => key))),
  );
}

/** Makes sure that a card is shown: lifts a filter that leaves it out, and unfolds its column. */
export function withCardShown(situation: Situation, key: string): Situation {
  const { view, shown, perspective } = situation;
  const column = view && locate(view, key)?.column;
  if (column === undefined) return situation;
  if (placeOf(shown, key) === undefined) {
    return withCardShown(withPerspective(situation, withoutFilter(perspective)), key);
  }
  return isFolded(situation, column) ? withFolded(situation, column.id, false) : situation;
}

/** Finds a card of the present view. */
export function cardOf({ view }: Situation, key: string | undefined): CardView | undefined {
  const at = view !== undefined && key !== undefined ? locate(view, key) : undefined;
  return at?.column.cards[at.index];
}

/** What the file says of the item in the form. */
export function openDetail({ open, detail }: Situation): ItemDetail | undefined {
  return detail?.key === open ? detail : undefined;
}

/** The column that new items go to: the focused card's, or the first one that is open. */
export function currentColumn(situation: Situation): ColumnView | undefined {
  const { view, focus } = situation;
  const at = view !== undefined && focus !== undefined ? locate(view, focus)?.column : undefined;
  return at ?? view?.columns.find((column) => !isFolded(situation, column));
}

/** The card that had the focus last, if it is shown, else the first one. */
export function cardToEnter(situation: Situation): string | undefined {
  const { focus, shown } = situation;
  if (focus !== undefined && placeOf(shown, focus) !== undefined) return focus;
  return walkable(situation).flat(2)[0];
}

/** A column folded that was not, or the other way round. */
export function withFoldToggled(situation: Situation, column: string): Situation {
  const found = situation.view?.columns.find(({ id }) => id === column);
  return found === undefined ? situation : withFolded(situation, column, !isFolded(situation, found));
}
