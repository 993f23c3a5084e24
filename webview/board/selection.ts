/** Which cards are selected. Pure: a situation in, the keys out. */
import { type Situation, walkable } from './situation.ts';

/** The cards that an act on one of them means: all that are selected, when it is among them. */
export function meant({ selected }: Pick<Situation, 'selected'>, key: string): readonly string[] {
  return selected.includes(key) ? selected : [key];
}

/** Takes a card in, or out. */
export function toggled({ selected }: Pick<Situation, 'selected'>, key: string): readonly string[] {
  return selected.includes(key) ? selected.filter((other) => other !== key) : [...selected, key];
}

/** All cards from one to another, column by column as they are drawn; the one alone where the other is not drawn. */
export function ranged(situation: Situation, from: string, to: string): readonly string[] {
  const keys = walkable(situation).flat(2);
  const [start, end] = [keys.indexOf(from), keys.indexOf(to)];
  if (start < 0 || end < 0) return [to];
  return keys.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** What the live region says of a selection. */
export function selectionWords(selected: readonly string[]): string {
  if (selected.length === 0) return 'No card selected';
  return selected.length === 1 ? '1 card selected' : `${selected.length} cards selected`;
}
