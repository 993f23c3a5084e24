/** The same thing in the text that both sides come from, and on each side. */
export interface Three<Value> {
  readonly base: Value;
  readonly ours: Value;
  readonly theirs: Value;
}

export function mapThree<From, To>({ base, ours, theirs }: Three<From>, change: (value: From) => To): Three<To> {
  return { base: change(base), ours: change(ours), theirs: change(theirs) };
}

/** What a three-way merge takes where at most one side changed something; undefined where both did, differently. */
export function settled<Value>(
  { base, ours, theirs }: Three<Value>,
  same: (one: Value, other: Value) => boolean = Object.is,
): { readonly value: Value } | undefined {
  if (same(base, theirs) || same(ours, theirs)) return { value: ours };
  return same(base, ours) ? { value: theirs } : undefined;
}

/** The same where something must be taken, such as a spelling: ours where both changed it. */
export function taken<Value>(three: Three<Value>): Value {
  return (settled(three) ?? { value: three.ours }).value;
}
