import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { CardLooks, useCardLook } from './cardLook.ts';
import { Column } from './Column.tsx';
import { watchDrops } from './dragging.ts';
import { keyIn } from './keyIn.ts';
import { onCardKey } from './keys.ts';
import { LaneRows, type LaneTracks } from './LaneRows.tsx';
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
  const look = useCardLook(situation);
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
      <CardLooks.Provider value={look}>
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
      </CardLooks.Provider>
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
          gathered={view?.gathered === true}
          focus={keyIn(cards, focus)}
          open={keyIn(cards, open)}
          selected={selected}
          sorted={shown.sorted}
          pending={pending}
          drafts={drafts}
          adding={adding?.column === column.id ? adding : undefined}
          choices={adding?.column === column.id ? view : undefined}
          asking={asking?.column === column.id ? asking : undefined}
        />
      ))}
    </>
  );
}

/** Pixels of a folded column, of one that has cards at least, and between two. */
const track = { folded: 38, open: 200, gap: 8 };

/**
 * One track for each column, so that heads and lanes stand below each other; a folded one is thin. They are as wide as
 * the columns ask for, whatever is in them: each lane is a grid of its own.
 */
function tracksOf(situation: Situation): LaneTracks {
  const columns = situation.view?.columns ?? [];
  const folded = columns.map((column) => isFolded(situation, column));
  const widths = folded.map((thin) => (thin ? track.folded : track.open) + track.gap);
  return {
    gridTemplateColumns: folded.map((thin) => (thin ? `${track.folded}px` : `minmax(${track.open}px, 1fr)`)).join(' '),
    minWidth: `${widths.reduce((sum, width) => sum + width, -track.gap)}px`,
  };
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
