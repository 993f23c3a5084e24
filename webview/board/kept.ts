/** What of the situation outlives a reload or a change of tab. It may have been written by an older version: it is checked. */
import * as v from 'valibot';
import { perspective, wholeBoard } from '../../src/protocol/perspective.ts';
import { type Situation, nothingYet } from './situation.ts';

const touched = v.object({ typed: v.string(), from: v.string() });
const scroll = v.object({ left: v.number(), top: v.number(), columns: v.record(v.string(), v.number()) });
const kept = v.object({
  perspective: v.optional(v.fallback(perspective, wholeBoard), wholeBoard),
  focus: v.optional(v.string()),
  folded: v.record(v.string(), v.boolean()),
  adding: v.optional(v.object({ column: v.string(), text: v.string() })),
  open: v.optional(v.string()),
  drafts: v.record(v.string(), v.record(v.string(), touched)),
  scroll,
});

/** Pixels that the board and its columns are scrolled by. */
export type Scroll = v.InferOutput<typeof scroll>;

/** What to hand to the editor for safe keeping. */
export function keptOf(situation: Situation, scrolled: Scroll): v.InferOutput<typeof kept> {
  const { focus, folded, adding, open, drafts } = situation;
  return {
    ...(focus !== undefined && { focus }),
    ...(adding !== undefined && { adding: { column: adding.column, text: adding.text } }),
    ...(open !== undefined && { open }),
    perspective: situation.perspective,
    folded: { ...folded },
    drafts: { ...drafts },
    scroll: scrolled,
  };
}

/** The situation to start from; a fresh one when nothing readable was kept. */
export function restored(state: unknown): { readonly situation: Situation; readonly scroll: Scroll } {
  const checked = v.safeParse(kept, state);
  if (!checked.success) return { situation: nothingYet, scroll: { left: 0, top: 0, columns: {} } };
  const { focus, folded, adding, open, drafts, scroll: scrolled } = checked.output;
  const situation: Situation = {
    ...nothingYet,
    perspective: checked.output.perspective,
    focus,
    folded,
    open,
    adding: adding && { ...adding, busy: false },
    drafts,
  };
  return { situation, scroll: scrolled };
}
