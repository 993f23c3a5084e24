import { localDay } from '../../core/flow/age.ts';
import type { Item, ItemFields } from '../../core/model/item.ts';
import type { CardView } from '../../protocol/card.ts';
import { type Surroundings, cardView } from './cardView.ts';

/** What a card was made of, besides its item. */
interface Remembered {
  readonly card: CardView;
  readonly of: readonly unknown[];
}

/**
 * Cards as they were made last: one is made again only when its item, or what else it shows, has changed. Readings
 * share the fields of items that have not.
 */
export class CardMemory {
  private readonly cards = new WeakMap<ItemFields, Remembered>();

  /** The card of an item, as `cardView` makes it. */
  card(item: Item, around: Surroundings): CardView {
    const of = madeOf(item, around);
    const known = this.cards.get(item.fields);
    if (known?.of.every((part, index) => part === of[index]) === true) return known.card;
    const card = cardView(item, around);
    this.cards.set(item.fields, { card, of });
    return card;
  }
}

/** Everything that a card depends on but its item's fields; objects by identity, so that equal ones are found at once. */
function madeOf(item: Item, around: Surroundings): readonly unknown[] {
  const { backlog, problems, children, dependenciesOf, evidenceOf, titles, now, readOnly, sides, branch } = around;
  const own = problems.get(item.key) ?? [];
  const parts = item.id === undefined ? [] : (children.get(item.id) ?? []);
  return [
    item.key,
    item.column,
    backlog.board,
    backlog.people,
    backlog.readOnly,
    readOnly,
    localDay(now),
    own.map(({ code, severity, values }) => `${severity} ${code} ${JSON.stringify(values)}`).join('\n'),
    parts.map(({ column }) => column).join('\n'),
    item.fields.dependsOn === undefined ? '' : JSON.stringify(dependenciesOf(item)),
    // A bug elsewhere takes back that there is none; all else of the evidence is in the fields, the columns and the board.
    item.fields.evidence?.noMajorBug !== undefined &&
      evidenceOf(item).every(({ need, there }) => there || need !== 'noMajorBug'),
    titles.get(item.fields.parent ?? ''),
    JSON.stringify(sides?.items.get(item.key)),
    branch?.item === item.key && `${branch.lines} ${branch.band}`,
  ];
}
