import type { JSX } from 'preact';
import type { ColumnView } from '../../src/protocol/board.ts';
import { Icon } from '../shared/Icon.tsx';
import { Load, Meter } from './Load.tsx';
import type { BoardSession } from './session.ts';
import { columnHint, fullColumn, longLoad, stageLabel } from './words.ts';

export interface HeadProps {
  readonly column: ColumnView;
  readonly session: BoardSession;
  readonly writable: boolean;
}

/** A column's name, what it means, and how full it is, in colour and in words. */
export function Head({ column, session, writable }: HeadProps): JSX.Element {
  const stage = stageLabel(column);
  const full = fullColumn(column);
  return (
    <header class="head">
      <div class="headline">
        <div class="names">
          <h2 id={`column-${column.id}`} title={columnHint(column)}>
            {column.name}
          </h2>
          {stage !== undefined && <span class="stage">{stage}</span>}
        </div>
        <Tools column={column} session={session} writable={writable} />
        <Load id={`load-${column.id}`} limited={column} />
      </div>
      <Meter limited={column} />
      {full !== undefined && <p class="explains">{full}</p>}
    </header>
  );
}

function Tools({ column, session, writable }: HeadProps): JSX.Element {
  return (
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
          class="tool edit"
          aria-label={`Edit columns and limits, ${column.name}`}
          title="Edit columns and limits (C)"
          onClick={() => {
            session.dialogs.open({ dialog: 'columns', column: column.id });
          }}
        >
          <Icon name="settings" />
        </button>
      )}
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
  );
}

/** A folded column is a thin bar: one button with its name and count. */
export function FoldedHead({
  column,
  session,
}: {
  readonly column: ColumnView;
  readonly session: BoardSession;
}): JSX.Element {
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
