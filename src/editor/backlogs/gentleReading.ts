import type { Reading } from '../../backlog/reading.ts';
import type { FileFormat } from './fileFormat.ts';

/** Milliseconds of work at a time: others in the extension host wait no longer than that. */
const slice = 15;

/** A text that is being read. */
export interface GentleReading {
  readonly text: string;
  /** What has been read so far, once there is something to show. */
  readonly partial: Reading | undefined;
  /** When there is a first thing to show, or all of it. */
  readonly started: Promise<void>;
  readonly finished: Promise<Reading | undefined>;
  /** Leaves the rest unread: the text has changed. */
  cancel(): void;
}

/**
 * Reads a text in slices, so that a large file blocks nobody. What is short is read within the turn that asks.
 * @param advanced called whenever there is much more to show
 */
export function readGently(
  format: FileFormat,
  text: string,
  previous: Reading | undefined,
  advanced: () => void,
): GentleReading {
  const steps = format.readInSteps(text, previous);
  let partial: Reading | undefined;
  let shown = 0;
  const cancelling = new AbortController();
  let start: () => void = () => undefined;
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });

  const finished = (async () => {
    for (;;) {
      const until = performance.now() + slice;
      let step = steps.next();
      while (step.done !== true && performance.now() < until) step = steps.next();
      if (step.done === true) return step.value;
      // Each look at what is there so far costs as much as there is: twice as much every time.
      const more = step.value.read >= 2 * shown;
      if (more) {
        shown = step.value.read;
        partial = step.value.partial();
        start();
      }
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (cancelling.signal.aborted) return undefined;
      if (more) advanced();
    }
  })();
  void finished.finally(start);
  const cancel = () => {
    cancelling.abort();
  };
  return {
    text,
    get partial() {
      return partial;
    },
    started,
    finished,
    cancel,
  };
}
