import type { JSX } from 'preact';
import { useContext, useRef } from 'preact/hooks';
import type { CardView } from '../../src/protocol/card.ts';
import { Icon } from '../shared/Icon.tsx';
import { memo } from '../shared/memo.ts';
import { CardLooks, withoutFacts } from './cardLook.ts';
import { CardMeta, Tags } from './CardMeta.tsx';
import { CardDifferences } from './Conflict.tsx';
import { useCardDrag } from './dragging.ts';
import { iconOfType } from '../../src/protocol/typeIcon.ts';
import { blockedShort, blockedWords, cardWords, readyPie, readyWords } from './words.ts';

export interface CardProps {
  readonly card: CardView;
  /** The column's name. */
  readonly column: string;
  /** From 1, among `size`. */
  readonly position: number;
  readonly size: number;
  /** Whether the Tab key stops at it. */
  readonly tabStop: boolean;
  readonly open: boolean;
  /** Whether it is one of those that move together. */
  readonly selected: boolean;
  /** Whether a request for it is under way. */
  readonly pending: boolean;
  /** Whether its form holds unsaved typing. */
  readonly unsaved: boolean;
  /** Whether it is one of those that fill the limit which a reason is asked for. */
  readonly fills: boolean;
  /** Whether the board can be written to: then a card that cannot stands out. */
  readonly writable: boolean;
}

/**
 * One item. As an option its content is its name: id, title, then the rest in words; the signs for the rest are for the
 * eye only.
 */
export const Card = memo(function Card(props: CardProps): JSX.Element {
  const { column, unsaved } = props;
  const { density, hides } = useContext(CardLooks);
  const card = withoutFacts(props.card, hides);
  const compact = density === 'compact';
  const element = useRef<HTMLLIElement>(null);
  const drag = useCardDrag(element, card.key, card.editable);
  const states = {
    blocked: card.blocked !== undefined,
    open: props.open,
    selected: props.selected,
    pending: props.pending,
    fills: props.fills,
    lifted: drag.lifted,
    fixed: !card.editable,
    compact,
    [`edge-${drag.edge ?? ''}`]: drag.edge !== undefined,
  };
  return (
    <li
      ref={element}
      class={`slot ${classes(states)}`}
      role="option"
      data-card={card.key}
      data-vscode-context={cardContext(card.key)}
      tabIndex={props.tabStop ? 0 : -1}
      aria-selected={props.selected}
      aria-current={props.open ? 'true' : undefined}
      aria-busy={props.pending}
      aria-posinset={props.position}
      aria-setsize={props.size}
    >
      <div class={`card type-${card.countsAs}`}>
        <CardTop card={card} compact={compact} unsaved={unsaved} locked={props.writable && !card.editable} />
        {!compact && <p class="title">{card.title}</p>}
        <Blocked card={card} />
        <CardDifferences differences={card.differences} />
        <CardMeta card={card} compact={compact} />
        <span class="hidden">; {cardWords(card, column, unsaved)}</span>
      </div>
    </li>
  );
});

interface CardTopProps {
  readonly card: CardView;
  /** Whether the title stands in the same line, and the tags elsewhere. */
  readonly compact: boolean;
  readonly unsaved: boolean;
  readonly locked: boolean;
}

function CardTop({ card, compact, unsaved, locked }: CardTopProps): JSX.Element {
  const { id, type, countsAs } = card;
  return (
    <div class="top">
      <span class="type" title={type} aria-hidden="true">
        <Icon name={iconOfType(countsAs)} />
      </span>
      {id !== undefined && <span class="id">{id}</span>}
      {card.stream !== undefined && (
        <span class="stream" aria-hidden="true">
          {card.stream}
        </span>
      )}
      {compact ? (
        <p class="title" title={card.title}>
          {card.title}
        </p>
      ) : (
        <Tags tags={card.tags} />
      )}
      <CardEnds card={card} unsaved={unsaved} locked={locked} />
    </div>
  );
}

/** What stands at the right of a card's first line. */
function CardEnds({ card, unsaved, locked }: Omit<CardTopProps, 'compact'>): JSX.Element {
  const { problem, ready, estimate } = card;
  return (
    <span class="ends" aria-hidden="true">
      {unsaved && (
        <span class="unsaved" title="Unsaved changes in its form">
          <Icon name="edit" />
        </span>
      )}
      {locked && (
        <span title="Shown, and not written to">
          <Icon name="lock" />
        </span>
      )}
      {problem !== undefined && (
        <span class={problem.severity} title={problem.message}>
          <Icon name={problem.severity} />
        </span>
      )}
      {ready !== undefined && (
        <span class={ready.met === ready.all ? 'all-ready' : ''} title={readyWords(card)}>
          {readyPie(ready)}
        </span>
      )}
      {estimate !== undefined && <span title={`Estimate ${estimate}`}>{estimate}</span>}
    </span>
  );
}

function Blocked({ card }: { readonly card: CardView }): JSX.Element | null {
  const { blocked } = card;
  if (blocked === undefined) return null;
  return (
    <p class="waits" aria-hidden="true" title={blockedWords(card)}>
      <Icon name="circle-slash" />
      {blocked.days !== undefined && blocked.days > 0 && <b>{blocked.days}d</b>}
      <span class="what">{blockedShort(card)}</span>
    </p>
  );
}

function classes(states: Readonly<Record<string, boolean>>): string {
  return Object.keys(states)
    .filter((name) => states[name])
    .join(' ');
}

function cardContext(card: string): string {
  return JSON.stringify({ webviewSection: 'card', card, preventDefaultContextMenuItems: true });
}
