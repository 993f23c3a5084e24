/** What of the situation outlives a reload or a change of tab. It may have been written by an older version: it is checked. */
import * as v from 'valibot';
import { perspective, wholeBoard } from '../../src/protocol/perspective.ts';
import { type Situation, nothingYet } from './situation.ts';

const touched = v.object({ typed: v.string(), from: v.string() });
const topRow = v.object({ key: v.string(), above: v.number() });
const scroll = v.object({
  left: v.number(),
  top: v.number(),
  columns: v.record(v.string(), topRow),
  lane: v.optional(topRow),
});
const unscrolled: v.InferOutput<typeof scroll> = { left: 0, top: 0, columns: {} };
const kept = v.object({
  perspective: v.optional(v.fallback(perspective, wholeBoard), wholeBoard),
  focus: v.optional(v.string()),
  selected: v.optional(v.array(v.string()), []),
  folded: v.record(v.string(), v.boolean()),
  adding: v.optional(v.object({ column: v.string(), text: v.string(), type: v.optional(v.string(), '') })),
  open: v.optional(v.string()),
  drafts: v.record(v.string(), v.record(v.string(), touched)),
  scroll: v.fallback(scroll, unscrolled),
});

/**
 * Pixels that the board is scrolled by; the card at the top of each column that is scrolled, by the column's id, and the
 * lane at the top of the board, each with its pixels that are out of sight above.
 */
export type Scroll = v.InferOutput<typeof scroll>;

/** What to hand to the editor for safe keeping. */
export function keptOf(situation: Situation, scrolled: Scroll): v.InferOutput<typeof kept> {
  const { focus, folded, adding, open, drafts, selected } = situation;
  return {
    ...(focus !== undefined && { focus }),
    ...(adding !== undefined && { adding: { column: adding.column, text: adding.text, type: adding.type } }),
    ...(open !== undefined && { open }),
    perspective: situation.perspective,
    selected: [...selected],
    folded: { ...folded },
    drafts: { ...drafts },
    scroll: scrolled,
  };
}

/** The situation to start from; a fresh one when nothing readable was kept. */
export function restored(state: unknown): { readonly situation: Situation; readonly scroll: Scroll } {
  const checked = v.safeParse(kept, state);
  if (!checked.success) return { situation: nothingYet, scroll: unscrolled };
  const { focus, folded, adding, open, drafts, selected, scroll: scrolled } = checked.output;
  const situation: Situation = {
    ...nothingYet,
    perspective: checked.output.perspective,
    focus,
    selected,
    folded,
    open,
    adding: adding && { ...adding, busy: false },
    drafts,
  };
  return { situation, scroll: scrolled };
}
