import type { BatchPolicy } from '../batch/bands.ts';
import type { Concern, Item } from './item.ts';

/** What a column means, from idea to in use; `dropped` is work decided against. */
export const stages = ['idea', 'ready', 'active', 'deployed', 'released', 'done', 'dropped'] as const;
export type Stage = (typeof stages)[number];

/** Stages whose items are work in progress. */
export const wipStages: readonly Stage[] = ['active', 'deployed', 'released'];
/** Stages that count as started once entered. */
export const startedStages: readonly Stage[] = ['active', 'deployed', 'released', 'done'];

/** `warn` goes through and says so; `block` asks for a reason first. */
export const limitPolicies = ['warn', 'block'] as const;
export type LimitPolicy = (typeof limitPolicies)[number];

export interface Column {
  readonly id: string;
  readonly name: string;
  readonly stage: Stage;
  /** Most items that may be in it at once. */
  readonly limit?: number | undefined;
  readonly policy?: LimitPolicy | undefined;
  /** Ids that it had before, so that history stays readable. */
  readonly was: readonly string[];
}

/** Limits over all columns of the stages in `wipStages`. */
export interface WipPolicy {
  readonly limit?: number | undefined;
  readonly perPerson?: number | undefined;
  readonly policy: LimitPolicy;
}

/** The service level expectation: so many days or fewer, for so many per cent of the items. */
export interface Expectation {
  readonly days: number;
  readonly probability: number;
}

/** What of the team's work is meant for which types, of the items started and finished within so many days. */
export interface DeclaredBalance {
  readonly days: number;
  /** Per cent of the items, in the file's order; the rest is free. */
  readonly shares: readonly { readonly type: string; readonly percent: number }[];
}

/** Sprints of so many days, the first of which began on a day (`YYYY-MM-DD`). */
export interface Cadence {
  readonly days: number;
  readonly from: string;
}

export const itemTypes = [
  'feature',
  'bug',
  'reliability',
  'security',
  'infrastructure',
  'debt',
  'experiment',
  'docs',
] as const;

export interface Board {
  readonly columns: readonly Column[];
  readonly wip: WipPolicy;
  /** The team's own types and the known one that each counts as. */
  readonly types: ReadonlyMap<string, string>;
  readonly expectation?: Expectation | undefined;
  readonly balance?: DeclaredBalance | undefined;
  readonly cadence?: Cadence | undefined;
  /** The definition of ready: names of needs (`core/policy/readiness`), or keys of items that the team asks for. */
  readonly ready: readonly string[];
  /** Sources that should have spoken before an item is ranked. */
  readonly voices: readonly string[];
  /** What the definition of done asks for, when the file says so. */
  readonly done?: readonly string[] | undefined;
  /** Whether work that lacks some of it is done with a word about it, or only with a reason. */
  readonly donePolicy: LimitPolicy;
}

export interface Person {
  /** How the file's `assignees`, `by` … name the person. */
  readonly key: string;
  readonly name: string;
  readonly email: readonly string[];
}

/** Why the file may be read but not written. `reading`: a large file of which only the beginning has been read yet. */
export type ReadOnlyReason = 'future-version' | 'conflict-markers' | 'syntax' | 'reading';

/** A `backlog.yaml`, read. Nobody writes to it: changes go through `backlog/change`. */
export interface Backlog {
  readonly stream: string | undefined;
  readonly vision: string | undefined;
  readonly constraints: readonly string[];
  /** Prefix of new ids, as in `PAY-12`. */
  readonly prefix: string;
  readonly board: Board;
  /** How large a branch may be. */
  readonly batch: BatchPolicy;
  readonly people: readonly Person[];
  /** In order of priority. */
  readonly items: readonly Item[];
  readonly concerns: readonly Concern[];
  readonly readOnly: ReadOnlyReason | undefined;
}

/** The definition of ready when the file states none. */
export const defaultReady: readonly string[] = ['why', 'acceptance', 'estimate', 'questions', 'dependencies'];

/** The columns used when the file names none. */
export const defaultColumns: readonly Column[] = [
  { id: 'ideas', name: 'Ideas', stage: 'idea', was: [] },
  { id: 'ready', name: 'Ready', stage: 'ready', was: [] },
  { id: 'active', name: 'In progress', stage: 'active', was: [] },
  { id: 'done', name: 'Done', stage: 'done', was: [] },
];

/** The column with this id, or undefined. */
export function columnOf(backlog: Backlog, id: string): Column | undefined {
  return backlog.board.columns.find((column) => column.id === id);
}

/** The column that a status names, now or by an id that it had; undefined where none is meant. */
export function columnNamed({ columns }: Board, status: string | undefined): Column | undefined {
  if (status === undefined) return undefined;
  return columns.find(({ id }) => id === status) ?? columns.find(({ was }) => was.includes(status));
}

/** The item with this key (an id, or `#n`), or undefined. */
export function itemOf(backlog: Backlog, key: string): Item | undefined {
  return backlog.items.find((item) => item.key === key);
}

/** Keys of items that others name as `parent`: frames, which are not work themselves. */
export function framesOf(backlog: Backlog): ReadonlySet<string> {
  const parents = new Set(backlog.items.map((item) => item.fields.parent));
  return new Set(backlog.items.filter((item) => item.id !== undefined && parents.has(item.id)).map((item) => item.key));
}

/** The known type that an item's type counts as; `feature` when it has none. */
export function typeOf(backlog: Backlog, item: Item): string {
  const written = item.fields.type ?? 'feature';
  return backlog.board.types.get(written) ?? written;
}
