import { type Ticket, isGenuine } from '../tickets/sign.ts';
import { Memory } from './alone.ts';

export interface Answer {
  readonly open: boolean;
  readonly say: string;
}

/** Asks the ticket service, which knows what was refunded and what was scanned before. */
export type Ask = (ticket: Ticket, gate: string) => Promise<Answer>;

/** Decides whether a gate opens for a ticket, with the ticket service or without. */
export class Gate {
  readonly #name: string;
  readonly #ask: Ask;
  readonly #memory = new Memory();
  #aloneSince: number | undefined;

  constructor(name: string, ask: Ask) {
    this.#name = name;
    this.#ask = ask;
  }

  async scan(ticket: Ticket, now = Date.now()): Promise<Answer> {
    if (!isGenuine(ticket)) return { open: false, say: 'This is not one of our tickets' };
    try {
      const answer = await this.#ask(ticket, this.#name);
      this.#aloneSince = undefined;
      return answer;
    } catch {
      this.#aloneSince ??= now;
      // Alone: a genuine ticket boards, once (docs/decisions/0002).
      const open = this.#memory.admit(ticket, now);
      return { open, say: open ? 'Welcome aboard' : 'This ticket was here before' };
    }
  }

  /** Whether the crew must know that this gate has been alone for ten minutes. */
  isAlarming(now = Date.now()): boolean {
    return this.#aloneSince !== undefined && now - this.#aloneSince > 600_000;
  }
}
