import type { JSX } from 'preact';
import { Button } from '../../shared/controls.ts';
import type { Editing } from './editing.ts';

/** Readings that miss their target, and what may come next: all is offered, nothing is done unasked. */
export function Missed({ editing }: { readonly editing: Editing }): JSX.Element | null {
  const { session, card, detail, view, writable } = editing;
  if (!writable || detail.missed.length === 0) return null;
  const dropped = view.columns.find(({ stage }) => stage === 'dropped');
  const isOut = dropped?.cards.some(({ key }) => key === card.key) === true;
  return (
    <ul class="missed">
      {detail.missed.map(({ message, next }, index) => (
        <li key={index}>
          <p>{message}</p>
          <div class="actions">
            {next.map(({ title, fields }) => (
              <Button
                key={title}
                secondary
                onPress={() => {
                  void session.item.addNext(card.key, { type: 'comesOf', title, fields });
                }}
              >
                {fields.decisions === undefined
                  ? 'Add a follow-up item'
                  : `Look at ${fields.decisions.join(', ')} again`}
              </Button>
            ))}
            {dropped !== undefined && !isOut && (
              <Button
                secondary
                onPress={() => {
                  session.moving.send(card.key, dropped.id);
                }}
              >
                Take it out again…
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
