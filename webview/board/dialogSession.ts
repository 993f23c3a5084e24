import type { ToBoard } from '../../src/protocol/board.ts';
import type { ToHost } from '../../src/protocol/toHost.ts';
import type { ColumnChange } from '../../src/protocol/columns.ts';
import type { Answer, Request } from '../shared/host.ts';
import type { Situation } from './situation.ts';

/** What dialogs need of the board's session. */
export interface DialogLine {
  readonly situation: () => Situation;
  readonly change: (change: Partial<Situation>) => void;
  readonly ask: (request: Request<ToHost>, revision: number) => Promise<Answer<ToBoard>>;
  /** Takes in which card has the focus now. */
  readonly catchUp: () => void;
  /** Puts the focus on the card that had it last, or on the first one. */
  readonly enter: () => void;
}

/** A dialog over the board, and for the columns the one that it is about. `move` asks where the card goes. */
export interface OpenDialog {
  readonly dialog: 'columns' | 'keys' | 'move';
  readonly column?: string | undefined;
}

/** What the person does in the dialogs over the board. */
export class DialogSession {
  readonly #line: DialogLine;
  /** What had the focus when the dialog was opened: it gets it back. */
  #opener: Element | null = null;

  constructor(line: DialogLine) {
    this.#line = line;
  }

  open(dialog: OpenDialog): void {
    this.#line.catchUp();
    const { view, focus } = this.#line.situation();
    const writes = dialog.dialog !== 'keys';
    if (view === undefined || (writes && view.readOnly !== undefined)) return;
    if (dialog.dialog === 'columns' && view.gathered === true) return;
    if (dialog.dialog === 'move' && focus === undefined) return;
    this.#opener = document.activeElement;
    this.#line.change({ dialog });
  }

  close(): void {
    this.#line.change({ dialog: undefined });
    if (this.#opener instanceof HTMLElement && this.#opener.isConnected && this.#opener !== document.body) {
      this.#opener.focus();
    } else this.#line.enter();
  }

  /** Writes changes of the columns, all or none. Returns why not, as a sentence; undefined when it is done. */
  async changeColumns(changes: readonly ColumnChange[]): Promise<string | undefined> {
    const { revision } = this.#line.situation();
    if (changes.length > 0) {
      const answer = await this.#line.ask({ type: 'columns', revision, changes: [...changes] }, revision);
      if (answer.type === 'refused') return answer.message;
    }
    this.close();
    return undefined;
  }
}
