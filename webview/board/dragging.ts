/** Dragging cards, with pragmatic-drag-and-drop: who may be dragged, where it may be let go, and what is told of it. */
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { scrollAtEdges } from './autoScroll.ts';
import type { BoardSession } from './session.ts';
import type { Drop } from './places.ts';

/** What a dragged card shows of itself and of the one dragged over it. */
export interface CardDrag {
  readonly lifted: boolean;
  /** The edge at which the dragged card would come to stand. */
  readonly edge: 'top' | 'bottom' | undefined;
}

interface Targets {
  readonly dropTargets: readonly { readonly data: Record<string | symbol, unknown> }[];
}

/** Makes a card's element draggable and a place to drop others above or below. */
export function useCardDrag(element: RefObject<HTMLElement | null>, key: string, movable: boolean): CardDrag {
  const [lifted, setLifted] = useState(false);
  const [edge, setEdge] = useState<CardDrag['edge']>(undefined);
  useEffect(() => {
    const card = element.current;
    if (card === null) return undefined;
    const clear = (): void => {
      setEdge(undefined);
    };
    return combine(
      draggable({
        element: card,
        canDrag: () => movable,
        getInitialData: () => ({ card: key }),
        onDragStart: () => {
          setLifted(true);
        },
        onDrop: () => {
          setLifted(false);
        },
      }),
      dropTargetForElements({
        element: card,
        canDrop: ({ source }) => isCard(source.data),
        getData: ({ input, element: over }) =>
          attachClosestEdge({ card: key }, { input, element: over, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self, source }) => {
          setEdge(source.data['card'] === key ? undefined : edgeOf(self.data));
        },
        onDragLeave: clear,
        onDrop: clear,
      }),
    );
  }, [element, key, movable]);
  return { lifted, edge };
}

/** Makes a column a place to drop cards; true while one is over it. */
export function useColumnDrop(element: RefObject<HTMLElement | null>, id: string): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const column = element.current;
    if (column === null) return undefined;
    const leave = (): void => {
      setOver(false);
    };
    return dropTargetForElements({
      element: column,
      canDrop: ({ source }) => isCard(source.data),
      getData: () => ({ column: id }),
      onDragEnter: () => {
        setOver(true);
      },
      onDragLeave: leave,
      onDrop: leave,
    });
  }, [element, id]);
  return over;
}

/** Scrolls an element while a card is dragged near its edges. */
export function useAutoScroll(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const scroller = element.current;
    if (scroller === null) return undefined;
    return scrollAtEdges(scroller, isCard);
  }, [element]);
}

/** Tells the session of every card that is let go, and over which column. Returns how to stop. */
export function watchDrops(columns: HTMLElement, session: BoardSession): () => void {
  return combine(
    scrollAtEdges(columns, isCard),
    monitorForElements({
      canMonitor: ({ source }) => isCard(source.data),
      onDrop: ({ source, location }) => {
        const { card } = source.data;
        if (typeof card === 'string') session.moving.drop(card, dropOf(location.current));
      },
    }),
  );
}

function dropOf({ dropTargets }: Targets): Drop | undefined {
  const column = dropTargets.map(({ data }) => data['column']).find((id) => typeof id === 'string');
  if (column === undefined) return undefined;
  const inner = dropTargets[0]?.data;
  const [card, edge] = [inner?.['card'], inner && edgeOf(inner)];
  return { column, over: typeof card === 'string' && edge !== undefined ? { card, edge } : undefined };
}

function edgeOf(data: Record<string | symbol, unknown>): CardDrag['edge'] {
  const edge = extractClosestEdge(data);
  return edge === 'top' || edge === 'bottom' ? edge : undefined;
}

function isCard(data: Record<string, unknown>): boolean {
  return typeof data['card'] === 'string';
}
