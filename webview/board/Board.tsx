import type { JSX } from 'preact';
import { BoardHeader } from './BoardHeader.tsx';
import { Conflict } from './Conflict.tsx';
import { Columns } from './Columns.tsx';
import { FilterBar } from './FilterBar.tsx';
import { ItemPanel } from './ItemPanel.tsx';
import { LateDialogs, LateResolve } from './LateDialogs.tsx';
import { Notes, Notice, Problems, ReadOnly } from './Notices.tsx';
import type { BoardSession } from './session.ts';
import { type Situation, cardOf, openDetail } from './situation.ts';

export interface BoardProps {
  readonly situation: Situation;
  readonly session: BoardSession;
}

/** The whole page: what is wrong with the file, the columns, the form of the open item, and the live region. */
export function Board({ situation, session }: BoardProps): JSX.Element {
  const { view } = situation;
  return (
    <>
      {view === undefined ? (
        <p class="loading" role="status">
          Reading the backlog…
        </p>
      ) : (
        <>
          <BoardHeader view={view} situation={situation} finding={session.finding} />
          {view.conflict === undefined ? (
            <ReadOnly reason={view.readOnly} />
          ) : (
            <Conflict conflict={view.conflict} session={session} busy={situation.resolving} />
          )}
          <Problems problems={view.problems} session={session} />
          <Notice message={situation.notice} session={session} />
          <Notes notes={situation.notes} session={session} />
          <FilterBar
            view={view}
            perspective={situation.perspective}
            shown={situation.shown}
            finding={session.finding}
          />
          <div class="body">
            <Columns situation={situation} session={session} />
            <Panel situation={situation} session={session} />
          </div>
          {situation.clashes !== undefined && (
            <LateResolve key={situation.clashes.revision} asked={situation.clashes} session={session} />
          )}
          {situation.dialog !== undefined && (
            <LateDialogs open={situation.dialog} view={view} situation={situation} session={session} />
          )}
        </>
      )}
      <div class="hidden" role="status" aria-live="polite" aria-atomic="true" data-live>
        {situation.spoken}
      </div>
    </>
  );
}

function Panel({ situation, session }: BoardProps): JSX.Element | null {
  const { view, drafts } = situation;
  const card = cardOf(situation, situation.open);
  if (view === undefined || card === undefined) return null;
  const detail = openDetail(situation);
  return (
    <ItemPanel key={card.key} card={card} detail={detail} draft={drafts[card.key]} view={view} session={session} />
  );
}
