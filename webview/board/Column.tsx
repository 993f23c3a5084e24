import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { ColumnView } from '../../src/protocol/board.ts';
import type { CardView } from '../../src/protocol/card.ts';
import { Icon } from '../shared/Icon.tsx';
import { memo } from '../shared/memo.ts';
import { CardList } from './CardList.tsx';
import { useColumnDrop } from './dragging.ts';
import { hiddenCards } from './filterWords.ts';
import { Load, Meter } from './Load.tsx';
import { QuickAdd } from './QuickAdd.tsx';
import { ReasonField } from './ReasonField.tsx';
import type { BoardSession } from './session.ts';
import type { Adding, Asking, Situation } from './situation.ts';
import { columnHint, emptyColumn, longLoad } from './words.ts';

export interface ColumnProps {
  readonly column: ColumnView;
  /** Those of its cards that are shown, in order. */
  readonly cards: readonly CardView[];
  /** Whether cards may be left out. */
  readonly filtered: boolean;
  readonly session: BoardSession;
  readonly folded: boolean;
  /** Whether its cards are drawn below it, in lanes. */
  readonly inLanes: boolean;
  readonly writable: boolean;
  /** The last focused and the open card, when they are in this column. */
  readonly focus: string | undefined;
  readonly open: string | undefined;
  readonly pending: readonly string[];
  readonly drafts: Situation['drafts'];
  readonly adding: Adding | undefined;
  readonly asking: Asking | undefined;
}

const none: readonly string[] = [];

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
      {!folded && !props.inLanes && (
        <CardList
          cards={props.cards}
          column={column.name}
          name={`${column.name}, cards`}
          emptyWords={props.filtered && column.cards.length > 0 ? hiddenCards(column) : emptyColumn(column)}
          writable={props.writable}
          focus={props.focus}
          open={props.open}
          pending={props.pending}
          drafts={props.drafts}
          filling={asking?.items ?? none}
        />
      )}
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

function columnClass({ column, folded, adding, asking, inLanes }: ColumnProps, over: boolean): string {
  const bare = !inLanes && column.cards.length === 0 && adding === undefined && asking === undefined;
  return `column ${column.load}${folded ? ' folded' : bare ? ' bare' : ''}${over ? ' drop' : ''}`;
}

function columnContext(column: string): string {
  return JSON.stringify({ webviewSection: 'column', column, preventDefaultContextMenuItems: true });
}
