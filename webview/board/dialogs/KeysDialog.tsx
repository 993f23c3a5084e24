import type { JSX } from 'preact';
import { type KeyGroup, keyGroups } from './keyHelp.ts';
import { Dialog } from './Dialog.tsx';

/** The keys of the board, by what they are for. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  return (
    <Dialog name="keys-dialog" title="Keys of the board" onClose={onClose}>
      <div class="key-groups" tabIndex={0} role="region" aria-label="Keys">
        {keyGroups.map((group) => (
          <Group key={group.title} group={group} />
        ))}
      </div>
      <p class="about">
        Each is a command too, in the palette under “Headwater”. Keys with Alt can be changed in Keyboard Shortcuts.
      </p>
    </Dialog>
  );
}

function Group({ group: { title, keys } }: { readonly group: KeyGroup }): JSX.Element {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl>
        {keys.map(({ press, does }) => (
          <div key={press}>
            <dt>
              {press
                .split(' ')
                .map((part) => (part === 'or' || part === '+' ? ` ${part} ` : <kbd key={part}>{part}</kbd>))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
