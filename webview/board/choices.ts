/** What a filter may choose from: the names that cards have, and those that are chosen already. Pure. */
import type { BoardView } from '../../src/protocol/board.ts';
import type { CardView } from '../../src/protocol/card.ts';
import type { Perspective } from '../../src/protocol/perspective.ts';
import type { NameList } from './filterWords.ts';

/** A name with how many cards of the whole board have it. */
export interface Choice {
  readonly name: string;
  readonly count: number;
}

const namesOf: Readonly<Record<NameList, (card: CardView) => readonly string[]>> = {
  types: ({ type }) => [type],
  people: ({ assignees }) => (assignees.length === 0 ? [''] : assignees.map(({ key }) => key)),
  sources: ({ source }) => [source ?? ''],
  tags: ({ tags }) => [...new Set(tags)],
};

/** For each list what can be chosen, the most frequent first; people as the backlog has them, then by name, nobody last. A list with one name only is no choice. */
export function choicesOf(view: BoardView, perspective: Perspective): Readonly<Record<NameList, readonly Choice[]>> {
  const cards = view.columns.flatMap((column) => column.cards);
  const choices = (list: NameList): readonly Choice[] => {
    const counts = new Map(perspective[list].map((name) => [name, 0]));
    for (const name of cards.flatMap(namesOf[list])) counts.set(name, (counts.get(name) ?? 0) + 1);
    if (counts.size < 2 && perspective[list].length === 0) return [];
    const found = [...counts].map(([name, count]) => ({ name, count }));
    // People are never put in order by a number.
    return found.sort(list === 'people' ? byPerson(view) : (one, other) => other.count - one.count);
  };
  return { types: choices('types'), people: choices('people'), sources: choices('sources'), tags: choices('tags') };
}

function byPerson({ people }: BoardView): (one: Choice, other: Choice) => number {
  const places = new Map(people.map(({ key }, place) => [key, place]));
  const placeOf = ({ name }: Choice) => (name === '' ? people.length + 1 : (places.get(name) ?? people.length));
  return (one, other) => placeOf(one) - placeOf(other) || one.name.localeCompare(other.name);
}
