/** What the board's webview says to its host. */
import * as v from 'valibot';
import { choice, mostAtOnce } from './board.ts';
import { count } from './card.ts';
import { columnChange } from './columns.ts';
import { follow, itemRequests } from './itemRequests.ts';
import { longestSearch, viewChange } from './perspective.ts';

const text = v.pipe(v.string(), v.maxLength(100_000));
const key = v.pipe(v.string(), v.maxLength(200));
const request = v.pipe(v.number(), v.integer());
const reason = v.optional(v.pipe(v.string(), v.maxLength(10_000)));

/** Webview to host. `revision` is the one of the view that the person saw: a request on an older text is judged anew. */
export const toHost = v.variant('type', [
  /** Asks for the whole board: at the start, and when a message was lost. */
  v.object({
    type: v.literal('ready'),
    /** The first cards are drawn: all the others may come. */
    rest: v.optional(v.boolean()),
  }),
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
  /** Adds items to a column, as one step: all or none. Of a type with a template, each begins with what that says. */
  v.object({
    type: v.literal('add'),
    request,
    revision: v.number(),
    titles: v.pipe(v.array(text), v.minLength(1), v.maxLength(mostAtOnce)),
    itemType: v.optional(key),
    column: key,
    over: reason,
  }),
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
    /** The item whose own file is meant; none for the backlog itself. */
    of: v.optional(key),
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
