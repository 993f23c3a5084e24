import type { JSX } from 'preact';
import type { BoardView } from '../../../src/protocol/board.ts';
import type { OpenDialog } from '../dialogSession.ts';
import type { BoardSession } from '../session.ts';
import type { Situation } from '../situation.ts';
import { ColumnsDialog } from './ColumnsDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';

export interface DialogsProps {
  readonly open: OpenDialog;
  readonly view: BoardView;
  readonly situation: Situation;
  readonly session: BoardSession;
}

/** The dialog that is open over the board. */
export function Dialogs({ open, view, situation, session }: DialogsProps): JSX.Element {
  if (open.dialog === 'columns') return <ColumnsDialog view={view} column={open.column} session={session.dialogs} />;
  if (open.dialog === 'move') return <MoveDialog view={view} situation={situation} session={session} />;
  return (
    <KeysDialog
      onClose={() => {
        session.dialogs.close();
      }}
    />
  );
}
