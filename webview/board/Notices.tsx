import type { ComponentChildren, JSX } from 'preact';
import type { BoardView } from '../../src/protocol/board.ts';
import { Icon } from '../shared/Icon.tsx';
import type { BoardSession } from './session.ts';
import { counted } from './words.ts';

/** Problems of the file that are shown at once; the rest unfolds. */
const firstProblems = 2;

type Problem = BoardView['problems'][number];

/** Says why nothing can be written, when nothing can. */
export function ReadOnly({ reason }: { readonly reason: string | undefined }): JSX.Element | null {
  if (reason === undefined) return null;
  return (
    <div class="notice read-only" role="status">
      <Icon name="lock" />
      <span>{reason}</span>
    </div>
  );
}

/** What was refused without a way round; stays until it is read. */
export function Notice(props: { readonly message: string | undefined; readonly session: BoardSession }): JSX.Element {
  const { message, session } = props;
  return (
    <div role="alert">
      {message !== undefined && (
        <div class="notice refused">
          <Icon name="error" />
          <span>{message}</span>
          <Dismiss session={session} />
        </div>
      )}
    </div>
  );
}

/** What was done that somebody should know of; stays until it is read. */
export function Notes(props: {
  readonly notes: readonly string[];
  readonly session: BoardSession;
}): JSX.Element | null {
  const { notes, session } = props;
  if (notes.length === 0) return null;
  return (
    <section class="notice notes" aria-label="What was done">
      <Icon name="info" />
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <Dismiss session={session} />
    </section>
  );
}

function Dismiss({ session }: { readonly session: BoardSession }): JSX.Element {
  return (
    <button
      type="button"
      class="tool"
      aria-label="Dismiss"
      title="Dismiss"
      onClick={() => {
        session.dismiss();
      }}
    >
      <Icon name="close" />
    </button>
  );
}

/** Problems of the file that stand on no item, each with a way to its line. */
export function Problems(props: {
  readonly problems: readonly Problem[];
  readonly session: BoardSession;
}): JSX.Element | null {
  const { problems, session } = props;
  if (problems.length === 0) return null;
  const rest = problems.slice(firstProblems);
  return (
    <div class="problems" role="region" aria-label="Problems of the file">
      <ProblemList problems={problems.slice(0, firstProblems)} session={session} />
      {rest.length > 0 && (
        <details>
          <summary>{counted(rest.length, 'more problem')}</summary>
          <ProblemList problems={rest} session={session} />
        </details>
      )}
    </div>
  );
}

function ProblemList(props: { readonly problems: readonly Problem[]; readonly session: BoardSession }): JSX.Element {
  const item = ({ severity, message, line }: Problem): ComponentChildren => (
    <li key={`${line} ${message}`} class={`notice ${severity}`}>
      <Icon name={severity} />
      <span>
        <span class="hidden">{severity}: </span>
        {message}
      </span>
      <button
        type="button"
        class="link"
        onClick={() => {
          props.session.reveal({ line });
        }}
      >
        Line {line}
      </button>
    </li>
  );
  return <ul>{props.problems.map(item)}</ul>;
}
