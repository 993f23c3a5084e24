import type { JSX } from 'preact';
import { type BoardView, mostAtOnce } from '../../src/protocol/board.ts';
import { modified } from './keys.ts';
import type { BoardSession } from './session.ts';
import type { Adding } from './situation.ts';
import { titlesIn } from './titlesIn.ts';

/** What new items may choose from. */
export type NewItemChoices = Pick<BoardView, 'types' | 'templates'>;

export interface QuickAddProps {
  readonly adding: Adding;
  /** The column's name. */
  readonly column: string;
  readonly choices: NewItemChoices;
  readonly session: BoardSession;
}

/**
 * Titles in place, one a line, so that a list can be pasted: Enter adds and stays for the next one, Shift+Enter begins
 * another line, Escape closes.
 */
export function QuickAdd({ adding, column, choices, session }: QuickAddProps): JSX.Element {
  const several = titlesIn(adding.text).length;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (modified(event) || event.isComposing) return;
    const types = event.target instanceof HTMLTextAreaElement;
    if (event.key === 'Enter' && types) void session.adding.add();
    else if (event.key === 'Escape') session.adding.stop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="in-place quick-add" onKeyDown={onKeyDown}>
      <textarea
        rows={1}
        aria-label={several > 1 ? `Titles of new items in ${column}, one a line` : `Title of a new item in ${column}`}
        aria-describedby="quick-add-says"
        placeholder="Title, then Enter"
        value={adding.text}
        aria-busy={adding.busy}
        onInput={(event) => {
          session.adding.type(event.currentTarget.value);
        }}
      />
      <div class="quick-add-foot">
        <select
          aria-label="Type of new items"
          value={adding.type}
          onChange={(event) => {
            session.adding.choose(event.currentTarget.value);
          }}
        >
          <option value="">type</option>
          {choices.types.map((type) => (
            <option key={type} value={type}>
              {type}
            </option>
          ))}
        </select>
        <span id="quick-add-says" role="status">
          {quickAddWords(several, choices.templates.includes(adding.type))}
        </span>
      </div>
    </div>
  );
}

/** What Enter will do, where that is more than to add one title. */
function quickAddWords(several: number, fromTemplate: boolean): string {
  if (several > mostAtOnce) return `${several} lines: at most ${mostAtOnce} at once`;
  const words = [several > 1 ? `Enter adds ${several} items` : '', fromTemplate ? 'from its template' : ''];
  return words.filter((part) => part !== '').join(', ');
}
