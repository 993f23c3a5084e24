import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Column } from './Column.tsx';
import { watchDrops } from './dragging.ts';
import { keyIn } from './keyIn.ts';
import { onCardKey } from './keys.ts';
import { LaneRows } from './LaneRows.tsx';
import type { BoardSession } from './session.ts';
import { type Situation, isFolded } from './situation.ts';

export interface ColumnsProps {
  readonly situation: Situation;
  readonly session: BoardSession;
}

/** The columns: each with its cards, or, in lanes, their heads and below them lane by lane what is in them. */
export function Columns({ situation, session }: ColumnsProps): JSX.Element {
  const element = useRef<HTMLElement>(null);
  useEffect(() => (element.current === null ? undefined : watchDrops(element.current, session)), [session]);
  const { inLanes } = situation.shown;
  const heads = <Heads situation={situation} session={session} />;
  return (
    <main
      data-sorted={situation.shown.sorted ? '' : undefined}
      class={inLanes ? 'columns in-lanes' : 'columns'}
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
      {inLanes ? (
        <>
          <div class="lane-heads cells" style={tracksOf(situation)}>
            {heads}
          </div>
          <LaneRows situation={situation} tracks={tracksOf(situation)} scroller={element} />
        </>
      ) : (
        heads
      )}
    </main>
  );
}

function Heads({ situation, session }: ColumnsProps): JSX.Element {
  const { view, shown, focus, adding, asking, pending, open, drafts, selected } = situation;
  return (
    <>
      {shown.columns.map(({ column, cards }) => (
        <Column
          key={column.id}
          column={column}
          cards={cards}
          filtered={shown.filtered}
          session={session}
          inLanes={shown.inLanes}
          folded={isFolded(situation, column)}
          writable={view?.readOnly === undefined}
          focus={keyIn(cards, focus)}
          open={keyIn(cards, open)}
          selected={selected}
          sorted={shown.sorted}
          pending={pending}
          drafts={drafts}
          adding={adding?.column === column.id ? adding : undefined}
          asking={asking?.column === column.id ? asking : undefined}
        />
      ))}
    </>
  );
}

/** One track for each column, so that heads and lanes stand below each other; a folded one is thin. */
function tracksOf(situation: Situation): { readonly gridTemplateColumns: string } {
  const columns = situation.view?.columns ?? [];
  const tracks = columns.map((column) => (isFolded(situation, column) ? '38px' : 'minmax(200px, 1fr)'));
  return { gridTemplateColumns: tracks.join(' ') };
}

/** A click opens the card beside the board; with Ctrl, Cmd or Shift it selects. */
function openClicked(event: MouseEvent, session: BoardSession, focus: 'card' | 'form'): void {
  const card = event.target instanceof Element ? event.target.closest('[data-card]') : null;
  const key = card?.getAttribute('data-card');
  if (key == null) return;
  if (event.shiftKey) session.moving.selectTo(key);
  else if (event.ctrlKey || event.metaKey) session.moving.toggle(key);
  else {
    session.moving.clear();
    session.item.open(key, focus);
  }
}
