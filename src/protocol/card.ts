/** What a card of the board says of its item: only what this item has. */
import * as v from 'valibot';
import { bands } from '../core/batch/bands.ts';
import { evidenceNeeds } from '../core/policy/evidence.ts';

export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const person = v.object({ key: v.string(), name: v.string(), initials: v.string() });

/** Age in days while in progress, by `rules-flow.md`. `unknown`: moved by hand, so nobody knows since when. */
const age = v.variant('kind', [
  v.object({ kind: v.literal('none') }),
  v.object({ kind: v.literal('unknown') }),
  v.object({
    kind: v.literal('days'),
    days: count,
    /** Days that the team expects it to take at most, when it says so. */
    expected: v.optional(v.number()),
    /** Against the team's expectation: within it, in its last quarter, or past it. */
    pace: v.picklist(['fine', 'late', 'past']),
  }),
]);

/** What the two sides of a conflict say about one key of the file; nothing for a side that does not have it. */
export const difference = v.object({
  /** Empty for the whole item. */
  field: v.string(),
  ours: v.optional(v.string()),
  theirs: v.optional(v.string()),
});

export const card = v.object({
  key: v.string(),
  /** Undefined when the file gives none. */
  id: v.optional(v.string()),
  title: v.string(),
  /** As written, and the known type that it counts as (which has an icon and a colour). */
  type: v.string(),
  countsAs: v.string(),
  /** The team that it belongs to, where several are shown together. */
  stream: v.optional(v.string()),
  assignees: v.array(person),
  tags: v.array(v.string()),
  /** Where it came from, as written. */
  source: v.optional(v.string()),
  /** The item that it is a part of; without a title when the file has no such item. */
  parent: v.optional(v.object({ id: v.string(), title: v.optional(v.string()) })),
  estimate: v.optional(v.string()),
  age,
  /** What it waits for, when a block is open. */
  blocked: v.optional(
    v.object({
      reason: v.string(),
      waitsFor: v.optional(v.string()),
      /** As the file has it. */
      since: v.optional(v.string()),
      days: v.optional(count),
    }),
  ),
  /** Ids of the items that it needs first and that are not finished. */
  needs: v.optional(v.array(v.string())),
  /** How much of the definition of ready is there, while it waits to be started. */
  ready: v.optional(v.object({ met: count, all: count })),
  /** How many decision records it names. */
  decisions: v.optional(count),
  /** Lines that its branch changed, as recorded when it finished. */
  batch: v.optional(v.number()),
  /** Of the item that the present branch is worked on for: how large that is by now. */
  branch: v.optional(v.object({ lines: count, band: v.picklist(bands) })),
  /** The definition of done, need by need, once the work has begun to get there. */
  evidence: v.optional(v.array(v.object({ need: v.picklist(evidenceNeeds), there: v.boolean() }))),
  acceptance: v.optional(v.object({ met: count, all: count })),
  openQuestions: count,
  openConcerns: count,
  /** An item with children is a frame: how many of its children are in which column (names). */
  children: v.optional(v.array(v.object({ column: v.string(), count }))),
  /** The most severe problem on the item, as a sentence. */
  problem: v.optional(v.object({ severity: v.picklist(['error', 'warning']), message: v.string() })),
  /** Where the sides of a conflict differ, while the file has conflict markers. */
  differences: v.optional(v.array(difference)),
  editable: v.boolean(),
});

export type CardView = v.InferOutput<typeof card>;
export type DifferenceView = v.InferOutput<typeof difference>;
export type PersonView = v.InferOutput<typeof person>;
export type AgeView = v.InferOutput<typeof age>;
