import type { CardView } from '../../src/protocol/card.ts';
import type { Perspective } from '../../src/protocol/perspective.ts';

/**
 * The lane that a card stands in. A card is shown once: with several assignees it is in the lane of the first. An item
 * that has children and no parent is in the lane of its children.
 */
export function laneOf(
  card: CardView,
  by: Exclude<Perspective['lanes'], 'none'>,
): { readonly key: string; readonly name: string } {
  switch (by) {
    case 'type':
      return { key: card.type, name: card.type };
    case 'person': {
      const [first] = card.assignees;
      return first ?? { key: '', name: 'Nobody' };
    }
    case 'stream':
      return { key: card.stream ?? '', name: card.stream ?? 'No stream' };
    case 'parent': {
      const { parent, children, id, title } = card;
      if (parent !== undefined) return { key: parent.id, name: named(parent.id, parent.title) };
      if (children !== undefined && id !== undefined) return { key: id, name: named(id, title) };
      return { key: '', name: 'No parent' };
    }
  }
}

function named(id: string, title: string | undefined): string {
  return title === undefined ? id : `${id} ${title}`;
}
