import type { JSX, RefObject } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { memo } from '../shared/memo.ts';
import { useWindow } from '../shared/useWindow.ts';
import { drawnRows } from '../shared/window.ts';
import { CardList } from './CardList.tsx';
import { useColumnDrop } from './dragging.ts';
import { keyIn } from './keyIn.ts';
import { type ShownCell, type ShownLane, placeOf } from './shownBoard.ts';
import { type Situation, isFolded } from './situation.ts';
import { counted } from './words.ts';

/** Pixels that a lane has, about. */
const laneHeight = 160;

/** How wide the columns are, and all of them at least. */
export type LaneTracks = Readonly<Record<'gridTemplateColumns' | 'minWidth', string>>;

export interface LaneRowsProps {
  readonly situation: Situation;
  readonly tracks: LaneTracks;
  /** What scrolls the lanes. */
  readonly scroller: RefObject<HTMLElement | null>;
}

/** The lanes below each other: those in sight, and the one that has the focus. */
export function LaneRows({ situation, tracks, scroller }: LaneRowsProps): JSX.Element {
  const { shown, focus } = situation;
  const keys = useMemo(() => shown.lanes.map(({ key }) => key), [shown.lanes]);
  const { range, tops } = useWindow({ scroller, keys, attribute: 'data-lane', guess: laneHeight });
  const focused = focus === undefined ? undefined : placeOf(shown, focus)?.lane;
  const { rows, rest } = drawnRows(tops, range, [focused ?? -1]);
  return (
    <>
      {rows.flatMap(({ row, gap }) => {
        const lane = shown.lanes[row];
        if (lane === undefined) return [];
        return [
          gap > 0 && <div key={`above ${lane.key}`} style={{ height: `${gap}px` }} />,
          <LaneRow key={lane.key} lane={lane} situation={situation} tracks={tracks} />,
        ];
      })}
      {rest > 0 && <div key="below" style={{ height: `${rest}px` }} />}
    </>
  );
}

interface LaneRowProps {
  readonly lane: ShownLane;
  readonly situation: Situation;
  readonly tracks: LaneRowsProps['tracks'];
}

function LaneRow({ lane, situation, tracks }: LaneRowProps): JSX.Element {
  const { view, focus, open, pending, drafts, asking } = situation;
  return (
    <section class="lane" aria-label={`${lane.name ?? ''}, ${counted(lane.count, 'card')}`} data-lane={lane.key}>
      <h2>
        {lane.name} <span class="count">{lane.count}</span>
      </h2>
      <div class="cells" style={tracks}>
        {lane.cells.map((cell) => (
          <Cell
            key={cell.column.id}
            cell={cell}
            lane={lane.name ?? ''}
            folded={isFolded(situation, cell.column)}
            writable={view?.readOnly === undefined}
            focus={keyIn(cell.cards, focus)}
            open={keyIn(cell.cards, open)}
            selected={situation.selected}
            pending={pending}
            drafts={drafts}
            filling={asking?.items ?? none}
          />
        ))}
      </div>
    </section>
  );
}

const none: readonly string[] = [];

interface CellProps {
  readonly cell: ShownCell;
  readonly lane: string;
  readonly folded: boolean;
  readonly writable: boolean;
  readonly focus: string | undefined;
  readonly open: string | undefined;
  readonly selected: readonly string[];
  readonly pending: readonly string[];
  readonly drafts: Situation['drafts'];
  readonly filling: readonly string[];
}

/** What a lane has in a column. A folded column says how many there are. */
const Cell = memo(function Cell({ cell, lane, folded, ...rest }: CellProps): JSX.Element {
  const { column, cards } = cell;
  const element = useRef<HTMLDivElement>(null);
  const over = useColumnDrop(element, column.id);
  return (
    <div ref={element} class={`cell${over ? ' drop' : ''}${folded ? ' folded' : ''}`} data-column={column.id}>
      {folded ? (
        <span class="count">{cards.length}</span>
      ) : (
        <CardList
          cards={cards}
          column={column.name}
          name={`${lane}, ${column.name}, cards`}
          emptyWords={undefined}
          {...rest}
        />
      )}
    </div>
  );
});
