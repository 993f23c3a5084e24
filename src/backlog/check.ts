import { type Board, type Column, columnNamed } from '../core/model/backlog.ts';
import type { Item } from '../core/model/item.ts';
import type { Fix, Problem, ProblemCode, Range, Severity } from '../core/model/problem.ts';
import { closest } from './closest.ts';
import { nextId } from './ids.ts';
import { restOfLine } from './lines.ts';
import type { BlockReading } from './readBlock.ts';
import type { Reading } from './reading.ts';
import { writeScalar } from './scalar.ts';
import { type Details, replacement } from './schema/notes.ts';
import { valueRange } from './places.ts';
import type { ItemSource, Source } from './source.ts';

/** What a problem stands on. */
interface Spot {
  readonly item: Item;
  readonly range: Range;
}

interface Checked {
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
}

/** What items are checked against. */
interface Context {
  readonly source: Source;
  readonly board: Board;
  /** The reading before, whose items are taken over where nothing of theirs has changed. */
  readonly previous: Reading | undefined;
}

/**
 * Names the items, puts each in its column, and notes what is wrong between them. After a change that leaves the ids
 * and the board alone, only what changed is looked at.
 */
export function checkItems(text: string, read: readonly BlockReading[], context: Context): Checked {
  const { source, board, previous } = context;
  const before = previous?.backlog.board === board ? sameIds(read, previous.backlog.items) : undefined;
  const items = before ? renameItems(read, before, board) : nameItems(read, board);
  const check = new ItemChecks(text, source, items, board);
  const troubled = new Set(previous?.problems.map((problem) => problem.item));
  const sound = (item: Item, index: number) => item === before?.[index] && !troubled.has(item.key);
  for (const [index, item] of items.entries()) check.add(item, index, read[index]);
  for (const [index, item] of items.entries()) if (!sound(item, index)) check.check(item, index);
  return { items, problems: check.problems };
}

/** The items before, where the blocks have the same ids at the same places. */
function sameIds(read: readonly BlockReading[], before: readonly Item[]): readonly Item[] | undefined {
  const same = read.length === before.length && read.every(({ fields }, index) => fields.id === before[index]?.id);
  return same ? before : undefined;
}

/** Items of blocks that were taken over are taken over too. */
function renameItems(read: readonly BlockReading[], before: readonly Item[], board: Board): readonly Item[] {
  return read.map((block, index) => {
    const item = before[index];
    return item?.fields === block.fields ? item : nameItem(block, item?.key ?? '', board);
  });
}

function nameItems(read: readonly BlockReading[], board: Board): readonly Item[] {
  const taken = new Set<string>();
  return read.map((block, index) => {
    const key = keyFor(block, index, taken);
    taken.add(key);
    return nameItem(block, key, board);
  });
}

/** An item's id, or its place when it has none or another one has it. */
function keyFor({ fields: { id } }: BlockReading, index: number, taken: ReadonlySet<string>): string {
  let key = id === undefined || id === '' || taken.has(id) ? `#${index + 1}` : id;
  while (taken.has(key)) key += '#';
  return key;
}

function nameItem({ fields, unknown, intact }: BlockReading, key: string, board: Board): Item {
  const { id, title, status } = fields;
  return { key, id, title: title ?? id ?? key, column: columnFor(board, status).id, fields, unknown, intact };
}

/** The column that a status names, now or by an id that it had; else the first. */
function columnFor(board: Board, status: string | undefined): Column {
  const column = columnNamed(board, status) ?? board.columns[0];
  if (column === undefined) throw new Error('A board has columns: the default ones at least');
  return column;
}

/** Compares items with each other and with the board. What is right costs no more than a look. */
class ItemChecks {
  readonly problems: Problem[] = [];
  readonly #text: string;
  readonly #source: Source;
  readonly #items: readonly Item[];
  readonly #board: Board;
  readonly #columns: ReadonlySet<string | undefined>;
  #ids: ReadonlySet<string | undefined> | undefined;
  #freeId: string | undefined;

  constructor(text: string, source: Source, items: readonly Item[], board: Board) {
    this.#text = text;
    this.#source = source;
    this.#items = items;
    this.#board = board;
    this.#columns = new Set(board.columns.flatMap((column) => [column.id, ...column.was]));
  }

  /** Takes over what an item's block says of itself. */
  add(item: Item, index: number, block: BlockReading | undefined): void {
    const base = this.#source.items[index]?.base ?? 0;
    for (const problem of block?.problems ?? []) this.problems.push(placed(problem, base, item.key));
  }

  check(item: Item, index: number): void {
    const source = this.#source.items[index];
    if (source === undefined) return;
    const { title, status } = item.fields;
    if (title === undefined && item.intact)
      this.#note('item.without-title', 'error', { item, range: restOfLine(this.#text, source.line) });
    if (item.key !== item.id && item.intact) this.#checkId(item, source);
    if (status !== undefined && status !== item.column) this.#checkStatus(item, source, status);
    this.#checkReferences(item, source);
    this.#checkHistory(item, source);
  }

  #note(code: ProblemCode, severity: Severity, { item, range }: Spot, { values = {}, fixes = [] }: Details = {}): void {
    this.problems.push({ code, severity, range, values, item: item.key, fixes });
  }

  #rangeOf(source: ItemSource, key: string): Range {
    return valueRange(source, key) ?? restOfLine(this.#text, source.line);
  }

  #checkId(item: Item, source: ItemSource): void {
    this.#freeId ??= nextId(this.#items, undefined, []);
    const id = this.#freeId;
    if (item.id === undefined) {
      const range = restOfLine(this.#text, source.line);
      this.#note('item.without-id', 'warning', { item, range }, { fixes: this.#giveId(range, id) });
      return;
    }
    const range = this.#rangeOf(source, 'id');
    const fixes: Fix[] = [{ title: 'fix.give-id', values: { id }, edits: [{ ...range, text: writeScalar(id) }] }];
    if (item.id === '') this.#note('item.without-id', 'warning', { item, range }, { fixes });
    else this.#note('item.duplicate-id', 'error', { item, range }, { values: { id: item.id }, fixes });
  }

  /** Puts an id in front of the first key, where the item is in block style. */
  #giveId({ start, end }: Range, id: string): readonly Fix[] {
    const [dash] = /^ *- +(?=[\w"'])/.exec(this.#text.slice(start, end)) ?? [];
    if (dash === undefined || this.#source.layout !== 'blocks') return [];
    const offset = start + dash.length;
    const text = `id: ${id}${this.#source.lineBreak}${' '.repeat(dash.length)}`;
    return [{ title: 'fix.give-id', values: { id }, edits: [{ start: offset, end: offset, text }] }];
  }

  #checkStatus(item: Item, source: ItemSource, status: string): void {
    const range = this.#rangeOf(source, 'status');
    const renamed = this.#board.columns.find((column) => column.was.includes(status));
    const near = renamed?.id ?? this.#nearestColumn(status);
    const fixes = near === undefined ? [] : [replacement('fix.use-value', range, near)];
    const columns = this.#board.columns.map((column) => column.id).join(', ');
    const severity = renamed === undefined ? 'error' : 'warning';
    this.#note('item.unknown-column', severity, { item, range }, { values: { column: status, columns }, fixes });
  }

  #nearestColumn(status: string): string | undefined {
    const { columns } = this.#board;
    const byName = columns.find((column) => column.name.toLowerCase() === status.toLowerCase());
    const ids = columns.map((column) => column.id);
    return byName?.id ?? closest(status, ids);
  }

  /** The archive may hold what is missing here: a hint, until both are read. */
  #checkReferences(item: Item, source: ItemSource): void {
    const { parent, dependsOn = [] } = item.fields;
    if (parent !== undefined && !this.#has(parent)) {
      this.#note(
        'item.unknown-parent',
        'hint',
        { item, range: this.#rangeOf(source, 'parent') },
        { values: { id: parent } },
      );
    }
    for (const id of dependsOn) {
      if (this.#has(id)) continue;
      this.#note(
        'item.unknown-dependency',
        'hint',
        { item, range: this.#rangeOf(source, 'dependsOn') },
        { values: { id } },
      );
    }
  }

  #has(id: string): boolean {
    this.#ids ??= new Set(this.#items.map((item) => item.id));
    return this.#ids.has(id);
  }

  #checkHistory(item: Item, source: ItemSource): void {
    for (const { to } of item.fields.history ?? []) {
      if (to === undefined || this.#columns.has(to)) continue;
      this.#note(
        'history.unknown-column',
        'hint',
        { item, range: this.#rangeOf(source, 'history') },
        { values: { column: to } },
      );
    }
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
