/** Milliseconds of work at a time: others in the extension host wait no longer than that. */
export const slice = 15;

/** Lets others in the extension host work. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Does what can be done a little at a time, in slices. The clock is looked at after each step. */
export async function gently<Value>(steps: Generator<undefined, Value>): Promise<Value> {
  let begin = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - begin < slice) continue;
    await pause();
    begin = performance.now();
  }
}
