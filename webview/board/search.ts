/** Finding cards by words that somebody types, with a slip of the finger now and then. Pure. */
import type { CardView } from '../../src/protocol/card.ts';

/** Everything of a card that can be found, as it is compared, and the words of it. */
interface Searchable {
  readonly text: string;
  readonly words: readonly string[];
}

const known = new WeakMap<CardView, Searchable>();

function searchable(card: CardView): Searchable {
  const before = known.get(card);
  if (before !== undefined) return before;
  const people = card.assignees.flatMap(({ key, name }) => [key, name]);
  const text = compared([card.id ?? '', card.title, ...card.tags, ...people].join('\n'));
  const made = { text, words: text.split(/[^\p{L}\p{N}]+/u) };
  known.set(card, made);
  return made;
}

/**
 * The cards in which every word is found, in any order.
 * @param elsewhere keys of cards that the host found by what they do not carry, as notes
 */
export function searched(
  cards: readonly CardView[],
  search: string,
  elsewhere: ReadonlySet<string>,
): ReadonlySet<CardView> {
  const wanted = compared(search)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return new Set(
    cards.filter((card) => elsewhere.has(card.key) || wanted.every((word) => isIn(searchable(card), word))),
  );
}

/** Letters from which on a word may have a slip; numbers may not, or every id would be like another. */
const slippery = /^\p{L}{4,}$/u;

function isIn({ text, words }: Searchable, word: string): boolean {
  return text.includes(word) || (slippery.test(word) && words.some((other) => beginsLike(other, word)));
}

/** Whether a text begins with a word, but for one letter that is wrong, missing, too many or exchanged with the next. */
function beginsLike(text: string, word: string): boolean {
  let same = 0;
  while (same < word.length && text[same] === word[same]) same += 1;
  // The first letter is hit by nearly everybody, and without it too much would be alike.
  if (same === 0) return false;
  const rest = word.slice(same + 1);
  const exchanged = word[same] === text[same + 1] && word[same + 1] === text[same];
  return (
    text.startsWith(rest, same + 1) ||
    text.startsWith(rest, same) ||
    text.startsWith(word.slice(same), same + 1) ||
    (exchanged && text.startsWith(rest.slice(1), same + 2))
  );
}

/** Without case and accents. */
function compared(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
