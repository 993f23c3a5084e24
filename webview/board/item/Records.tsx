import type { JSX } from 'preact';
import type { ItemDetail } from '../../../src/protocol/itemDetail.ts';
import { Icon } from '../../shared/Icon.tsx';
import { dayText, timeText } from '../dates.ts';
import type { BoardSession } from '../session.ts';
import type { Editing } from './editing.ts';
import { Section } from './Section.tsx';
import { signature } from './signature.ts';

interface ProblemsProps {
  readonly detail: Pick<ItemDetail, 'key' | 'problems'>;
  readonly session: BoardSession;
}

const problemIcons = { error: 'error', warning: 'warning', hint: 'info' } as const;

/** What is wrong with the item's text, each with the way to its line. */
export function Problems({ detail: { key, problems }, session }: ProblemsProps): JSX.Element | null {
  if (problems.length === 0) return null;
  return (
    <ul class="standing" aria-label="Problems">
      {problems.map(({ severity, message, line, conflict }, index) => (
        <li key={index} class={severity}>
          <Icon name={problemIcons[severity]} />
          <span>{message}</span>
          <button
            type="button"
            class="link"
            onClick={() => {
              session.reveal({ item: key, line });
            }}
          >
            Line {line}
          </button>
          {conflict === true && (
            <button
              type="button"
              class="link"
              onClick={() => {
                void session.resolving.start(key);
              }}
            >
              Resolve
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What the item still needs before work on it begins: advice, never a gate. */
export function NotReady({ sentences }: { readonly sentences: readonly string[] }): JSX.Element | null {
  if (sentences.length === 0) return null;
  return (
    <Section title="To be ready">
      <ul class="done">
        {sentences.map((sentence) => (
          <li key={sentence}>
            <Icon name="circle-outline" />
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Keys that have no place of their own: the team's, and those that only the text edits. */
export function Others({ detail }: { readonly detail: ItemDetail }): JSX.Element | null {
  if (detail.others.length === 0) return null;
  return (
    <Section title="Also in the file">
      <dl class="others">
        {detail.others.map(({ key, value }) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** What happened so far, column by column. */
export function History({ editing }: { readonly editing: Editing }): JSX.Element | null {
  const { history } = editing.detail;
  if (history.length === 0) return null;
  return (
    <Section title="So far">
      <ol class="timeline">
        {history.map(({ column, at, by, over, because, approx }, index) => (
          <li key={index}>
            <b>{column}</b>{' '}
            <span class="by" title={at === undefined ? undefined : timeText(at)}>
              {signature(
                editing,
                { by },
                at === undefined ? undefined : `${approx === true ? 'about ' : ''}${dayText(at)}`,
              )}
            </span>
            {over !== undefined && <p class="by">over the limit{over === 'true' ? '' : `: ${over}`}</p>}
            {because !== undefined && <p class="by">because {because}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
