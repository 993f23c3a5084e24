/**
 * Passes on that something changed: the first change of a burst at once, later ones together, at most once per
 * `interval` while the burst goes on.
 */
export class Burst<Key> {
  private readonly pending = new Set<Key>();
  private timer: NodeJS.Timeout | undefined;
  private readonly deliver: (keys: ReadonlySet<Key>) => void;
  private readonly interval: number;

  /** @param interval milliseconds */
  constructor(deliver: (keys: ReadonlySet<Key>) => void, interval: number) {
    this.deliver = deliver;
    this.interval = interval;
  }

  signal(key: Key): void {
    this.pending.add(key);
    if (this.timer === undefined) this.flush();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.pending.clear();
  }

  private flush(): void {
    const keys = new Set(this.pending);
    this.pending.clear();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.pending.size > 0) this.flush();
    }, this.interval);
    this.deliver(keys);
  }
}
