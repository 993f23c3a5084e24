import type { JSX } from 'preact';
import type { BoardView } from '../../../src/protocol/board.ts';
import type { DialogSession, OpenDialog } from '../dialogSession.ts';
import { ColumnsDialog } from './ColumnsDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';

export interface DialogsProps {
  readonly open: OpenDialog;
  readonly view: BoardView;
  readonly session: DialogSession;
}

/** The dialog that is open over the board. */
export function Dialogs({ open, view, session }: DialogsProps): JSX.Element {
  if (open.dialog === 'columns') return <ColumnsDialog view={view} column={open.column} session={session} />;
  return (
    <KeysDialog
      onClose={() => {
        session.close();
      }}
    />
  );
}
