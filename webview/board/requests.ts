import type { ToBoard } from '../../src/protocol/board.ts';
import type { ToPlatform } from '../../src/protocol/platform.ts';
import { type Answer, type Host, NoAnswer, type Request } from '../shared/host.ts';

/** Milliseconds that a carried out request may wait for the view that shows it. */
const viewPatience = 500;

/** Sends a request; where there is no answer, that is a refusal in words. */
export async function answerTo(
  host: Host<ToBoard, ToPlatform>,
  request: Request<ToPlatform>,
): Promise<Answer<ToBoard>> {
  try {
    return await host.request(request);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    const message = 'The editor did not answer. The file decides whether it was changed: look at it, then try again.';
    return { type: 'refused', request: -1, message, items: [] };
  }
}

/** Lets requests wait for the next view: the answer that something was done may come before the view that shows it. */
export class NextView {
  readonly #waiting = new Set<() => void>();

  /** A view has come. */
  came(): void {
    for (const finish of [...this.#waiting]) finish();
  }

  /** Resolves with the next view, or after a while without one. */
  wait(): Promise<void> {
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(finish);
        resolve();
      };
      const timer = setTimeout(finish, viewPatience);
      this.#waiting.add(finish);
    });
  }
}
