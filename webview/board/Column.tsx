import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { ColumnView } from '../../src/protocol/board.ts';
import type { CardView } from '../../src/protocol/card.ts';
import { memo } from '../shared/memo.ts';
import { CardList } from './CardList.tsx';
import { FoldedHead, Head } from './ColumnHead.tsx';
import { useColumnDrop } from './dragging.ts';
import { hiddenCards } from './filterWords.ts';
import { type NewItemChoices, QuickAdd } from './QuickAdd.tsx';
import { ReasonField } from './ReasonField.tsx';
import type { BoardSession } from './session.ts';
import type { Adding, Asking, Situation } from './situation.ts';
import { emptyColumn } from './words.ts';

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
  /** Whether the cards are of several backlogs. */
  readonly gathered: boolean;
  /** The last focused and the open card, when they are in this column. */
  readonly focus: string | undefined;
  readonly open: string | undefined;
  readonly selected: readonly string[];
  /** Whether the order is another than the file's, so that a drop changes the column only. */
  readonly sorted: boolean;
  readonly pending: readonly string[];
  readonly drafts: Situation['drafts'];
  readonly adding: Adding | undefined;
  /** What a new item may choose from, while one is added here. */
  readonly choices: NewItemChoices | undefined;
  readonly asking: Asking | undefined;
}

const none: readonly string[] = [];

/** A step of the board: its name and limit, its cards in order, and the fields that open in place. */
export const Column = memo(function Column(props: ColumnProps): JSX.Element {
  const { column, session, folded, asking } = props;
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
      {folded ? (
        <FoldedHead column={column} session={session} />
      ) : (
        <Head column={column} session={session} writable={props.writable && !props.gathered} />
      )}
      <DropNote shown={over && props.sorted} gathered={props.gathered} />
      {asking !== undefined && <ReasonField key={asking.message} asking={asking} />}
      <AddHere {...props} />
      {!folded && !props.inLanes && (
        <CardList
          cards={props.cards}
          column={column.name}
          name={`${column.name}, cards`}
          emptyWords={props.filtered && column.cards.length > 0 ? hiddenCards(column) : emptyColumn(column)}
          writable={props.writable}
          focus={props.focus}
          open={props.open}
          selected={props.selected}
          pending={props.pending}
          drafts={props.drafts}
          filling={asking?.items ?? none}
        />
      )}
    </section>
  );
});

/** The field for new items, while it is open here. */
function AddHere({ adding, choices, folded, column, session }: ColumnProps): JSX.Element | null {
  if (adding === undefined || choices === undefined || folded) return null;
  return <QuickAdd adding={adding} column={column.name} choices={choices} session={session} />;
}

/** Says that a drop changes the column only, while the order is not the file's. */
function DropNote({ shown, gathered }: { readonly shown: boolean; readonly gathered: boolean }): JSX.Element | null {
  if (!shown) return null;
  if (gathered) return <p class="drop-note">Goes to this stage in its own backlog. Its place there stays.</p>;
  return <p class="drop-note">Goes to this column. The board is sorted: the order stays.</p>;
}

function columnClass({ column, folded, adding, asking, inLanes }: ColumnProps, over: boolean): string {
  const bare = !inLanes && column.cards.length === 0 && adding === undefined && asking === undefined;
  return `column ${column.load}${folded ? ' folded' : bare ? ' bare' : ''}${over ? ' drop' : ''}`;
}

function columnContext(column: string): string {
  return JSON.stringify({ webviewSection: 'column', column, preventDefaultContextMenuItems: true });
}
