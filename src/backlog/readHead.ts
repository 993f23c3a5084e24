import { type Document, type Node, type Pair, isMap } from 'yaml';
import { type BatchPolicy, defaultBatchPolicy } from '../core/batch/bands.ts';
import {
  type Board,
  type Cadence,
  type Column,
  type DeclaredBalance,
  type Person,
  type Stage,
  defaultColumns,
  defaultReady,
  stages,
} from '../core/model/backlog.ts';
import type { Concern } from '../core/model/item.ts';
import { calendarDays } from '../core/policy/effort.ts';
import type { Problem, Range } from '../core/model/problem.ts';
import { keyText } from './node.ts';
import type { SyntaxFault } from './parse.ts';
import { backlogFields } from './schema/backlogShape.ts';
import { Notes } from './schema/notes.ts';
import type { ValueOf } from './schema/shape.ts';
import { nodeOf } from './yamlNode.ts';

type HeadValues = { readonly [Key in keyof typeof backlogFields]?: ValueOf<(typeof backlogFields)[Key]> };

/** Everything at the top of the file but the items. */
export interface Head {
  /** As typed. */
  readonly version: string | undefined;
  readonly stream: string | undefined;
  readonly vision: string | undefined;
  readonly constraints: readonly string[];
  readonly prefix: string | undefined;
  readonly board: Board;
  readonly batch: BatchPolicy;
  readonly people: readonly Person[];
  readonly concerns: readonly Concern[];
  readonly problems: readonly Problem[];
  /** Whether it names an anchor that stands among the items. */
  readonly refersElsewhere: boolean;
  /** The value of `items`, where it stands in a text that was parsed as a whole. */
  readonly items: Node | null | undefined;
}

/** A parsed part of the file with its top-level keys. */
export interface HeadPart {
  readonly document: Document.Parsed;
  readonly root: Node | null;
  readonly errors: readonly SyntaxFault[];
  readonly base: number;
}

/** Reads the keys of one or two parts (before and behind the items). */
export function readHead(text: string, parts: readonly HeadPart[]): Head {
  const problems: Problem[] = [];
  let values: HeadValues = {};
  let items: Node | null | undefined;
  let refersElsewhere = false;
  for (const part of parts) {
    const notes = new Notes(text, part.base);
    const read = readPart(part, notes);
    values = { ...values, ...read.values };
    items = read.items === undefined ? items : read.items;
    problems.push(...notes.problems);
    refersElsewhere ||= notes.refersElsewhere;
  }
  const columns = readColumns(values.board?.columns, problems, text);
  return {
    version: values.headwater,
    stream: values.stream,
    vision: values.vision,
    constraints: values.constraints ?? [],
    prefix: values.prefix,
    board: readBoard(values.board, columns),
    batch: { ...defaultBatchPolicy, ...stated(values.batch) },
    people: [...(values.people ?? [])].map(([key, person]) => ({
      key,
      name: person.name ?? key,
      email: person.email ?? [],
    })),
    concerns: values.concerns ?? [],
    problems,
    refersElsewhere,
    items,
  };
}

function readPart(part: HeadPart, notes: Notes): { values: HeadValues; items: Node | null | undefined } {
  const { root, document } = part;
  const pairs = isMap(root) ? (root.items as Pair<Node, Node | null>[]) : [];
  if (root !== null && !isMap(root)) notes.add('file.not-a-map', 'error', notes.rangeOf(nodeOf(root, document)));
  for (const fault of part.errors)
    notes.add(fault.cause === 'MULTIPLE_DOCS' ? 'file.several-documents' : fault.code, 'error', fault.range, {
      values: { message: fault.message },
    });
  const read: [string, unknown][] = [];
  let items: Node | null | undefined;
  for (const { key: typed, value } of pairs) {
    const keyNode = nodeOf(typed, document);
    const key = keyText(keyNode) ?? '';
    const shape = Object.hasOwn(backlogFields, key) ? backlogFields[key as keyof typeof backlogFields] : undefined;
    if (key === 'items') items = value;
    else if (shape === undefined) notes.unknownKey(keyNode, key, false);
    else read.push([key, shape.read(nodeOf(value, document), notes)]);
  }
  // Every value was read by the shape of its own key.
  return { values: Object.fromEntries(read.filter(([, value]) => value !== undefined)), items };
}

function readBoard(values: HeadValues['board'], columns: readonly Column[]): Board {
  const { wip, types = new Map<string, string>(), expectation = {}, ready, voices = [], done = {} } = values ?? {};
  const { days, probability = 85 } = expectation;
  return {
    columns,
    wip: readWip(wip),
    types,
    expectation: days === undefined ? undefined : { days, probability },
    balance: readBalance(values?.balance),
    cadence: readCadence(values?.cadence),
    ready: [...new Set(ready ?? defaultReady)],
    voices: [...new Set(voices)],
    done: done.needs,
    donePolicy: done.policy ?? 'warn',
  };
}

function readWip({ limit, perPerson, policy = 'warn' }: NonNullable<HeadValues['board']>['wip'] = {}): Board['wip'] {
  return { limit, perPerson, policy };
}

/** Both have to be there: without a beginning, nobody knows which sprint it is. */
function readCadence({ every = '', from }: NonNullable<HeadValues['board']>['cadence'] = {}): Cadence | undefined {
  const days = calendarDays(every);
  return days === undefined || from === undefined ? undefined : { days, from };
}

/** Days of a window when the file states none: twelve weeks. */
const usualWindow = 84;

function readBalance(values: NonNullable<HeadValues['board']>['balance']): DeclaredBalance | undefined {
  if (values === undefined) return undefined;
  const { window = '', shares = new Map<string, number>() } = values;
  return {
    days: calendarDays(window) ?? usualWindow,
    shares: [...shares].map(([type, percent]) => ({ type, percent })),
  };
}

/** What is written; a key without a value that can be read says nothing. */
function stated(values: HeadValues['batch']): Partial<BatchPolicy> {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined));
}

type ColumnValues = NonNullable<NonNullable<HeadValues['board']>['columns']>;

function readColumns(values: ColumnValues | undefined, problems: Problem[], text: string): readonly Column[] {
  const named = (values ?? []).filter((column) => column.id !== undefined);
  if (named.length === 0) return defaultColumns;
  const columns: Column[] = [];
  for (const [index, { id = '', name, stage, limit, policy, was }] of named.entries()) {
    if (columns.some((column) => column.id === id)) {
      const range = columnRange(text);
      problems.push({ code: 'column.duplicate-id', severity: 'error', range, values: { column: id }, fixes: [] });
      continue;
    }
    const meant = stage ?? stageOf(id, index, named.length);
    columns.push({ id, name: name ?? id, stage: meant, limit, policy, was: was ?? [] });
  }
  return columns;
}

/** A column's stage where it states none: the one that its id names; else first idea, last done, others active. */
function stageOf(id: string, index: number, count: number): Stage {
  const named = stages.find((stage) => stage === id);
  return named ?? (index === 0 ? 'idea' : index === count - 1 ? 'done' : 'active');
}

function columnRange(text: string): Range {
  const start = Math.max(0, text.search(/^[ \t]+columns:/m));
  return { start, end: start };
}
