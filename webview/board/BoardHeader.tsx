import type { JSX } from 'preact';
import type { BoardView } from '../../src/protocol/board.ts';
import { Icon } from '../shared/Icon.tsx';
import { SearchField } from './FilterBar.tsx';
import type { FindingSession } from './findingSession.ts';
import { Load, Meter } from './Load.tsx';
import { LookMenu } from './LookMenu.tsx';
import type { Situation } from './situation.ts';
import { counted } from './words.ts';

export interface BoardHeaderProps {
  readonly view: BoardView;
  readonly situation: Situation;
  readonly finding: FindingSession;
}

/** Whose board it is, what it is for, the room the team decides in, and how much is under way. */
export function BoardHeader({ view, situation, finding }: BoardHeaderProps): JSX.Element {
  const { stream, vision, constraints, wip } = view;
  return (
    <header class="board-head">
      <h1 title={stream}>{stream ?? 'Backlog'}</h1>
      {vision !== undefined && (
        <p class="vision" title={vision}>
          {vision}
        </p>
      )}
      {constraints.length > 0 && (
        <details class="constraints">
          <summary>
            <Icon name="law" />
            {counted(constraints.length, 'constraint')}
          </summary>
          <ul>
            {constraints.map((constraint) => (
              <li key={constraint}>{constraint}</li>
            ))}
          </ul>
        </details>
      )}
      <div class="look">
        <SearchField search={situation.perspective.search} finding={finding} />
        <LookMenu name="filter" view={view} situation={situation} finding={finding} />
        <LookMenu name="look" view={view} situation={situation} finding={finding} />
      </div>
      <div class={`wip ${wip.load}`} title="Work in progress: items in a column that is active, deployed or released">
        <abbr title="Work in progress">WIP</abbr>
        {wip.limit !== undefined && <Meter limited={wip} />}
        <Load limited={wip} />
      </div>
    </header>
  );
}
