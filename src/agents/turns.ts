/** Milliseconds of work at a time. */
const slice = 15;

/** Long work in slices, so that others in the process get their turn. */
export class Turns {
  #until = performance.now() + slice;

  /** Goes through all steps. @returns what they come to */
  async through<Value>(steps: Iterator<unknown, Value>): Promise<Value> {
    for (;;) {
      const step = steps.next();
      if (performance.now() > this.#until) {
        await new Promise<void>((resolve) => setImmediate(resolve));
        this.#until = performance.now() + slice;
      }
      if (step.done === true) return step.value;
    }
  }
}
