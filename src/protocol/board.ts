/**
 * What the host says to the board's webview; what that says to the host is in `toHost`, so that no page loads the
 * schema that only the host checks by. Types are inferred from the schemas, and both ends check what they receive: a
 * message is data until it has passed its schema.
 */
import * as v from 'valibot';
import { card, count, difference, person } from './card.ts';
import { itemDetail } from './itemDetail.ts';
import { cardLook, savedView } from './perspective.ts';

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
  /** Whether it gathers items of several backlogs: its columns are stages, and nothing is added or ranked on it. */
  gathered: v.optional(v.boolean()),
  /** Whether these are only the first cards of each column: the page asks for the rest once it has drawn them. */
  partial: v.optional(v.boolean()),
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
  /** Types that have a template for new items. */
  templates: v.array(v.string()),
  /** How the settings want cards to look. */
  look: cardLook,
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

/** Items that may be added in one step. */
export const mostAtOnce = 100;

const direction = v.picklist(['left', 'right', 'up', 'down', 'top', 'bottom']);
export type Direction = v.InferOutput<typeof direction>;

export const choice = v.picklist(['ours', 'theirs', 'both']);
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
  /** The item whose own file was in conflict; none for the backlog itself. */
  of: v.optional(v.string()),
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
