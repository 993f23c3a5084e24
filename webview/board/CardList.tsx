import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { CardView } from '../../src/protocol/card.ts';
import { useWindow } from '../shared/useWindow.ts';
import { drawnRows } from '../shared/window.ts';
import { Card } from './Card.tsx';
import { useAutoScroll } from './dragging.ts';
import type { Situation } from './situation.ts';

/** Pixels that a card has, about. */
const cardHeight = 78;

export interface CardListProps {
  readonly cards: readonly CardView[];
  /** The column's name, and what the list is called. */
  readonly column: string;
  readonly name: string;
  /** Why there are no cards, when there are none; an empty cell of a lane says nothing. */
  readonly emptyWords: string | undefined;
  readonly writable: boolean;
  /** The last focused and the open card, when they are in this list. */
  readonly focus: string | undefined;
  readonly open: string | undefined;
  readonly selected: readonly string[];
  readonly pending: readonly string[];
  readonly drafts: Situation['drafts'];
  /** Cards that fill the limit which a reason is asked for. */
  readonly filling: readonly string[];
}

/**
 * Cards below each other, of which those in sight are in the document, and the one that has the focus. Each says its
 * place among all of them.
 */
export function CardList(props: CardListProps): JSX.Element {
  const { cards, emptyWords } = props;
  const element = useRef<HTMLDivElement>(null);
  useAutoScroll(element);
  return (
    <div class="cards" ref={element}>
      {cards.length === 0 ? (
        emptyWords !== undefined && <p class="empty">{emptyWords}</p>
      ) : (
        <Rows {...props} scroller={element} />
      )}
    </div>
  );
}

function Rows(props: CardListProps & { readonly scroller: { readonly current: HTMLElement | null } }): JSX.Element {
  const { cards, focus, scroller } = props;
  const keys = useMemo(() => cards.map(({ key }) => key), [cards]);
  const { range, tops } = useWindow({ scroller, keys, attribute: 'data-card', guess: cardHeight });
  const focused = focus === undefined ? -1 : keys.indexOf(focus);
  const { rows, rest } = drawnRows(tops, range, [focused]);
  const stop = keys[Math.max(focused, 0)];
  return (
    <ul role="listbox" aria-multiselectable="true" aria-label={props.name}>
      {rows.flatMap(({ row, gap }) => {
        const card = cards[row];
        if (card === undefined) return [];
        return [
          gap > 0 && <Space key={`above ${card.key}`} height={gap} />,
          <Card
            key={card.key}
            card={card}
            column={props.column}
            position={row + 1}
            size={cards.length}
            tabStop={card.key === stop}
            open={card.key === props.open}
            selected={props.selected.includes(card.key)}
            pending={props.pending.includes(card.key)}
            unsaved={props.drafts[card.key] !== undefined}
            writable={props.writable}
            fills={props.filling.includes(card.key)}
          />,
        ];
      })}
      {rest > 0 && <Space key="below" height={rest} />}
    </ul>
  );
}

/** The room of cards that are out of sight. */
function Space({ height }: { readonly height: number }): JSX.Element {
  return <li role="none" class="space" style={{ height: `${height}px` }} />;
}
