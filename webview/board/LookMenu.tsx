import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BoardView } from '../../src/protocol/board.ts';
import { Icon } from '../shared/Icon.tsx';
import { lateModule } from '../shared/lateModule.ts';
import { type FindingSession, type LookMenuName, panelId } from './findingSession.ts';
import type { Situation } from './situation.ts';

export interface LookMenuProps {
  readonly name: LookMenuName;
  readonly view: BoardView;
  readonly situation: Situation;
  readonly finding: FindingSession;
}

const menus: Readonly<Record<LookMenuName, { readonly label: string; readonly icon: string; readonly key: string }>> = {
  filter: { label: 'Filter', icon: 'filter', key: 'F' },
  look: { label: 'View', icon: 'settings', key: 'V' },
};

/**
 * A button with a panel that the browser puts above everything, closes by Escape or a click elsewhere, and gives the
 * focus back from. What is in the panel is loaded when it opens first.
 */
export function LookMenu({ name, view, situation, finding }: LookMenuProps): JSX.Element {
  const { label, icon, key } = menus[name];
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const panels = usePanels(open);
  useEffect(() => {
    if (open && panels !== undefined) panel.current?.querySelector<HTMLElement>('input, button, select')?.focus();
  }, [open, panels]);
  const Panel = name === 'filter' ? panels?.FilterPanel : panels?.ViewPanel;
  return (
    <>
      <button
        type="button"
        class={`tool menu-${name}`}
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-keyshortcuts={key}
        title={`${label} (${key})`}
        popovertarget={panelId(name)}
      >
        <Icon name={icon} />
      </button>
      <div
        ref={panel}
        id={panelId(name)}
        class="look-panel"
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        onToggle={(event) => {
          setOpen(event.newState === 'open');
        }}
      >
        {open && Panel !== undefined && <Panel view={view} situation={situation} finding={finding} />}
      </div>
    </>
  );
}

const usePanels = lateModule(() => import('./LookPanels.tsx'));
