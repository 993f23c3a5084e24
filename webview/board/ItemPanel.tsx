import type { JSX } from 'preact';
import type { BoardView } from '../../src/protocol/board.ts';
import type { CardView } from '../../src/protocol/card.ts';
import type { ItemDetail } from '../../src/protocol/itemDetail.ts';
import { iconOfType } from '../../src/protocol/typeIcon.ts';
import { Icon } from '../shared/Icon.tsx';
import { lateModule } from '../shared/lateModule.ts';
import { Differences } from './Conflict.tsx';
import type { BoardSession } from './session.ts';
import type { Draft } from './situation.ts';
import { ageWords } from './words.ts';

export interface ItemPanelProps {
  readonly card: CardView;
  /** Undefined until it has come. */
  readonly detail: ItemDetail | undefined;
  readonly draft: Draft | undefined;
  readonly view: BoardView;
  readonly session: BoardSession;
}

/** The open item beside the board. What it is made of is loaded when it opens first. */
export function ItemPanel({ card, detail, draft = {}, view, session }: ItemPanelProps): JSX.Element {
  const parts = useParts();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const field = event.target instanceof Element ? event.target.getAttribute('name') : null;
    // The first Escape gives the field back what the file says, the next one closes.
    if (field === null || !session.item.giveBack(card.key, field)) session.item.close();
    event.preventDefault();
    event.stopPropagation();
  };
  const isOpen = parts !== undefined && detail !== undefined;
  const writable = card.editable && view.readOnly === undefined;
  return (
    <div class="form" role="dialog" aria-label={card.title} tabIndex={-1} onKeyDown={onKeyDown} data-form={card.key}>
      <Head card={card} detail={detail} view={view} session={session} />
      {card.differences !== undefined && <Differences differences={card.differences} />}
      <h2 class={isOpen ? 'hidden' : ''}>{card.title}</h2>
      {!isOpen ? (
        <p class="loading" role="status">
          Opening…
        </p>
      ) : (
        <parts.ItemParts editing={{ card, detail, draft, view, session, writable }} />
      )}
    </div>
  );
}

type HeadProps = Omit<ItemPanelProps, 'draft'>;

/** What it is and where it stands, and the way out. */
function Head({ card, detail, view, session }: HeadProps): JSX.Element {
  const column = view.columns.find(({ cards }) => cards.some(({ key }) => key === card.key));
  const facts = [card.id, card.type, column?.name, detail && `ranked ${detail.rank}`, ageWords(card.age)];
  return (
    <div class="form-head">
      <p class={`facts type-${card.countsAs}`}>
        <Icon name={iconOfType(card.countsAs)} />
        <span>{facts.filter((part) => part !== undefined).join(' · ')}</span>
      </p>
      <button
        type="button"
        class="tool"
        aria-label="Show it in the file"
        title="Show it in the file"
        onClick={() => {
          session.reveal({ item: card.key });
        }}
      >
        <Icon name="go-to-file" />
      </button>
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
  );
}

const useParts = lateModule(() => import('./item/ItemParts.tsx'));
