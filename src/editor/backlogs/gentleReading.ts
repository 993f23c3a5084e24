import type { Step } from '../../backlog/readInSteps.ts';
import type { Reading } from '../../backlog/reading.ts';
import { pause, slice } from './slice.ts';

/** Milliseconds within which all of a text may have been read: views are not drawn of a part of it. */
const soon = 100;

/** The steps in which a text is read. */
type Steps = Generator<Step, Reading | undefined, void>;

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
 * @param steps may come later, when they begin with something that has to be fetched
 * @param advanced called whenever there is much more to show
 */
export function readGently(text: string, steps: Steps | Promise<Steps>, advanced: () => void): GentleReading {
  let partial: Reading | undefined;
  const cancelling = new AbortController();
  let start: () => void = () => undefined;
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  const show = (step: Step) => {
    partial = step.partial();
    start();
  };

  const finished = read(steps, { show, advanced, cancelled: cancelling.signal });
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

/** What becomes of a reading while it goes on. */
interface Watcher {
  readonly show: (step: Step) => void;
  readonly advanced: () => void;
  readonly cancelled: AbortSignal;
}

async function read(given: Steps | Promise<Steps>, { show, advanced, cancelled }: Watcher) {
  const begin = performance.now();
  const steps = given instanceof Promise ? await given : given;
  // What came together with them was work as well.
  if (given instanceof Promise) await pause();
  let shown = 0;
  for (;;) {
    const until = performance.now() + slice;
    let step = steps.next();
    // The last step puts all together, which takes as long as a slice.
    while (step.done !== true && step.value.read < step.value.of && performance.now() < until) step = steps.next();
    if (step.done === true) return step.value;
    // Each look at what is there so far costs as much as there is: twice as much every time.
    const more = performance.now() - begin > soon && step.value.read >= 2 * shown;
    if (more) {
      shown = step.value.read;
      show(step.value);
    }
    await pause();
    if (cancelled.aborted) return undefined;
    if (more) advanced();
  }
}
