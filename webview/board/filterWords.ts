/** What the board says about what is shown and why, in words. */
import type { BoardView, ColumnView } from '../../src/protocol/board.ts';
import type { CardFact, CardState, Density, LaneBy, Perspective, SortBy } from '../../src/protocol/perspective.ts';
import type { ShownBoard } from './shownBoard.ts';
import { counted } from './words.ts';

export const stateWords: Readonly<Record<CardState, string>> = {
  mine: 'Mine',
  blocked: 'Blocked',
  overdue: 'Past the expected time',
  notReady: 'Not ready yet',
  concerns: 'With open concerns',
};

export const laneWords: Readonly<Record<LaneBy, string>> = {
  none: 'None',
  type: 'Type',
  person: 'Person',
  parent: 'Parent',
  stream: 'Stream',
};

export const sortWords: Readonly<Record<SortBy, string>> = {
  rank: 'Priority, as in the file',
  age: 'Age, the oldest first',
  title: 'Title',
  type: 'Type',
  person: 'Person',
};

export const densityWords: Readonly<Record<Density, string>> = {
  comfortable: 'Comfortable',
  compact: 'Compact, titles on one line',
};

export const factWords: Readonly<Record<CardFact, string>> = {
  tags: 'Tags',
  estimate: 'Estimate',
  ready: 'Readiness',
  age: 'Age',
  acceptance: 'Acceptance',
  questions: 'Open questions',
  needs: 'What it needs first',
  decisions: 'Decisions',
  evidence: 'Evidence',
  batch: 'Batch size',
  children: 'Children',
  people: 'People',
};

/** The lists of a perspective that hold names. */
export type NameList = 'types' | 'people' | 'sources' | 'tags';

export const listWords: Readonly<Record<NameList, string>> = {
  types: 'Type',
  people: 'Person',
  sources: 'Source',
  tags: 'Tag',
};

/** A name of one of the lists as people say it. */
export function nameWords(view: BoardView, list: NameList, name: string): string {
  if (list === 'people') return name === '' ? 'Nobody' : (view.people.find(({ key }) => key === name)?.name ?? name);
  return list === 'sources' && name === '' ? 'No source' : name;
}

/** "12 of 48 shown" */
export function shownWords({ count, all }: ShownBoard): string {
  return `${count} of ${all} shown`;
}

/** Why a column that has cards shows none. */
export function hiddenCards({ cards }: ColumnView): string {
  return `${counted(cards.length, 'card')} not shown`;
}

/** One condition that a card has to meet, with the perspective that is left without it. */
export interface Condition {
  readonly key: string;
  readonly words: string;
  readonly without: Partial<Perspective>;
}

/** What a card has to be to be shown, apart from the words of the search. */
export function conditions(view: BoardView, perspective: Perspective): readonly Condition[] {
  const { states } = perspective;
  const lists: readonly NameList[] = ['types', 'people', 'sources', 'tags'];
  return [
    ...states.map((state) => ({
      key: state,
      words: stateWords[state],
      without: { states: states.filter((other) => other !== state) },
    })),
    ...lists.flatMap((list) =>
      perspective[list].map((name) => ({
        key: `${list} ${name}`,
        words: `${listWords[list]}: ${nameWords(view, list, name)}`,
        without: { [list]: perspective[list].filter((other) => other !== name) },
      })),
    ),
  ];
}
