import type { Reading } from '../../backlog/reading.ts';
import { lineInFile } from '../../backlog/spread/inMain.ts';
import { type Backlog, itemTypes } from '../../core/model/backlog.ts';
import { dependenciesIn } from '../../core/policy/dependencies.ts';
import { evidenceIn } from '../../core/policy/evidence.ts';
import { columnLoad, systemLoad } from '../../core/policy/limits.ts';
import { readinessIn } from '../../core/policy/readiness.ts';
import { problemPhrase, readOnlyPhrase } from '../../phrases/describe.ts';
import type { BoardView, ColumnView } from '../../protocol/board.ts';
import type { PersonView } from '../../protocol/card.ts';
import type { CardLook } from '../../protocol/perspective.ts';
import { CardMemory } from './cardMemory.ts';
import { type Circumstance, type Surroundings, differenceView, personView } from './cardView.ts';

/** Where work comes from, unless the team has names of its own. */
const sources = ['customer', 'support', 'developer', 'infrastructure', 'product', 'leadership'];

/** Everything, with room around it. */
const plainLook: CardLook = { density: 'comfortable', hides: [] };

/** Items up to which a board is sent at once. */
const few = 300;
/** Cards of a column that are sent first of a larger board: what the highest window may show of it. */
const atFirst = 40;

/** The board, derived from what the file says. @param memory of the cards that were made before */
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
  const partial = circumstance.first === true && backlog.items.length > few;
  return {
    ...(partial && { partial }),
    stream: backlog.stream,
    vision: backlog.vision,
    constraints: [...backlog.constraints],
    columns: columnViews(surroundings, memory, partial ? atFirst : Infinity),
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
    templates: [...(circumstance.templates ?? [])],
    look: circumstance.look ?? plainLook,
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
    templates: [],
    look: plainLook,
    readOnly: reason,
    problems: [],
  };
}

function columnViews(surroundings: Surroundings, memory: CardMemory, most: number): ColumnView[] {
  const { backlog } = surroundings;
  const items = grouped([...backlog.items, ...(surroundings.sides?.others ?? [])], ({ column }) => column);
  return backlog.board.columns.map((column) => ({
    id: column.id,
    name: column.name,
    stage: column.stage,
    policy: column.policy ?? backlog.board.wip.policy,
    ownPolicy: column.policy,
    ...columnLoad(backlog, column.id),
    cards: (items.get(column.id) ?? []).slice(0, most).map((item) => memory.card(item, surroundings)),
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

/** Markers in a file of a single item are a problem of that one. */
function conflictView(reading: Reading, { sides }: Circumstance): BoardView['conflict'] {
  const problem = reading.problems.find(({ code, item }) => code === 'file.conflict-markers' && item === undefined);
  if (problem === undefined) return undefined;
  const line = lineInFile(reading, problem.range.start);
  if (sides === undefined) return { file: [], items: 0, line };
  return { labels: { ...sides.labels }, file: sides.file.map(differenceView), items: sides.items.size, line };
}

/** Problems of the file that stand on no item; advice is none, and conflict markers have a place of their own. */
function fileProblems(reading: Reading, { say }: Circumstance): BoardView['problems'] {
  return reading.problems.flatMap((problem) => {
    if (problem.item !== undefined || problem.severity === 'hint' || problem.code === 'file.conflict-markers')
      return [];
    const line = lineInFile(reading, problem.range.start);
    return [{ severity: problem.severity, message: say(problemPhrase(problem)), line }];
  });
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
