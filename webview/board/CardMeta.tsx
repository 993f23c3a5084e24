import type { ComponentChildren, JSX } from 'preact';
import type { AgeView, CardView } from '../../src/protocol/card.ts';
import { Icon } from '../shared/Icon.tsx';
import {
  acceptanceWords,
  ageWords,
  bandWords,
  batchWords,
  childrenWords,
  counted,
  doneWords,
  needsWords,
  nextForDone,
} from './words.ts';

/** Days up to which age is seen as dots. */
const mostDots = 10;
/** People up to whom each is shown. */
const mostFaces = 3;

interface CardMetaProps {
  readonly card: CardView;
  /** Whether the tags stand here, since the title has the first line. */
  readonly compact: boolean;
}

/** The card's line of facts. Only what this card has: a line that always says the same is not read. */
export function CardMeta({ card, compact }: CardMetaProps): JSX.Element | null {
  const facts = [
    <Age key="age" age={card.age} />,
    <Acceptance key="acceptance" card={card} />,
    <Talk key="talk" card={card} />,
    <Needs key="needs" card={card} />,
    <Evidence key="evidence" card={card} />,
    <Records key="records" card={card} />,
    <Children key="children" card={card} />,
    <People key="people" card={card} />,
  ];
  const tags = compact ? card.tags : [];
  if (isBare(card) && tags.length === 0) return null;
  return (
    <div class="meta" aria-hidden="true">
      <Tags tags={tags} />
      {facts}
    </div>
  );
}

/** Whether the line would be empty: then there is none. */
function isBare({ age, assignees, openConcerns, openQuestions, ...card }: CardView): boolean {
  const present = [card.acceptance, card.needs, card.evidence, card.decisions, card.batch, card.branch, card.children];
  const said = age.kind !== 'none' || assignees.length > 0 || openConcerns + openQuestions > 0;
  return !said && present.every((part) => part === undefined);
}

export function Tags({ tags }: Pick<CardView, 'tags'>): JSX.Element | null {
  if (tags.length === 0) return null;
  return (
    <span class="tags" aria-hidden="true" title={tags.join(', ')}>
      {tags.join(' · ')}
    </span>
  );
}

interface FactProps {
  readonly icon?: string;
  readonly kind?: string;
  readonly words: string | undefined;
  readonly children: ComponentChildren;
}

/** A sign and a figure, with the words for them as a tooltip. */
function Fact({ icon, kind = '', words, children }: FactProps): JSX.Element {
  return (
    <span class={kind} title={words}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </span>
  );
}

/** A dot a day up to ten, those to come until the expected time as faint ones; then the number against it. */
function Age({ age }: { readonly age: AgeView }): JSX.Element | null {
  if (age.kind === 'none') return null;
  if (age.kind === 'unknown') {
    return (
      <Fact kind="age unknown" words={ageWords(age)}>
        ?
      </Fact>
    );
  }
  const { days, expected = 0, pace } = age;
  const ahead = Math.max(0, Math.min(mostDots, expected) - days);
  return (
    <Fact kind={`age ${pace}`} words={ageWords(age)}>
      {days <= mostDots ? (
        <span class="dots">
          {'●'.repeat(days)}
          {ahead > 0 && <span class="ahead">{'●'.repeat(ahead)}</span>}
        </span>
      ) : (
        <b>{days}d</b>
      )}
      {pace !== 'fine' && <span class="pace">{pace === 'late' ? '△' : '▲'}</span>}
    </Fact>
  );
}

function Acceptance({ card }: { readonly card: CardView }): JSX.Element | null {
  const { acceptance } = card;
  if (acceptance === undefined) return null;
  const all = acceptance.met === acceptance.all;
  return (
    <Fact icon={all ? 'pass' : 'checklist'} kind={all ? 'met' : ''} words={acceptanceWords(card)}>
      {acceptance.met}/{acceptance.all}
    </Fact>
  );
}

/** What somebody waits for an answer to. */
function Talk({ card: { openConcerns, openQuestions } }: { readonly card: CardView }): JSX.Element {
  return (
    <>
      {openConcerns > 0 && (
        <Fact icon="megaphone" kind="concern" words={counted(openConcerns, 'open concern')}>
          {openConcerns}
        </Fact>
      )}
      {openQuestions > 0 && (
        <Fact icon="question" kind="question" words={counted(openQuestions, 'open question')}>
          {openQuestions}
        </Fact>
      )}
    </>
  );
}

function Needs({ card }: { readonly card: CardView }): JSX.Element | null {
  const [first, ...more] = card.needs ?? [];
  if (first === undefined) return null;
  return (
    <Fact icon="link" kind="needs" words={needsWords(card)}>
      {first}
      {more.length > 0 && ` +${more.length}`}
    </Fact>
  );
}

/** Of what done asks for: how much is there, and what comes next. */
function Evidence({ card }: { readonly card: CardView }): JSX.Element | null {
  const { evidence } = card;
  if (evidence === undefined) return null;
  const next = nextForDone(card);
  const there = evidence.filter((shown) => shown.there).length;
  const kind = next === undefined ? 'met' : '';
  return (
    <Fact icon={next === undefined ? 'verified' : 'rocket'} kind={kind} words={doneWords(card)}>
      {next === undefined ? 'shown in use' : `${there}/${evidence.length} ${next}`}
    </Fact>
  );
}

function Records({ card }: { readonly card: CardView }): JSX.Element {
  const { decisions, batch, branch } = card;
  return (
    <>
      {decisions !== undefined && (
        <Fact icon="law" words={counted(decisions, 'decision')}>
          {decisions}
        </Fact>
      )}
      {branch !== undefined && (
        <Fact
          icon="git-compare"
          kind={branch.band === 'large' || branch.band === 'too-large' ? 'late' : ''}
          words={batchWords(card)}
        >
          {branch.lines} {bandWords[branch.band]}
        </Fact>
      )}
      {batch !== undefined && branch === undefined && (
        <Fact icon="diff" words={batchWords(card)}>
          {batch}
        </Fact>
      )}
    </>
  );
}

function Children({ card }: { readonly card: CardView }): JSX.Element | null {
  const children = childrenWords(card);
  if (children === undefined) return null;
  return (
    <Fact icon="list-tree" kind="children" words={children}>
      {children}
    </Fact>
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
