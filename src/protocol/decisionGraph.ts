/** What the page of the decision graph and its host say to each other: one schema a direction. */
import * as v from 'valibot';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
/** The host's own name for a decision: the page never names a path. */
const key = v.pipe(v.string(), v.maxLength(20));

/** What a decision is worth: `again` is to be looked at once more, `over` holds no more. */
export const validities = ['holds', 'again', 'pending', 'over', 'unknown'] as const;
export type Validity = (typeof validities)[number];

const node = v.object({
  key,
  /** `ADR-0004`. */
  name: v.string(),
  title: v.string(),
  validity: v.picklist(validities),
  /** The status as people read it. */
  word: v.string(),
  /** Name of a codicon. */
  icon: v.string(),
  /** How it relates to others, and why it is worth another look: a sentence each. */
  says: v.array(v.string()),
  column: whole,
  row: whole,
});
export type GraphNode = v.InferOutput<typeof node>;

const edge = v.object({ from: key, to: key, kind: v.picklist(['replaces', 'rests', 'other']) });
export type GraphEdge = v.InferOutput<typeof edge>;

export const graphView = v.object({
  /** What the page says of itself, in the person's language. */
  words: v.object({
    title: v.string(),
    keys: v.string(),
    asGraph: v.string(),
    asText: v.string(),
    empty: v.string(),
    /** What each validity means. */
    legend: v.record(v.picklist(validities), v.string()),
  }),
  nodes: v.array(node),
  edges: v.array(edge),
});
export type GraphView = v.InferOutput<typeof graphView>;

/** Host to page. */
export const toGraph = v.variant('type', [
  v.object({ type: v.literal('graph'), view: graphView }),
  v.object({ type: v.literal('focus'), key }),
]);
export type ToGraph = v.InferOutput<typeof toGraph>;

/** Page to host. */
export const fromGraph = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('open'), key }),
]);
export type FromGraph = v.InferOutput<typeof fromGraph>;
