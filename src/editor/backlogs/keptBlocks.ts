import type { KnownBlock } from '../../backlog/readInSteps.ts';
import type { Reading } from '../../backlog/reading.ts';

/** Characters of a text that is read about as fast as what is kept of it is looked up. */
const short = 256 * 1024;

/** So many blocks are parsed again faster than everything is written. */
const fewBlocks = 16;

/** Milliseconds without a change after which what a file says is kept. */
const calm = 10_000;

/** A backlog whose blocks are not all kept. */
interface Unkept {
  /** Blocks that were parsed since. */
  readonly count: number;
  readonly timer: NodeJS.Timeout | undefined;
}

/**
 * What the blocks of large backlogs say, kept for the next session: a file for each backlog, in which a block is
 * found by its text and by nothing else. So it is never wrong, only useful or not, and safe to delete.
 */
export class KeptBlocks {
  private readonly folder: string | undefined;
  private readonly calm: number;
  private readonly unkept = new Map<string, Unkept>();

  /**
   * @param folder a folder of the extension's own; without one, nothing is kept
   * @param calmFor milliseconds without a change after which a backlog is kept
   */
  constructor(folder: string | undefined, calmFor = calm) {
    this.folder = folder;
    this.calm = calmFor;
  }

  /** What is kept of a backlog's blocks; undefined at once where there is nothing to look up. */
  of(backlog: string, text: string): Promise<KnownBlock | undefined> | undefined {
    const { folder } = this;
    if (folder === undefined || text.length < short) return undefined;
    return import('./keptFile.ts').then(({ readKeptBlocks }) => readKeptBlocks(folder, backlog));
  }

  /** A backlog was read: its blocks are kept when nothing more has come for a while. */
  settled(backlog: string, reading: Reading | undefined): void {
    const { count: before = 0, timer: pending } = this.unkept.get(backlog) ?? {};
    clearTimeout(pending);
    const count = before + (reading?.parsed ?? 0);
    const worthwhile = this.folder !== undefined && count > fewBlocks && isKept(reading);
    this.unkept.set(backlog, { count, timer: worthwhile ? this.later(backlog, reading) : undefined });
  }

  dispose(): void {
    for (const { timer } of this.unkept.values()) clearTimeout(timer);
    this.unkept.clear();
  }

  private later(backlog: string, reading: Reading): NodeJS.Timeout {
    return setTimeout(() => {
      this.unkept.delete(backlog);
      void this.keep(backlog, reading);
    }, this.calm);
  }

  private async keep(backlog: string, reading: Reading): Promise<void> {
    if (this.folder === undefined) return;
    const { writeKeptBlocks } = await import('./keptFile.ts');
    await writeKeptBlocks(this.folder, backlog, reading);
  }
}

/** Whether keeping a reading pays. A text with conflict markers is another than the one that was read. */
function isKept(reading: Reading | undefined): reading is Reading {
  if (reading === undefined || reading.backlog.readOnly !== undefined) return false;
  return reading.text.length >= short && reading.source.parts !== undefined;
}
