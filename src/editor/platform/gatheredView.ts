import { type Stage, stages } from '../../core/model/backlog.ts';
import type { BoardView, ColumnView } from '../../protocol/board.ts';
import type { CardView, PersonView } from '../../protocol/card.ts';
import type { CardLook } from '../../protocol/perspective.ts';

/** Types of work that keep what others build on running. */
export const platformTypes: readonly string[] = ['reliability', 'security', 'infrastructure'];

/** One backlog of those that are gathered. */
export interface GatheredPart {
  /** How its keys are told from those of others. */
  readonly keyOf: (key: string) => string;
  /** The team's name, or the file's. */
  readonly stream: string;
  readonly view: BoardView;
}

/** What the view is called and how its columns are, in the person's language. */
export interface GatheredWords {
  readonly title: string;
  readonly about: string;
  readonly stages: Readonly<Record<Stage, string>>;
}

const wip: ReadonlySet<Stage> = new Set(['active', 'deployed', 'released']);

/**
 * The reliability, security and infrastructure items of several backlogs as one board: a column for each stage that one
 * of them has, in it backlog by backlog the cards in their order. No limit is shown: each backlog keeps its own.
 */
export function gatheredView(parts: readonly GatheredPart[], words: GatheredWords, look: CardLook): BoardView {
  const has = (stage: Stage): boolean =>
    parts.some(({ view }) => view.columns.some((column) => column.stage === stage));
  const columns = stages.filter(has).map((stage) => stageColumn(stage, words.stages[stage], parts));
  const underway = columns.filter(({ stage }) => wip.has(stage)).flatMap(({ cards }) => cards);
  return {
    gathered: true,
    stream: words.title,
    vision: words.about,
    constraints: [],
    columns,
    wip: { count: underway.filter(({ children }) => children === undefined).length, load: 'free' },
    me: parts.find(({ view }) => view.me !== undefined)?.view.me,
    types: union(parts.map(({ view }) => view.types)),
    people: peopleOf(parts),
    sources: union(parts.map(({ view }) => view.sources)),
    templates: [],
    look,
    problems: [],
  };
}

function stageColumn(stage: Stage, name: string, parts: readonly GatheredPart[]): ColumnView {
  const cards = parts.flatMap((part) =>
    part.view.columns.filter((column) => column.stage === stage).flatMap((column) => gatheredCards(column, part)),
  );
  return { id: stage, name, stage, policy: 'warn', count: cards.length, load: 'free', cards };
}

function gatheredCards({ cards }: ColumnView, { keyOf, stream }: GatheredPart): readonly CardView[] {
  return cards
    .filter(({ countsAs }) => platformTypes.includes(countsAs))
    .map((card) => ({ ...card, key: keyOf(card.key), stream }));
}

function peopleOf(parts: readonly GatheredPart[]): PersonView[] {
  return [...new Map(parts.flatMap(({ view }) => view.people).map((person) => [person.key, person])).values()];
}

function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}
