import type { JSX } from 'preact';
import type { ConflictView } from '../../src/protocol/board.ts';
import type { DifferenceView } from '../../src/protocol/card.ts';
import { Icon } from '../shared/Icon.tsx';
import type { BoardSession } from './session.ts';
import { conflictWords, counted, differenceShort, differenceWords } from './words.ts';

/** Differences that a card shows; the rest is in its panel. */
const firstDifferences = 2;

export interface ConflictProps {
  readonly conflict: ConflictView;
  readonly session: BoardSession;
  /** Whether it is being resolved right now. */
  readonly busy: boolean;
}

/** Says that a merge left conflict markers, what differs, that nothing is lost, and what to do. */
export function Conflict({ conflict, session, busy }: ConflictProps): JSX.Element {
  const { labels, file } = conflict;
  return (
    <section class="conflict" aria-label="Merge conflict">
      <div class="notice warning">
        <Icon name="git-merge" />
        <p>{conflictWords(conflict)}</p>
        <span class="acts">
          {labels !== undefined && (
            <button
              type="button"
              class="button primary"
              aria-busy={busy}
              onClick={() => {
                void session.resolving.start();
              }}
            >
              Resolve
            </button>
          )}
          <button
            type="button"
            class="button"
            onClick={() => {
              session.resolving.openText();
            }}
          >
            Open as text
          </button>
        </span>
      </div>
      {file.length > 0 && (
        <details>
          <summary>{counted(file.length, 'key')} of the file itself</summary>
          <Differences differences={file} />
        </details>
      )}
    </section>
  );
}

/** Everything that both sides say differently of one item, or of the file. */
export function Differences({ differences }: { readonly differences: readonly DifferenceView[] }): JSX.Element {
  return (
    <dl class="differences">
      {differences.map(({ field, ours, theirs }) => (
        <div key={field}>
          <dt>{field === '' ? 'item' : field}</dt>
          <dd>
            <span class="side">Ours</span>
            <Said value={ours} />
          </dd>
          <dd>
            <span class="side">Theirs</span>
            <Said value={theirs} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The same on a card, in short and for the eye only: its name says it in words. */
export function CardDifferences(props: {
  readonly differences: readonly DifferenceView[] | undefined;
}): JSX.Element | null {
  const { differences } = props;
  if (differences === undefined) return null;
  const more = differences.length - firstDifferences;
  return (
    <ul class="card-differences" aria-hidden="true">
      {differences.slice(0, firstDifferences).map((difference) => (
        <li key={difference.field} title={differenceWords(difference)}>
          <Icon name="git-compare" />
          <span>{differenceShort(difference)}</span>
        </li>
      ))}
      {more > 0 && <li>+ {counted(more, 'field')}</li>}
    </ul>
  );
}

function Said({ value }: { readonly value: string | undefined }): JSX.Element {
  return value === undefined ? <span class="value none">nothing</span> : <span class="value">{value}</span>;
}
