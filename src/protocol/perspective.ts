import * as v from 'valibot';

/** Characters that a search may have. */
export const longestSearch = 500;

const names = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(200));

/** Characters that the name of a saved view may have. */
export const longestViewName = 80;
/** How many views are kept. */
export const mostViews = 50;

export const cardStates = ['mine', 'blocked', 'overdue', 'notReady', 'concerns'] as const;

export const laneKinds = ['none', 'type', 'person', 'parent', 'stream'] as const;

/** What a card shows besides its id, type and title, and what is wrong with it or waits for an answer to bad news. */
export const cardFacts = [
  'tags',
  'estimate',
  'ready',
  'age',
  'acceptance',
  'questions',
  'needs',
  'decisions',
  'evidence',
  'batch',
  'children',
  'people',
] as const;

const density = v.picklist(['comfortable', 'compact']);
const hides = v.array(v.picklist(cardFacts));

/** How cards look: how close, and without which facts. */
export const cardLook = v.object({ density, hides });

/**
 * How somebody looks at the board: which cards, in which lanes, in which order. It changes nothing in the file. Within
 * one list any of its names may hold, between lists all of them have to; an empty list asks nothing.
 */
export const perspective = v.object({
  /** Words, each of which has to be found. */
  search: v.pipe(v.string(), v.maxLength(longestSearch)),
  /** Types as the file has them. */
  types: names,
  /** Keys of assignees; the empty one stands for nobody. */
  people: names,
  /** Where work comes from; the empty one stands for no source. */
  sources: names,
  tags: names,
  /** What has to be true of a card: all of them. */
  states: v.array(v.picklist(cardStates)),
  lanes: v.picklist(laneKinds),
  /** `rank` is the order of the file. */
  sort: v.picklist(['rank', 'age', 'title', 'type', 'person']),
  /** How cards look, where that is another way than the settings say. */
  density: v.optional(density),
  hides: v.optional(hides),
});

const viewName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestViewName));

/** A perspective under a name, kept for the workspace. */
export const savedView = v.object({ name: viewName, perspective });

/** What becomes of the saved views: one is kept (in the place of one of that name), called otherwise, or taken out. */
export const viewChange = v.variant('kind', [
  v.object({ kind: v.literal('save'), ...savedView.entries }),
  v.object({ kind: v.literal('rename'), name: viewName, to: viewName }),
  v.object({ kind: v.literal('remove'), name: viewName }),
]);

export type SavedView = v.InferOutput<typeof savedView>;
export type ViewChange = v.InferOutput<typeof viewChange>;
export type Perspective = v.InferOutput<typeof perspective>;
export type CardState = Perspective['states'][number];
export type CardFact = (typeof cardFacts)[number];
export type CardLook = v.InferOutput<typeof cardLook>;
export type Density = CardLook['density'];
export type LaneBy = Perspective['lanes'];
export type SortBy = Perspective['sort'];

/** Everything, in the order of the file. */
export const wholeBoard: Perspective = {
  search: '',
  types: [],
  people: [],
  sources: [],
  tags: [],
  states: [],
  lanes: 'none',
  sort: 'rank',
};

/** Whether cards may be left out. */
export function isFiltered({ search, types, people, sources, tags, states }: Perspective): boolean {
  return search.trim() !== '' || [types, people, sources, tags, states].some(({ length }) => length > 0);
}

/** The same lanes, order and looks of cards, with no card left out. */
export function withoutFilter({ lanes, sort, density, hides }: Perspective): Perspective {
  return { ...wholeBoard, lanes, sort, density, hides };
}

/** How cards look in a perspective. @param settings how they look unless it says otherwise */
export function lookIn({ density, hides }: Perspective, settings: CardLook): CardLook {
  return { density: density ?? settings.density, hides: hides ?? settings.hides };
}

/** The saved views after a change, in the order of their names. The one that is saved last under a name is kept. */
export function changedViews(views: readonly SavedView[], change: ViewChange): readonly SavedView[] {
  const others = views.filter(({ name }) => name !== change.name);
  const byName = (list: readonly SavedView[]): readonly SavedView[] =>
    list.toSorted((one, other) => (one.name < other.name ? -1 : 1)).slice(0, mostViews);
  switch (change.kind) {
    case 'save':
      return byName([...others, { name: change.name, perspective: change.perspective }]);
    case 'rename': {
      const saved = views.find(({ name }) => name === change.name);
      if (saved === undefined) return views;
      return byName([...others.filter(({ name }) => name !== change.to), { ...saved, name: change.to }]);
    }
    case 'remove':
      return others;
  }
}
