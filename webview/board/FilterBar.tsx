import type { JSX } from 'preact';
import type { BoardView } from '../../src/protocol/board.ts';
import type { Perspective } from '../../src/protocol/perspective.ts';
import { Icon } from '../shared/Icon.tsx';
import { memo } from '../shared/memo.ts';
import { conditions, shownWords } from './filterWords.ts';
import type { FindingSession } from './findingSession.ts';
import type { ShownBoard } from './shownBoard.ts';

interface SearchFieldProps {
  readonly search: string;
  readonly finding: FindingSession;
}

/** Where somebody types what to look for. The cards are found while it is typed. */
export const SearchField = memo(function SearchField({ search, finding }: SearchFieldProps): JSX.Element {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown')) return;
    if (event.key === 'Escape') finding.leave();
    else finding.enter();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search class="search">
      <Icon name="search" />
      <input
        type="text"
        aria-label="Search cards"
        aria-keyshortcuts="/"
        placeholder="Search"
        title="Search id, title, tags, people, reason and notes ( / )"
        autocomplete="off"
        spellcheck={false}
        maxLength={500}
        value={search}
        onInput={({ currentTarget }) => {
          finding.search(currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
    </search>
  );
});

export interface FilterBarProps {
  readonly view: BoardView;
  readonly perspective: Perspective;
  readonly shown: ShownBoard;
  readonly finding: FindingSession;
}

/** While cards are left out: what they have to be, how many are, and the way back. Nothing while all are shown. */
export function FilterBar({ view, perspective, shown, finding }: FilterBarProps): JSX.Element | null {
  if (!shown.filtered) return null;
  return (
    <section class="filter-bar" aria-label="Filter">
      {shown.count === 0 ? (
        <p class="found none">
          <Icon name="filter" />
          {nothingFound(perspective, shown)}
        </p>
      ) : (
        <p class="found">{shownWords(shown)}</p>
      )}
      <ul class="conditions">
        {conditions(view, perspective).map(({ key, words, without }) => (
          <li key={key}>
            <button
              type="button"
              class="condition"
              aria-label={`Remove the filter ${words}`}
              title="Remove"
              onClick={() => {
                finding.remove(without);
              }}
            >
              {words}
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="link clear"
        onClick={() => {
          finding.clear();
          finding.find();
        }}
      >
        Clear
      </button>
    </section>
  );
}

function nothingFound({ search }: Perspective, { all }: ShownBoard): string {
  const words = search.trim();
  const what = words === '' ? 'No card meets all conditions' : `No card has “${words}”`;
  return `${what}. None of the ${all} is shown; nothing is lost.`;
}
