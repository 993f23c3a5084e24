import * as v from 'valibot';

/** Characters that a search may have. */
export const longestSearch = 500;

const names = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(200));

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
  states: v.array(v.picklist(['mine', 'blocked', 'overdue', 'concerns'])),
  lanes: v.picklist(['none', 'type', 'person', 'parent']),
  /** `rank` is the order of the file. */
  sort: v.picklist(['rank', 'age', 'title', 'type', 'person']),
});

export type Perspective = v.InferOutput<typeof perspective>;
export type CardState = Perspective['states'][number];
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

/** The same lanes and order, with nothing left out. */
export function withoutFilter({ lanes, sort }: Perspective): Perspective {
  return { ...wholeBoard, lanes, sort };
}
