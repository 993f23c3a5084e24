import type { ComponentChildren, JSX } from 'preact';
import { Button } from '../../shared/controls.ts';
import type { ItemWish } from '../itemSession.ts';
import type { Editing } from './editing.ts';

interface ComposerProps {
  readonly editing: Editing;
  /** Names of the fields that it is written from: given back to the file when it was written. */
  readonly names: readonly string[];
  readonly action: string;
  /** What to ask for; undefined while there is not enough. @param typed by the fields' names */
  readonly wish: (typed: (name: string) => string | undefined) => ItemWish | undefined;
  readonly onDone?: () => void;
  readonly children: ComponentChildren;
}

/** Several fields that are written together, by one button. */
export function Composer(props: ComposerProps): JSX.Element {
  const { editing, names, action, wish, onDone, children } = props;
  const { draft, session, card, writable } = editing;
  const typed = (name: string): string | undefined => {
    const text = draft[name]?.typed.trim();
    return text === '' ? undefined : text;
  };
  const asked = wish(typed);
  const send = async (): Promise<void> => {
    if (asked === undefined || !(await session.item.ask(card.key, asked))) return;
    for (const name of names) session.item.giveBack(card.key, name);
    onDone?.();
  };
  return (
    <div
      class="composer"
      onKeyDown={(event) => {
        if (!isMeant(event)) return;
        event.preventDefault();
        void send();
      }}
    >
      {children}
      <div class="actions">
        <Button disabled={!writable || asked === undefined} onPress={() => void send()}>
          {action}
        </Button>
      </div>
    </div>
  );
}

/** Enter in a field of one line, or with a modifier in one of several. */
function isMeant({ key, target, ctrlKey, metaKey, isComposing }: KeyboardEvent): boolean {
  const line = target instanceof Element && target.matches('vscode-text-field');
  return key === 'Enter' && !isComposing && (line || ctrlKey || metaKey);
}
