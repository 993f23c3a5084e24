import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { ColumnView } from '../../src/protocol/board.ts';
import type { CardView } from '../../src/protocol/card.ts';
import { Icon } from '../shared/Icon.tsx';
import { memo } from '../shared/memo.ts';
import { Card } from './Card.tsx';
import { useAutoScroll, useColumnDrop } from './dragging.ts';
import { hiddenCards } from './filterWords.ts';
import { Load, Meter } from './Load.tsx';
import { QuickAdd } from './QuickAdd.tsx';
import { ReasonField } from './ReasonField.tsx';
import type { BoardSession } from './session.ts';
import { type Adding, type Asking, type Situation, drawnCards } from './situation.ts';
import { columnHint, emptyColumn, longLoad } from './words.ts';

export interface ColumnProps {
  readonly column: ColumnView;
  /** Those of its cards that are shown, in order. */
  readonly cards: readonly CardView[];
  /** Whether cards may be left out. */
  readonly filtered: boolean;
  readonly session: BoardSession;
  readonly folded: boolean;
  /** Whether all cards of a long column are shown. */
  readonly whole: boolean;
  readonly writable: boolean;
  /** The last focused and the open card, when they are in this column. */
  readonly focus: string | undefined;
  readonly open: string | undefined;
  readonly pending: readonly string[];
  readonly drafts: Situation['drafts'];
  readonly adding: Adding | undefined;
  readonly asking: Asking | undefined;
}

/** A step of the board: its name and limit, its cards in order, and the fields that open in place. */
export const Column = memo(function Column(props: ColumnProps): JSX.Element {
  const { column, session, folded, adding, asking } = props;
  const element = useRef<HTMLElement>(null);
  const over = useColumnDrop(element, column.id);
  return (
    <section
      ref={element}
      class={columnClass(props, over)}
      data-column={column.id}
      data-vscode-context={columnContext(column.id)}
      aria-labelledby={`column-${column.id} load-${column.id}`}
    >
      {folded ? <FoldedHead column={column} session={session} /> : <Head {...props} />}
      {asking !== undefined && <ReasonField key={asking.message} asking={asking} />}
      {adding !== undefined && !folded && <QuickAdd adding={adding} column={column.name} session={session} />}
      {!folded && <Cards {...props} />}
    </section>
  );
});

function Head({ column, session, writable }: ColumnProps): JSX.Element {
  return (
    <header class="head">
      <div class="headline">
        <h2 id={`column-${column.id}`} title={columnHint(column)}>
          {column.name}
        </h2>
        <span class="tools">
          <button
            type="button"
            class="tool fold"
            aria-expanded="true"
            aria-label={`Fold ${column.name}`}
            title="Fold"
            onClick={() => {
              session.fold(column.id);
            }}
          >
            <Icon name="chevron-left" />
          </button>
          {writable && (
            <button
              type="button"
              class="tool add"
              aria-label={`Add an item to ${column.name}`}
              title="Add an item (N)"
              onClick={() => {
                session.adding.start(column.id);
              }}
            >
              <Icon name="add" />
            </button>
          )}
        </span>
        <Load id={`load-${column.id}`} limited={column} />
      </div>
      <Meter limited={column} />
    </header>
  );
}

/** A folded column is a thin bar: one button with its name and count. */
function FoldedHead({ column, session }: { readonly column: ColumnView; readonly session: BoardSession }): JSX.Element {
  return (
    <header class="head">
      <h2 id={`column-${column.id}`} title={columnHint(column)}>
        <button
          type="button"
          class="fold"
          aria-expanded="false"
          onClick={() => {
            session.fold(column.id);
          }}
        >
          <Icon name="chevron-right" />
          <span class="bar">
            <span>{column.name}</span>
            <span class="count" id={`load-${column.id}`}>
              <span aria-hidden="true">{column.count}</span>
              <span class="hidden">{longLoad(column)}</span>
            </span>
          </span>
        </button>
      </h2>
    </header>
  );
}

function Cards(props: ColumnProps): JSX.Element {
  const { column, cards, filtered, session, whole } = props;
  const element = useRef<HTMLDivElement>(null);
  useAutoScroll(element);
  const shown = drawnCards({ whole: whole ? [column.id] : [] }, { column, cards });
  const stop = props.focus !== undefined && shown.some(({ key }) => key === props.focus) ? props.focus : shown[0]?.key;
  return (
    <div class="cards" ref={element}>
      {cards.length === 0 ? (
        <p class="empty">{filtered && column.cards.length > 0 ? hiddenCards(column) : emptyColumn(column)}</p>
      ) : (
        <ul role="listbox" aria-label={`${column.name}, cards`}>
          {shown.map((card, index) => (
            <Card
              key={card.key}
              card={card}
              column={column.name}
              position={index + 1}
              size={cards.length}
              tabStop={card.key === stop}
              open={card.key === props.open}
              pending={props.pending.includes(card.key)}
              unsaved={props.drafts[card.key] !== undefined}
              writable={props.writable}
              fills={props.asking?.items.includes(card.key) ?? false}
            />
          ))}
        </ul>
      )}
      {shown.length < cards.length && (
        <button
          type="button"
          class="quiet more"
          onClick={() => {
            session.showAll(column.id);
          }}
        >
          Show all {cards.length}
        </button>
      )}
    </div>
  );
}

function columnClass({ column, folded, adding, asking }: ColumnProps, over: boolean): string {
  const bare = column.cards.length === 0 && adding === undefined && asking === undefined;
  return `column ${column.load}${folded ? ' folded' : bare ? ' bare' : ''}${over ? ' drop' : ''}`;
}

function columnContext(column: string): string {
  return JSON.stringify({ webviewSection: 'column', column, preventDefaultContextMenuItems: true });
}
