/** Values of which many are the same, each written once: the distinct ones, and which one stands where. */
export interface Table<Value> {
  readonly distinct: readonly (Value | null)[];
  readonly at: Int32Array;
}

/** @param values absent ones are written as null, which no field is */
export function tableOf<Value>(values: readonly (Value | undefined)[]): Table<Value> {
  const distinct: (Value | null)[] = [];
  const known = new Map<unknown, number>();
  const at = Int32Array.from(values, (value) => {
    const key = typeof value === 'object' ? JSON.stringify(value) : value;
    let index = known.get(key);
    if (index === undefined) {
      index = distinct.push(value ?? null) - 1;
      known.set(key, index);
    }
    return index;
  });
  return { distinct, at };
}

/** One of the values of a table. */
export function valueAt<Value>({ distinct, at }: Table<Value>, index: number): Value | undefined {
  return distinct[at[index] ?? -1] ?? undefined;
}
