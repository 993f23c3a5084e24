import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from '../shared/Icon.tsx';
import { modified } from './keys.ts';
import type { Asking } from './situation.ts';

/** Asks for a reason where the card was to go. Enter goes through with it, Escape leaves everything as it was. */
export function ReasonField({ asking }: { readonly asking: Asking }): JSX.Element {
  const [reason, setReason] = useState('');
  const id = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (modified(event) || event.isComposing) return;
    if (event.key === 'Escape') asking.cancel();
    else if (event.key !== 'Enter') return;
    else if (reason.trim() !== '') asking.answer(reason.trim());
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="in-place reason" role="group" aria-labelledby={`${id}-message`}>
      <p id={`${id}-message`}>
        <Icon name="warning" />
        <span>{asking.message}</span>
      </p>
      <label for={`${id}-field`}>Reason</label>
      <input
        id={`${id}-field`}
        type="text"
        required
        value={reason}
        aria-describedby={`${id}-message ${id}-keys`}
        onInput={(event) => {
          setReason(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <p class="keys" id={`${id}-keys`}>
        Enter goes ahead and records it · Escape leaves it
      </p>
    </div>
  );
}
