import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { BoardHeader } from './BoardHeader.tsx';
import { Conflict } from './Conflict.tsx';
import { Column } from './Column.tsx';
import { watchDrops } from './dragging.ts';
import { FilterBar } from './FilterBar.tsx';
import { ItemPanel } from './ItemPanel.tsx';
import { onCardKey } from './keys.ts';
import { Notes, Notice, Problems, ReadOnly } from './Notices.tsx';
import { ResolveDialog } from './ResolveDialog.tsx';
import { type BoardSession } from './session.ts';
import { type Situation, cardOf, isFolded, openDetail } from './situation.ts';

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
          <BoardHeader view={view} search={situation.perspective.search} finding={session.finding} />
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
            <ResolveDialog key={situation.clashes.revision} asked={situation.clashes} session={session} />
          )}
        </>
      )}
      <div class="hidden" role="status" aria-live="polite" aria-atomic="true" data-live>
        {situation.spoken}
      </div>
    </>
  );
}

function Columns({ situation, session }: BoardProps): JSX.Element {
  const { view, shown, focus, adding, asking, pending, whole, open, drafts } = situation;
  const element = useRef<HTMLElement>(null);
  useEffect(() => (element.current === null ? undefined : watchDrops(element.current, session)), [session]);
  return (
    <main
      class="columns"
      ref={element}
      onKeyDown={(event) => {
        onCardKey(event, session);
      }}
      onClick={(event) => {
        openClicked(event, session, 'card');
      }}
      onDblClick={(event) => {
        openClicked(event, session, 'form');
      }}
    >
      {shown.lanes[0]?.cells.map(({ column, cards }) => (
        <Column
          key={column.id}
          column={column}
          cards={cards}
          filtered={shown.filtered}
          session={session}
          folded={isFolded(situation, column)}
          whole={whole.includes(column.id)}
          writable={view?.readOnly === undefined}
          focus={keyIn(cards, focus)}
          open={keyIn(cards, open)}
          pending={pending}
          drafts={drafts}
          adding={adding?.column === column.id ? adding : undefined}
          asking={asking?.column === column.id ? asking : undefined}
        />
      ))}
    </main>
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

/** A column is told of the focus and the open item only when they are in it, so that the others need no drawing. */
function keyIn(cards: readonly { readonly key: string }[], key: string | undefined): string | undefined {
  return cards.some((card) => card.key === key) ? key : undefined;
}

function openClicked(event: MouseEvent, session: BoardSession, focus: 'card' | 'form'): void {
  const card = event.target instanceof Element ? event.target.closest('[data-card]') : null;
  const key = card?.getAttribute('data-card');
  if (key != null) session.item.open(key, focus);
}
