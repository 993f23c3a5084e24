import type { Reading } from '../../backlog/reading.ts';
import { type Backlog, itemTypes } from '../../core/model/backlog.ts';
import { dependenciesIn } from '../../core/policy/dependencies.ts';
import { evidenceIn } from '../../core/policy/evidence.ts';
import { columnLoad, systemLoad } from '../../core/policy/limits.ts';
import { readinessIn } from '../../core/policy/readiness.ts';
import { problemPhrase, readOnlyPhrase } from '../../phrases/describe.ts';
import type { BoardView, ColumnView } from '../../protocol/board.ts';
import type { PersonView } from '../../protocol/card.ts';
import { CardMemory } from './cardMemory.ts';
import { type Circumstance, type Surroundings, differenceView, personView } from './cardView.ts';

/** Where work comes from, unless the team has names of its own. */
const sources = ['customer', 'support', 'developer', 'infrastructure', 'product', 'leadership'];

/** The whole board, derived from what the file says. @param memory of the cards that were made before */
export function boardView(reading: Reading, circumstance: Circumstance, memory = new CardMemory()): BoardView {
  const { backlog } = reading;
  const surroundings: Surroundings = {
    ...circumstance,
    backlog,
    problems: grouped(reading.problems, ({ item }) => item),
    children: grouped(backlog.items, ({ fields }) => fields.parent),
    dependenciesOf: dependenciesIn(backlog),
    readinessOf: readinessIn(backlog),
    evidenceOf: evidenceIn(backlog),
    titles: new Map(backlog.items.map(({ id, title }) => [id ?? '', title])),
  };
  return {
    stream: backlog.stream,
    vision: backlog.vision,
    constraints: [...backlog.constraints],
    columns: columnViews(surroundings, memory),
    wip: { ...systemLoad(backlog) },
    me: circumstance.me,
    types: union(
      itemTypes,
      backlog.board.types.keys(),
      backlog.items.map(({ fields }) => fields.type),
    ),
    people: peopleOf(backlog),
    sources: union(
      sources,
      backlog.items.map(({ fields }) => fields.source),
    ),
    readOnly:
      backlog.readOnly === undefined ? circumstance.readOnly : circumstance.say(readOnlyPhrase(backlog.readOnly)),
    conflict: conflictView(reading, circumstance),
    problems: fileProblems(reading, circumstance),
  };
}

/** The board of a file that is nobody's backlog: empty, with the sentence that says why. */
export function emptyBoardView(reason: string): BoardView {
  return {
    constraints: [],
    columns: [],
    wip: { count: 0, load: 'free' },
    types: [],
    people: [],
    sources: [],
    readOnly: reason,
    problems: [],
  };
}

function columnViews(surroundings: Surroundings, memory: CardMemory): ColumnView[] {
  const { backlog } = surroundings;
  const items = grouped([...backlog.items, ...(surroundings.sides?.others ?? [])], ({ column }) => column);
  return backlog.board.columns.map((column) => ({
    id: column.id,
    name: column.name,
    stage: column.stage,
    policy: column.policy ?? backlog.board.wip.policy,
    ownPolicy: column.policy,
    ...columnLoad(backlog, column.id),
    cards: (items.get(column.id) ?? []).map((item) => memory.card(item, surroundings)),
  }));
}

/** Everybody whom the file knows or names as an assignee. */
function peopleOf(backlog: Backlog): PersonView[] {
  const keys = union(
    backlog.people.map(({ key }) => key),
    backlog.items.flatMap(({ fields }) => fields.assignees ?? []),
  );
  return keys.map((key) => personView(backlog, key));
}

function conflictView({ text, problems }: Reading, { sides }: Circumstance): BoardView['conflict'] {
  const problem = problems.find(({ code }) => code === 'file.conflict-markers');
  if (problem === undefined) return undefined;
  const line = lineOf(text, problem.range.start);
  if (sides === undefined) return { file: [], items: 0, line };
  return { labels: { ...sides.labels }, file: sides.file.map(differenceView), items: sides.items.size, line };
}

/** Problems of the file that stand on no item; advice is none, and conflict markers have a place of their own. */
function fileProblems({ text, problems }: Reading, { say }: Circumstance): BoardView['problems'] {
  return problems.flatMap((problem) => {
    if (problem.item !== undefined || problem.severity === 'hint' || problem.code === 'file.conflict-markers')
      return [];
    return [
      { severity: problem.severity, message: say(problemPhrase(problem)), line: lineOf(text, problem.range.start) },
    ];
  });
}

/** Line of an offset, from 1. */
function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/u).length;
}

function union(...lists: readonly Iterable<string | undefined>[]): string[] {
  const texts = lists.flatMap((list) => [...list]).filter((text) => text !== undefined);
  return [...new Set(texts)].filter((text) => text !== '');
}

function grouped<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string | undefined,
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value) ?? '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
