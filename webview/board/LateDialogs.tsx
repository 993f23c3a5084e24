import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DialogsProps } from './dialogs/Dialogs.tsx';

type Late = typeof import('./dialogs/Dialogs.tsx');
let loaded: Late | undefined;

/** The dialog over the board, whose code is loaded when one opens first. */
export function LateDialogs(props: DialogsProps): JSX.Element | null {
  const [late, setLate] = useState(loaded);
  useEffect(() => {
    if (loaded !== undefined) return;
    void import('./dialogs/Dialogs.tsx').then((module) => {
      loaded = module;
      setLate(module);
    });
  }, []);
  return late === undefined ? null : <late.Dialogs {...props} />;
}
