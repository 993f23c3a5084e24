import type { Ticket } from '../tickets/sign.ts';

/** What a gate remembers while it cannot reach the ticket service. */
export class Memory {
  readonly #scanned = new Map<string, number>();

  /** False when the ticket was here before. */
  admit({ id }: Ticket, now: number): boolean {
    if (this.#scanned.has(id)) return false;
    this.#scanned.set(id, now);
    return true;
  }

  /** In the order of their scans; the memory is empty afterwards. */
  drain(): readonly [ticket: string, at: number][] {
    const scans = [...this.#scanned];
    this.#scanned.clear();
    return scans;
  }
}
