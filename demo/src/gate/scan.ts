import { type Ticket, isGenuine } from '../tickets/sign.ts';

export interface Answer {
  readonly open: boolean;
  readonly say: string;
}

/** Asks the ticket service, which knows what was refunded and what was scanned before. */
export type Ask = (ticket: Ticket, gate: string) => Promise<Answer>;

/** Decides whether a gate opens for a ticket. */
export class Gate {
  readonly #name: string;
  readonly #ask: Ask;

  constructor(name: string, ask: Ask) {
    this.#name = name;
    this.#ask = ask;
  }

  async scan(ticket: Ticket): Promise<Answer> {
    if (!isGenuine(ticket)) return { open: false, say: 'This is not one of our tickets' };
    return this.#ask(ticket, this.#name);
  }
}
