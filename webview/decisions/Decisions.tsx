import type { JSX } from 'preact';
import { type GraphView, validities } from '../../src/protocol/decisionGraph.ts';
import { Icon } from '../shared/Icon.tsx';
import { AsText } from './AsText.tsx';
import { Graph } from './Graph.tsx';

export interface DecisionsProps {
  readonly view: GraphView;
  readonly asText: boolean;
  /** The key of the decision that Tab leads to. */
  readonly current: string | undefined;
  readonly onMode: (asText: boolean) => void;
  readonly onCurrent: (key: string) => void;
  readonly onWalk: (key: string) => void;
  readonly onOpen: (key: string) => void;
}

const legendIcons = {
  holds: 'pass',
  again: 'bell-dot',
  pending: 'comment-discussion',
  over: 'history',
  unknown: 'question',
} as const;

/** The whole page: what is shown, how, and what its colours and shapes mean. */
export function Decisions(props: DecisionsProps): JSX.Element {
  const { view, asText, current, onMode } = props;
  const { words, nodes } = view;
  const shown = nodes.find(({ key }) => key === current);
  const mode = (is: boolean, label: string): JSX.Element => (
    <button
      type="button"
      aria-pressed={asText === is}
      onClick={() => {
        onMode(is);
      }}
    >
      {label}
    </button>
  );
  return (
    <main>
      <header>
        <h1>{words.title}</h1>
        <div role="group" aria-label={words.title} class="modes">
          {mode(false, words.asGraph)}
          {mode(true, words.asText)}
        </div>
        <ul class="legend">
          {validities.map((validity) => (
            <li key={validity} class={validity}>
              <Icon name={legendIcons[validity]} />
              {words.legend[validity]}
            </li>
          ))}
        </ul>
      </header>
      {nodes.length === 0 ? <p class="empty">{words.empty}</p> : asText ? <AsText {...props} /> : <Graph {...props} />}
      {!asText && shown !== undefined && (
        <footer>
          <strong>
            {shown.name} {shown.title}
          </strong>
          <span>{[shown.word, ...shown.says].join(' · ')}</span>
          <span class="keys">{words.keys}</span>
        </footer>
      )}
    </main>
  );
}
