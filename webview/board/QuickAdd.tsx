import type { JSX } from 'preact';
import { modified } from './keys.ts';
import type { BoardSession } from './session.ts';
import type { Adding } from './situation.ts';

export interface QuickAddProps {
  readonly adding: Adding;
  /** The column's name. */
  readonly column: string;
  readonly session: BoardSession;
}

/** A title in place: Enter adds and stays for the next one, Escape closes. */
export function QuickAdd({ adding, column, session }: QuickAddProps): JSX.Element {
  return (
    <div class="in-place quick-add">
      <input
        type="text"
        aria-label={`Title of a new item in ${column}`}
        placeholder="Title, then Enter"
        value={adding.text}
        aria-busy={adding.busy}
        onInput={(event) => {
          session.adding.type(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (modified(event) || event.isComposing) return;
          if (event.key === 'Enter') void session.adding.add();
          else if (event.key === 'Escape') session.adding.stop();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
    </div>
  );
}
