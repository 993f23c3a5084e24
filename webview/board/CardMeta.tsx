import type { JSX } from 'preact';
import type { AgeView, CardView } from '../../src/protocol/board.ts';
import { Icon } from '../shared/Icon.tsx';
import { acceptanceWords, ageWords, childrenWords, counted } from './words.ts';

/** Days up to which age is seen as dots. */
const mostDots = 10;
/** People up to whom each is shown. */
const mostFaces = 3;

/** The card's line of facts. Only what this card has: a line that always says the same is not read. */
export function CardMeta({ card }: { readonly card: CardView }): JSX.Element | null {
  const { acceptance, openConcerns, openQuestions } = card;
  const children = childrenWords(card);
  const bare = acceptance === undefined && openConcerns + openQuestions === 0 && children === undefined;
  if (bare && card.age.kind === 'none' && card.assignees.length === 0) return null;
  return (
    <div class="meta" aria-hidden="true">
      <Age age={card.age} />
      {acceptance !== undefined && (
        <span class={acceptance.met === acceptance.all ? 'met' : ''} title={acceptanceWords(card)}>
          <Icon name={acceptance.met === acceptance.all ? 'pass' : 'checklist'} />
          {acceptance.met}/{acceptance.all}
        </span>
      )}
      {openConcerns > 0 && (
        <span class="concern" title={counted(openConcerns, 'open concern')}>
          <Icon name="megaphone" />
          {openConcerns}
        </span>
      )}
      {openQuestions > 0 && (
        <span class="question" title={counted(openQuestions, 'open question')}>
          <Icon name="question" />
          {openQuestions}
        </span>
      )}
      {children !== undefined && (
        <span class="children" title={children}>
          <Icon name="list-tree" />
          {children}
        </span>
      )}
      <People card={card} />
    </div>
  );
}

/** A dot a day up to ten, then the number; coloured and, past the expectation, marked by pace. */
function Age({ age }: { readonly age: AgeView }): JSX.Element | null {
  if (age.kind === 'none') return null;
  if (age.kind === 'unknown') {
    return (
      <span class="age unknown" title={ageWords(age)}>
        ?
      </span>
    );
  }
  return (
    <span class={`age ${age.pace}`} title={ageWords(age)}>
      {age.days <= mostDots ? <span class="dots">{'●'.repeat(age.days)}</span> : <b>{age.days}d</b>}
      {age.pace !== 'fine' && <span class="pace">{age.pace === 'late' ? '△' : '▲'}</span>}
    </span>
  );
}

function People({ card: { assignees } }: { readonly card: CardView }): JSX.Element | null {
  if (assignees.length === 0) return null;
  const more = assignees.slice(mostFaces);
  return (
    <span class="people">
      {assignees.slice(0, mostFaces).map((person) => (
        <span key={person.key} class="person" title={person.name}>
          {person.initials}
        </span>
      ))}
      {more.length > 0 && (
        <span class="person" title={more.map((person) => person.name).join(', ')}>
          +{more.length}
        </span>
      )}
    </span>
  );
}
