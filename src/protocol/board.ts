/**
 * Everything that the board's webview and its host say to each other. One schema per direction; the types are
 * inferred from it, and both ends check what they receive: a message is data until it has passed its schema.
 */
import * as v from 'valibot';
import { card, count, difference, person } from './card.ts';
import { columnChange } from './columns.ts';
import { follow, itemDetail, itemRequests } from './itemDetail.ts';
import { longestSearch, savedView, viewChange } from './perspective.ts';

const stage = v.picklist(['idea', 'ready', 'active', 'deployed', 'released', 'done', 'dropped']);
/** How full a limited place is: below, at or above its limit; `free` has no limit. */
const load = v.picklist(['free', 'below', 'full', 'over']);

const limited = { count, limit: v.optional(v.number()), load };

/** What git calls the two sides, as it stands behind the markers. */
const sideLabels = v.object({ ours: v.string(), theirs: v.string() });

/** A column but for its cards. */
export const columnFacts = v.object({
  id: v.string(),
  name: v.string(),
  stage,
  policy: v.picklist(['warn', 'block']),
  /** The policy that it states itself, if any. */
  ownPolicy: v.optional(v.picklist(['warn', 'block'])),
  ...limited,
});

const column = v.object({ ...columnFacts.entries, cards: v.array(card) });

/** Everything but the columns. */
export const boardFacts = v.object({
  stream: v.optional(v.string()),
  vision: v.optional(v.string()),
  constraints: v.array(v.string()),
  wip: v.object(limited),
  /** The key of the person who looks, where that is known. */
  me: v.optional(v.string()),
  /** What a new or edited item may choose from. */
  types: v.array(v.string()),
  people: v.array(person),
  sources: v.array(v.string()),
  /** The sentence that says why nothing can be written, when nothing can. */
  readOnly: v.optional(v.string()),
  /** A merge left conflict markers. Without `labels` the sides cannot be told apart, and nothing can be merged. */
  conflict: v.optional(
    v.object({
      labels: v.optional(sideLabels),
      /** What differs at the top of the file. */
      file: v.array(difference),
      /** How many items differ. */
      items: count,
      /** The first marker's line, from 1. */
      line: count,
    }),
  ),
  /** Problems of the file that stand on no item, as sentences with their line (from 1). */
  problems: v.array(v.object({ severity: v.picklist(['error', 'warning']), message: v.string(), line: count })),
});

export const boardView = v.object({ ...boardFacts.entries, columns: v.array(column) });

/** What differs between two views of one board that have the same columns. */
const boardChanges = v.object({
  /** All of them, when one differs. */
  facts: v.optional(boardFacts),
  /** Cards that are new or say something else. */
  cards: v.array(card),
  /** Columns that differ: first cards are taken out of them, then put in, each behind another or at the top. */
  columns: v.array(
    v.object({
      ...columnFacts.entries,
      taken: v.array(v.string()),
      put: v.array(v.object({ card: v.string(), after: v.optional(v.string()) })),
    }),
  ),
});

export type BoardView = v.InferOutput<typeof boardView>;
export type BoardChanges = v.InferOutput<typeof boardChanges>;
export type ConflictView = NonNullable<BoardView['conflict']>;
export type ColumnView = v.InferOutput<typeof column>;

const direction = v.picklist(['left', 'right', 'up', 'down', 'top', 'bottom']);
export type Direction = v.InferOutput<typeof direction>;

const choice = v.picklist(['ours', 'theirs', 'both']);
export type Choice = v.InferOutput<typeof choice>;

/** Both sides changed the same, and not alike: somebody has to say. */
const clash = v.object({
  key: v.string(),
  /** The item's id and title; undefined for what stands at the top of the file. */
  item: v.optional(v.string()),
  /** The path to the field; empty for the whole item. */
  field: v.string(),
  ours: v.optional(v.string()),
  theirs: v.optional(v.string()),
  base: v.optional(v.string()),
  choices: v.array(choice),
});

/** What a merge leaves to a person, of the text with this revision. Nothing has been written. */
const clashes = v.object({
  type: v.literal('clashes'),
  revision: v.number(),
  labels: sideLabels,
  /** What else there is to know, as a sentence. */
  remark: v.optional(v.string()),
  clashes: v.array(clash),
});
export type Clashes = v.InferOutput<typeof clashes>;

/** Host to webview. */
export const toBoard = v.variant('type', [
  /** The whole board. `revision` is the text's version; `state` counts what was sent of the board. */
  v.object({ type: v.literal('view'), revision: v.number(), state: count, view: boardView }),
  /** What makes this state of the one before it. */
  v.object({ type: v.literal('changes'), revision: v.number(), state: count, changes: boardChanges }),
  /** The open item; nothing when it is gone. */
  v.object({ type: v.literal('detail'), detail: v.optional(itemDetail) }),
  clashes,
  /** Items that the words of a search are found in, where their cards do not say so. */
  v.object({ type: v.literal('found'), search: v.string(), items: v.array(v.string()) }),
  /** The views that are saved for the workspace: at the start, and when they change. */
  v.object({ type: v.literal('views'), views: v.array(savedView) }),
  /** The answer to a request: `announce` is read out, `notes` stay until they are dismissed. */
  v.object({
    type: v.literal('done'),
    request: v.number(),
    item: v.optional(v.string()),
    announce: v.string(),
    notes: v.optional(v.array(v.string())),
  }),
  /** The answer to a refused request: `message` says why; with `reason` the request may be sent again with one. */
  v.object({
    type: v.literal('refused'),
    request: v.number(),
    message: v.string(),
    items: v.array(v.string()),
    reason: v.optional(v.picklist(['over', 'because'])),
  }),
  /** A contributed keybinding or menu command, for the card that has the focus (or the one named). */
  v.object({ type: v.literal('step'), direction }),
  v.object({ type: v.literal('quickAdd') }),
  /** Opens a dialog; for the columns, at the named one. */
  v.object({ type: v.literal('show'), dialog: v.picklist(['columns', 'keys']), column: v.optional(v.string()) }),
  v.object({ type: v.literal('openCard'), item: v.string() }),
  /** Puts the focus on a card, after a command from elsewhere. */
  v.object({ type: v.literal('focusCard'), item: v.string() }),
]);
export type ToBoard = v.InferOutput<typeof toBoard>;

const text = v.pipe(v.string(), v.maxLength(100_000));
const key = v.pipe(v.string(), v.maxLength(200));
const request = v.pipe(v.number(), v.integer());
const reason = v.optional(v.pipe(v.string(), v.maxLength(10_000)));

/** Webview to host. `revision` is the one of the view that the person saw: a request on an older text is judged anew. */
export const toHost = v.variant('type', [
  /** Asks for the whole board: at the start, and when a message was lost. */
  v.object({ type: v.literal('ready') }),
  /** The item whose detail is wanted from now on; none when undefined. */
  v.object({ type: v.literal('open'), item: v.optional(key) }),
  /** The words to look for in what cards do not carry, from now on; none when empty. */
  v.object({ type: v.literal('search'), search: v.pipe(v.string(), v.maxLength(longestSearch)) }),
  /** Saves, renames or removes a view. */
  v.object({ type: v.literal('changeViews'), change: viewChange }),
  v.object({
    type: v.literal('move'),
    request,
    revision: v.number(),
    /** One card or several, which keep their order: all of them or none. */
    items: v.pipe(v.array(key), v.minLength(1), v.maxLength(5_000)),
    column: key,
    /** The card that they were dropped below or above; neither for the column's header or its empty space. */
    after: v.optional(key),
    before: v.optional(key),
    over: reason,
    because: reason,
  }),
  v.object({ type: v.literal('add'), request, revision: v.number(), title: text, column: key, over: reason }),
  ...itemRequests,
  /** Changes the columns, as one step: all or none. */
  v.object({
    type: v.literal('columns'),
    request,
    revision: v.number(),
    changes: v.pipe(v.array(columnChange), v.minLength(1), v.maxLength(500)),
  }),
  /**
   * Merges what has conflict markers. Where both sides changed the same, the answer is `clashes` first, and this comes
   * again with what was chosen by key; what is not chosen keeps its markers.
   */
  v.object({
    type: v.literal('resolve'),
    request,
    revision: v.number(),
    choices: v.optional(v.record(text, choice)),
  }),
  follow,
  /** Shows the item's line in the file, or the file's line. */
  v.object({ type: v.literal('reveal'), item: v.optional(key), line: v.optional(count) }),
  /**
   * The card that has the focus, for keybindings; none when undefined. `last`: the one that had it, while the focus is
   * elsewhere, as in the palette: the one that a command means, and no key.
   */
  v.object({
    type: v.literal('focus'),
    item: v.optional(key),
    last: v.optional(key),
    /** The cards that are selected, which commands act on when the one that they are about is among them. */
    selected: v.optional(v.pipe(v.array(key), v.maxLength(5_000))),
  }),
]);
export type ToHost = v.InferOutput<typeof toHost>;
