import type { JSX } from 'preact';
import { lateModule } from '../shared/lateModule.ts';
import type { DialogsProps } from './dialogs/Dialogs.tsx';
import type { ResolveDialogProps } from './ResolveDialog.tsx';

const useDialogs = lateModule(() => import('./dialogs/Dialogs.tsx'));
const useResolve = lateModule(() => import('./ResolveDialog.tsx'));

/** The dialog over the board, whose code is loaded when one opens first. */
export function LateDialogs(props: DialogsProps): JSX.Element | null {
  const late = useDialogs();
  return late === undefined ? null : <late.Dialogs {...props} />;
}

/** The question of a merge, the same. */
export function LateResolve(props: ResolveDialogProps): JSX.Element | null {
  const resolve = useResolve();
  return resolve === undefined ? null : <resolve.ResolveDialog {...props} />;
}
