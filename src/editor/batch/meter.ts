/**
 * Measures after things have changed: once they have been quiet for a moment, one run at a time, and not at all while
 * nothing changes.
 */
export class Meter {
  /** How often it has measured. */
  runs = 0;
  private readonly measure: (signal: AbortSignal) => Promise<void>;
  /** Milliseconds. */
  private readonly quiet: number;
  private readonly ending = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private running = false;
  /** Whether something changed while it measures. */
  waiting = false;

  constructor(measure: (signal: AbortSignal) => Promise<void>, quiet: number) {
    this.measure = measure;
    this.quiet = quiet;
  }

  /** Whether it neither measures nor is about to. */
  get idle(): boolean {
    return !this.running && this.timer === undefined;
  }

  /** Something changed. */
  request(): void {
    if (this.ending.signal.aborted) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.run();
    }, this.quiet);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.ending.abort();
  }

  private async run(): Promise<void> {
    if (this.running) {
      this.waiting = true;
      return;
    }
    this.running = true;
    this.runs += 1;
    try {
      await this.measure(this.ending.signal);
    } finally {
      this.running = false;
      if (this.waiting) this.request();
      this.waiting = false;
    }
  }
}
