import type { Choice, Clashes, ToBoard } from '../../src/protocol/board.ts';
import type { ToHost } from '../../src/protocol/toHost.ts';
import type { Answer, Request } from '../shared/host.ts';
import { focusIsLost, focusOn } from './page.ts';
import type { Situation } from './situation.ts';

/** What resolving needs of the board's session. */
export interface ResolveLine {
  readonly situation: () => Situation;
  readonly change: (change: Partial<Situation>) => void;
  /** Sends a request, without waiting for the next view: there is none where the answer is a question. */
  readonly ask: (request: Request<ToHost>) => Promise<Answer<ToBoard>>;
  readonly page: {
    /** Shows an item's line, or a line of the file, as text. */
    readonly reveal: (where: { readonly item?: string; readonly line?: number }) => void;
    /** Puts the focus on the card that had it last, or on the first one. */
    readonly enter: () => void;
  };
}

/** What the person does with a file that a merge left conflict markers in, the backlog's or that of one item. */
export class ResolveSession {
  readonly #line: ResolveLine;
  /** How often the host has asked what to choose. */
  #questions = 0;

  constructor(line: ResolveLine) {
    this.#line = line;
  }

  /** Merges what can be merged; what both sides changed is asked for first. @param of the item whose own file is meant */
  start(of?: string): Promise<void> {
    return this.#resolve(of === undefined ? {} : { of });
  }

  /** The host asks for what it cannot decide. */
  asked(clashes: Clashes): void {
    this.#questions += 1;
    this.#line.change({ clashes });
  }

  /** Carries the merge out with what was chosen. */
  async apply(choices: Readonly<Record<string, Choice>>): Promise<void> {
    const { clashes } = this.#line.situation();
    if (clashes === undefined) return;
    const { revision, of } = clashes;
    await this.#resolve({ choices, revision, ...(of !== undefined && { of }) });
  }

  /** Leaves everything as it was; the focus goes back to where the question began, since nothing of the dialog is left. */
  cancel(): void {
    const { clashes } = this.#line.situation();
    this.#line.change({ clashes: undefined });
    this.#goBack(clashes?.of);
  }

  openText(): void {
    const { view, clashes } = this.#line.situation();
    this.cancel();
    this.#line.page.reveal(clashes?.of === undefined ? { line: view?.conflict?.line ?? 1 } : { item: clashes.of });
  }

  /** Puts the focus where the question began. */
  #goBack(of: string | undefined): void {
    if (of === undefined) focusOn('.conflict .primary');
    else this.#line.page.enter();
  }

  async #resolve(
    wish: Partial<Pick<Extract<ToHost, { type: 'resolve' }>, 'choices' | 'revision' | 'of'>>,
  ): Promise<void> {
    const { revision, resolving } = this.#line.situation();
    if (resolving) return;
    const before = this.#questions;
    this.#line.change({ resolving: true, clashes: undefined, notice: undefined, notes: [] });
    const answer = await this.#line.ask({ type: 'resolve', revision, ...wish });
    this.#line.change({ resolving: false });
    if (answer.type === 'refused') this.#line.change({ notice: answer.message });
    if (answer.type === 'refused') return;
    if (this.#questions > before) {
      // Who has left the question before the answer came could not have the focus back on a button that was waiting.
      if (this.#line.situation().clashes === undefined && focusIsLost()) this.#goBack(wish.of);
      return;
    }
    this.#line.change({ notes: [answer.announce, ...(answer.notes ?? [])] });
    this.#line.page.enter();
  }
}
