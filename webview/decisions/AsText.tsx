import type { JSX } from 'preact';
import { Icon } from '../shared/Icon.tsx';
import type { DecisionsProps } from './Decisions.tsx';

/** The same as the graph says, as a list. */
export function AsText({ view, onOpen }: DecisionsProps): JSX.Element {
  return (
    <ul class="text">
      {view.nodes.map(({ key, name, title, word, icon, validity, says }) => (
        <li key={key} class={validity}>
          <Icon name={icon} />
          <button
            type="button"
            class="link"
            onClick={() => {
              onOpen(key);
            }}
          >
            {name} {title}
          </button>
          <span> {word}</span>
          {says.length > 0 && (
            <ul>
              {says.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
