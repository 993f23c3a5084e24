import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { BoardView } from '../../../src/protocol/board.ts';
import type { DialogSession } from '../dialogSession.ts';
import { focusOn } from '../page.ts';
import { ColumnRow } from './ColumnRow.tsx';
import { type ColumnDraft, changesOf, draftsOf, faultsOf, withMoved, withNewColumn } from './columnDrafts.ts';
import { Dialog } from './Dialog.tsx';

export interface ColumnsDialogProps {
  readonly view: BoardView;
  /** The column that gets the focus. */
  readonly column: string | undefined;
  readonly session: DialogSession;
}

/** The columns with their limits, to be edited together: one step that undo takes back. */
export function ColumnsDialog({ view, column, session }: ColumnsDialogProps): JSX.Element {
  const [drafts, setDrafts] = useState(() => draftsOf(view.columns));
  const [refused, setRefused] = useState('');
  const [tried, setTried] = useState(false);
  useEffect(() => {
    focusRow(view.columns.findIndex(({ id }) => id === column));
    // Once, when it opens.
  }, []);
  const faults = faultsOf(drafts);
  const apply = async (): Promise<void> => {
    setTried(true);
    if (faults.size > 0) focusOn('[data-row] [aria-invalid="true"]');
    else setRefused((await session.changeColumns(changesOf(view.columns, drafts))) ?? '');
  };
  const close = (): void => {
    session.close();
  };
  return (
    <Dialog name="columns-dialog" title="Columns and limits" onClose={close}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void apply();
        }}
      >
        <Rows drafts={drafts} faults={tried ? faults : noFaults} onDrafts={setDrafts} />
        <Foot
          refused={refused}
          onAdd={() => {
            setDrafts(withNewColumn(drafts));
            setTimeout(focusRow, 0, drafts.length);
          }}
          onCancel={close}
        />
      </form>
    </Dialog>
  );
}

const noFaults: ReadonlyMap<string, string> = new Map();

interface RowsProps {
  readonly drafts: readonly ColumnDraft[];
  readonly faults: ReadonlyMap<string, string>;
  readonly onDrafts: (drafts: readonly ColumnDraft[]) => void;
}

function Rows({ drafts, faults, onDrafts }: RowsProps): JSX.Element {
  return (
    <ol class="column-rows">
      {drafts.map((draft, index) => (
        <ColumnRow
          key={draft.key}
          draft={draft}
          index={index}
          count={drafts.length}
          fault={faults.get(draft.key)}
          onChange={(part) => {
            onDrafts(drafts.map((other) => (other === draft ? { ...draft, ...part } : other)));
          }}
          onMove={(by) => {
            onDrafts(withMoved(drafts, draft.key, by));
          }}
          onRemove={() => {
            onDrafts(drafts.filter((other) => other !== draft));
            focusOn('.add-column');
          }}
        />
      ))}
    </ol>
  );
}

interface FootProps {
  readonly refused: string;
  readonly onAdd: () => void;
  readonly onCancel: () => void;
}

function Foot({ refused, onAdd, onCancel }: FootProps): JSX.Element {
  return (
    <>
      <button type="button" class="link add-column" onClick={onAdd}>
        Add a column
      </button>
      <div class="dialog-foot">
        <p role="alert" class="refusal">
          {refused}
        </p>
        <button type="submit" class="button primary">
          Save
        </button>
        <button type="button" class="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </>
  );
}

/** Puts the focus on the name of a row; of the first one, where there is no such row. */
function focusRow(index: number): void {
  focusOn(`[data-row="${Math.max(0, index)}"] input`);
}
