import type { Board, Column } from '../core/model/backlog.ts';
import type { Item } from '../core/model/item.ts';
import type { Fix, Problem, ProblemCode, Range, Severity } from '../core/model/problem.ts';
import { closest } from './closest.ts';
import { nextId } from './ids.ts';
import type { BlockReading } from './readBlock.ts';
import { writeScalar } from './scalar.ts';
import { type Details, replacement } from './schema/notes.ts';
import { entryColumn, valueRange } from './places.ts';
import type { ItemSource, Source } from './source.ts';

interface Checked {
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
}

/** Names the items, puts each in its column, and notes what is wrong between them. */
export function checkItems(text: string, read: readonly BlockReading[], source: Source, board: Board): Checked {
  const problems: Problem[] = [];
  const taken = new Set<string>();
  const items = read.map((item, index): Item => {
    const { id } = item.fields;
    const unique = id !== undefined && id !== '' && !taken.has(id);
    const key = unique ? id : `#${index + 1}`;
    taken.add(key);
    const base = source.items[index]?.base ?? 0;
    problems.push(...item.problems.map((problem) => placed(problem, base, key)));
    const column = columnFor(board, item.fields.status);
    return {
      key,
      id,
      title: item.fields.title ?? id ?? key,
      column: column.id,
      fields: item.fields,
      unknown: item.unknown,
      intact: item.intact,
    };
  });
  const check = new ItemChecks(text, source, items, board);
  for (const [index, item] of items.entries()) problems.push(...check.of(item, source.items[index]));
  return { items, problems };
}

/** The column that a status names, now or by an id that it had; else the first. */
function columnFor(board: Board, status: string | undefined): Column {
  const { columns } = board;
  const named =
    columns.find((column) => column.id === status) ??
    columns.find((column) => status !== undefined && column.was.includes(status));
  const column = named ?? columns[0];
  if (column === undefined) throw new Error('A board has columns: the default ones at least');
  return column;
}

/** Compares items with each other and with the board. */
class ItemChecks {
  readonly #text: string;
  readonly #source: Source;
  readonly #items: readonly Item[];
  readonly #board: Board;
  readonly #ids: ReadonlySet<string>;

  constructor(text: string, source: Source, items: readonly Item[], board: Board) {
    this.#text = text;
    this.#source = source;
    this.#items = items;
    this.#board = board;
    this.#ids = new Set(items.flatMap((item) => item.id ?? []));
  }

  of(item: Item, source: ItemSource | undefined): readonly Problem[] {
    if (source === undefined) return [];
    return [
      ...this.#title(item, source),
      ...this.#id(item, source),
      ...this.#status(item, source),
      ...this.#references(item, source),
      ...this.#history(item, source),
    ];
  }

  #title(item: Item, source: ItemSource): readonly Problem[] {
    if (item.fields.title !== undefined || !item.intact) return [];
    return [note('item.without-title', 'error', { item, range: lineRange(this.#text, source) })];
  }

  #id(item: Item, source: ItemSource): readonly Problem[] {
    if (item.key === item.id || !item.intact) return [];
    if (item.id === undefined) {
      const fixes = this.#giveId(source);
      return [note('item.without-id', 'warning', { item, range: lineRange(this.#text, source) }, { fixes })];
    }
    const range = valueRange(this.#text, source, 'id') ?? lineRange(this.#text, source);
    const id = this.#freeId();
    const fixes: Fix[] = [{ title: 'fix.give-id', values: { id }, edits: [{ ...range, text: writeScalar(id) }] }];
    return [note('item.duplicate-id', 'error', { item, range }, { values: { id: item.id }, fixes })];
  }

  #giveId(source: ItemSource): readonly Fix[] {
    const at = entryColumn(this.#text, source);
    if (at === undefined) return [];
    const id = this.#freeId();
    const text = `id: ${id}${this.#source.lineBreak}${' '.repeat(at.column)}`;
    return [{ title: 'fix.give-id', values: { id }, edits: [{ start: at.offset, end: at.offset, text }] }];
  }

  #freeId(): string {
    return nextId(this.#items, undefined, []);
  }

  #status(item: Item, source: ItemSource): readonly Problem[] {
    const { status } = item.fields;
    if (status === undefined || status === item.column) return [];
    const range = valueRange(this.#text, source, 'status') ?? lineRange(this.#text, source);
    const renamed = this.#board.columns.find((column) => column.was.includes(status));
    const near = renamed?.id ?? this.#nearestColumn(status);
    const fixes = near === undefined ? [] : [replacement('fix.use-value', range, near)];
    const columns = this.#board.columns.map((column) => column.id).join(', ');
    const severity = renamed === undefined ? 'error' : 'warning';
    return [note('item.unknown-column', severity, { item, range }, { values: { column: status, columns }, fixes })];
  }

  #nearestColumn(status: string): string | undefined {
    const { columns } = this.#board;
    const byName = columns.find((column) => column.name.toLowerCase() === status.toLowerCase());
    return (
      byName?.id ??
      closest(
        status,
        columns.map((column) => column.id),
      )
    );
  }

  #references(item: Item, source: ItemSource): readonly Problem[] {
    const { parent, dependsOn = [] } = item.fields;
    const missing = (id: string) => !this.#ids.has(id);
    const noteOn = (code: ProblemCode, key: string, id: string) => {
      const range = valueRange(this.#text, source, key) ?? lineRange(this.#text, source);
      // The archive may hold it: a hint, until both are read.
      return note(code, 'hint', { item, range }, { values: { id } });
    };
    return [
      ...(parent !== undefined && missing(parent) ? [noteOn('item.unknown-parent', 'parent', parent)] : []),
      ...dependsOn.filter(missing).map((id) => noteOn('item.unknown-dependency', 'dependsOn', id)),
    ];
  }

  #history(item: Item, source: ItemSource): readonly Problem[] {
    const known = (name: string) =>
      this.#board.columns.some((column) => column.id === name || column.was.includes(name));
    const strange = (item.fields.history ?? []).flatMap(({ to }) => (to === undefined || known(to) ? [] : [to]));
    const range = valueRange(this.#text, source, 'history') ?? lineRange(this.#text, source);
    return strange.map((column) => note('history.unknown-column', 'hint', { item, range }, { values: { column } }));
  }
}

/** A problem of a block, as one of the whole text: its ranges and those of its fixes. */
function placed(problem: Problem, base: number, item: string): Problem {
  const shift = <Place extends Range>(place: Place): Place => ({
    ...place,
    start: place.start + base,
    end: place.end + base,
  });
  const fixes = problem.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(shift) }));
  return { ...problem, item, range: shift(problem.range), fixes };
}

function note(
  code: ProblemCode,
  severity: Severity,
  on: { readonly item: Item; readonly range: Range },
  { values = {}, fixes = [] }: Details = {},
): Problem {
  return { code, severity, range: on.range, values, item: on.item.key, fixes };
}

function lineRange(text: string, { line }: ItemSource): Range {
  const end = text.indexOf('\n', line);
  return { start: line, end: end < 0 ? text.length : end };
}
