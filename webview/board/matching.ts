/** Which cards a perspective asks for. Pure. */
import type { CardView } from '../../src/protocol/card.ts';
import { type CardState, type Perspective, isFiltered } from '../../src/protocol/perspective.ts';
import { searched } from './search.ts';

/** What a card is compared with, besides the perspective. */
export interface Standpoint {
  /** Who looks; undefined when nobody knows. */
  readonly me: string | undefined;
  /** Keys of the items that the host found by their notes. */
  readonly noted: ReadonlySet<string>;
}

/** The cards that a perspective asks for; undefined for all of them. */
export function matching(
  cards: readonly CardView[],
  perspective: Perspective,
  standpoint: Standpoint,
): ReadonlySet<CardView> | undefined {
  if (!isFiltered(perspective)) return undefined;
  const fitting = cards.filter((card) => fits(card, perspective, standpoint.me));
  if (perspective.search.trim() === '') return new Set(fitting);
  return searched(fitting, perspective.search, standpoint.noted);
}

function fits(card: CardView, { types, people, sources, tags, states }: Perspective, me: string | undefined): boolean {
  const assigned = card.assignees.map(({ key }) => key);
  return (
    someOf(types, [card.type]) &&
    someOf(people, assigned.length === 0 ? [''] : assigned) &&
    someOf(sources, [card.source ?? '']) &&
    someOf(tags, card.tags) &&
    states.every((state) => holds[state](card, me))
  );
}

function someOf(wanted: readonly string[], has: readonly string[]): boolean {
  return wanted.length === 0 || has.some((name) => wanted.includes(name));
}

const holds: Readonly<Record<CardState, (card: CardView, me: string | undefined) => boolean>> = {
  mine: ({ assignees }, me) => me !== undefined && assignees.some(({ key }) => key === me),
  blocked: ({ blocked }) => blocked !== undefined,
  overdue: ({ age }) => age.kind === 'days' && age.pace === 'past',
  notReady: ({ ready }) => ready !== undefined && ready.met < ready.all,
  concerns: ({ openConcerns }) => openConcerns > 0,
};
