import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { BoardView, ItemDetail } from '../../src/protocol/board.ts';
import type { CardView } from '../../src/protocol/card.ts';
import { Icon } from '../shared/Icon.tsx';
import { Differences } from './Conflict.tsx';
import { type Controls, ItemForm } from './ItemForm.tsx';
import type { BoardSession } from './session.ts';
import type { Draft } from './situation.ts';
import { iconOfType } from '../../src/protocol/typeIcon.ts';
import { acceptanceWords, ageWords, blockedWords, childrenWords, counted } from './words.ts';

export interface ItemPanelProps {
  readonly card: CardView;
  /** Undefined until it has come. */
  readonly detail: ItemDetail | undefined;
  readonly draft: Draft | undefined;
  readonly view: BoardView;
  readonly session: BoardSession;
}

/** The open item beside the board: what stands out about it, and its form. The controls are loaded when it opens first. */
export function ItemPanel({ card, detail, draft = {}, view, session }: ItemPanelProps): JSX.Element {
  const controls = useControls();
  const column = view.columns.find(({ cards }) => cards.some(({ key }) => key === card.key));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') session.item.close();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void session.item.save(card.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      class="form"
      role="dialog"
      aria-labelledby="form-title"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      data-form={card.key}
    >
      <div class="form-head">
        <h2 id="form-title">{card.title}</h2>
        <button
          type="button"
          class="tool"
          aria-label="Close"
          title="Close (Escape)"
          onClick={() => {
            session.item.close();
          }}
        >
          <Icon name="close" />
        </button>
      </div>
      <p class={`facts type-${card.countsAs}`}>
        <Icon name={iconOfType(card.countsAs)} />
        {[card.id, card.type, column?.name].filter((part) => part !== undefined).join(' · ')}
      </p>
      <Standing card={card} />
      {card.differences !== undefined && <Differences differences={card.differences} />}
      {controls === undefined || detail === undefined ? (
        <p class="loading" role="status">
          Opening…
        </p>
      ) : (
        <ItemForm card={card} detail={detail} draft={draft} view={view} session={session} controls={controls} />
      )}
    </div>
  );
}

/** What a person should know before editing: only what there is. */
function Standing({ card }: { readonly card: CardView }): JSX.Element | null {
  const { problem, openConcerns, openQuestions } = card;
  const lines: [icon: string, kind: string, words: string | undefined][] = [
    [problem?.severity ?? '', problem?.severity ?? '', problem?.message],
    ['circle-slash', 'error', blockedWords(card)],
    ['megaphone', 'error', openConcerns > 0 ? counted(openConcerns, 'open concern') : undefined],
    ['question', 'warning', openQuestions > 0 ? counted(openQuestions, 'open question') : undefined],
    ['calendar', '', ageWords(card.age)],
    ['checklist', '', acceptanceWords(card)],
    ['list-tree', '', childrenWords(card)],
  ];
  const present = lines.filter(([, , words]) => words !== undefined);
  if (present.length === 0) return null;
  return (
    <ul class="standing">
      {present.map(([icon, kind, words]) => (
        <li key={icon} class={kind}>
          <Icon name={icon} />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}

let loaded: Controls | undefined;

function useControls(): Controls | undefined {
  const [controls, setControls] = useState(loaded);
  useEffect(() => {
    if (loaded !== undefined) return;
    void import('../shared/controls.ts').then((module) => {
      loaded = module;
      setControls(module);
    });
  }, []);
  return controls;
}
