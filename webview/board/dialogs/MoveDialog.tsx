import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { BoardView } from '../../../src/protocol/board.ts';
import { focusOn } from '../page.ts';
import { meant } from '../selection.ts';
import type { BoardSession } from '../session.ts';
import { type Situation, cardOf } from '../situation.ts';
import { locate } from '../walk.ts';
import { longLoad, loadWord, shortLoad } from '../words.ts';
import { Dialog } from './Dialog.tsx';

export interface MoveDialogProps {
  readonly view: BoardView;
  readonly situation: Situation;
  readonly session: BoardSession;
}

/** Asks for the column that the card goes to, with those that are selected with it. */
export function MoveDialog({ view, situation, session }: MoveDialogProps): JSX.Element {
  const focus = situation.focus ?? '';
  const items = meant(situation, focus);
  const own = new Set(items.map((key) => locate(view, key)?.column.id));
  const columns = view.columns.filter(({ id }) => own.size > 1 || !own.has(id));
  const card = cardOf(situation, focus);
  const what = items.length === 1 ? (card?.id ?? card?.title ?? '') : `${items.length} cards`;
  useEffect(() => {
    focusOn('.move-dialog [role="menuitem"]');
  }, []);
  return (
    <Dialog
      name="move-dialog"
      title={`Move ${what} to…`}
      onClose={() => {
        session.dialogs.close();
      }}
    >
      <div role="menu" aria-label="Columns" tabIndex={-1} class="move-to" onKeyDown={onMenuKey}>
        {columns.map((column) => (
          <button
            key={column.id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => {
              session.dialogs.close();
              session.moving.to(column.id);
            }}
          >
            <span>{column.name}</span>
            <span class={`count ${column.load}`} aria-hidden="true">
              {[loadWord(column), shortLoad(column)].filter((word) => word !== undefined).join(' ')}
            </span>
            <span class="hidden">
              , {[longLoad(column), loadWord(column)].filter((word) => word !== undefined).join(', ')}
            </span>
          </button>
        ))}
      </div>
    </Dialog>
  );
}

/** Arrows go round, Home and End to the ends, a letter to the next column that begins with it. */
function onMenuKey(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = entries.findIndex((entry) => entry === document.activeElement);
  const { key } = event;
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const after = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
  const next =
    step !== undefined
      ? entries.at((at + step) % entries.length)
      : key === 'Home' || key === 'End'
        ? entries.at(key === 'Home' ? 0 : -1)
        : key.length === 1 && key !== ' '
          ? after.find((entry) => entry.textContent.toLowerCase().startsWith(key.toLowerCase()))
          : undefined;
  if (next === undefined) return;
  next.focus();
  event.preventDefault();
  event.stopPropagation();
}
