import { itemTypes } from '../../core/model/backlog.ts';
import type { Criterion } from '../../core/model/item.ts';
import { itemKeys } from '../schema/itemKeys.ts';
import type { ImportedBoard, ImportedColumn } from './columns.ts';
import { type ImportedTime, readTime, writeTime } from './dates.ts';
import type { Field, FieldValue } from './frontMatter.ts';
import type { Task } from './task.ts';
import { holdsText } from './taskFields.ts';
import type { TaskIds } from './taskIds.ts';

/** Keys with their values, in order. */
type Others = readonly (readonly [string, FieldValue])[];

/** An item as it will be written. */
export interface ImportedItem {
  readonly id: string;
  readonly title: string;
  readonly type: string | undefined;
  readonly column: ImportedColumn;
  readonly priority: string | undefined;
  readonly raisedBy: string | undefined;
  readonly assignees: readonly string[];
  readonly due: string | undefined;
  readonly tags: readonly string[];
  readonly milestone: string | undefined;
  readonly parent: string | undefined;
  readonly dependsOn: readonly string[];
  readonly links: readonly string[];
  readonly acceptance: readonly Criterion[];
  /** Keys that neither tool knows, or only the other: kept under their own names. */
  readonly others: Others;
  readonly updated: string | undefined;
  readonly notes: string | undefined;
  readonly history: readonly { readonly at: string; readonly to: string }[];
  /** Where the other tool's board had it, if it said. */
  readonly ordinal: number | undefined;
}

/** What a task is read against. */
export interface Project {
  readonly ids: TaskIds;
  readonly board: ImportedBoard;
}

/** Keys that the importer writes beside those of the format. */
const takenKeys: ReadonlySet<string> = new Set([...itemKeys, 'priority', 'milestone', 'updated']);

/** Makes an item of a task. What finds no place in it goes to the task's ledger. */
export function makeItem(task: Task, project: Project): ImportedItem {
  const { fields, body } = task;
  const column = columnOf(task, project.board);
  const links = readLinks(task);
  const due = readDue(task);
  const id = readId(task, project.ids);
  return {
    id,
    title: task.title ?? id,
    type: readType(task),
    column,
    priority: fields.text('priority'),
    raisedBy: withoutAt(fields.text('reporter')),
    assignees: fields.texts('assignee').map((name) => withoutAt(name) ?? name),
    due: due.due,
    tags: fields.texts('labels'),
    milestone: fields.text('milestone'),
    parent: readParent(task, project.ids),
    dependsOn: fields.texts('dependencies').map((reference) => resolve(task, project.ids, ['dependencies', reference])),
    links: links.links,
    acceptance: body.acceptance,
    updated: readUpdated(task),
    notes: body.notes,
    history: readHistory(task, column, project.board),
    ordinal: readOrdinal(task),
    others: [...links.others, ...due.others, ...readOthers(task)],
  };
}

function readId(task: Task, ids: TaskIds): string {
  const id = ids.idOf(task.path);
  if (task.writtenId !== '' && id !== task.writtenId.toUpperCase() && !id.endsWith(`-${task.writtenId}`)) {
    task.fields.note('id', 'id.replaced');
  }
  return id;
}

function columnOf(task: Task, board: ImportedBoard): ImportedColumn {
  const column = board.columnOf(task);
  if (task.status !== undefined && !board.isNamed(column, task.status)) task.fields.note('status', 'status.replaced');
  return column;
}

/** A known type in the format's spelling; the team's own as written. */
function readType({ fields }: Task): string | undefined {
  const type = fields.text('type');
  return itemTypes.find((known) => known === type?.toLowerCase()) ?? type;
}

function withoutAt(name: string | undefined): string | undefined {
  return name?.replace(/^@(?=.)/, '');
}

/** The parent that is written, else the one that a dotted id implies. */
function readParent(task: Task, ids: TaskIds): string | undefined {
  const written = task.fields.text('parent_task_id');
  return written === undefined ? ids.parentOf(task.writtenId) : resolve(task, ids, ['parent_task_id', written]);
}

function resolve({ fields }: Task, ids: TaskIds, [key, reference]: readonly [string, string]): string {
  const { id, known } = ids.resolve(reference);
  if (!known) fields.note(key, 'reference.unknown', reference);
  return id;
}

/** Addresses and paths are links; references in words stay under their own key. */
function readLinks({ fields }: Task): { links: readonly string[]; others: Others } {
  const links: string[] = [];
  const others: (readonly [string, FieldValue])[] = [];
  for (const key of ['references', 'documentation']) {
    const texts = fields.texts(key);
    links.push(...texts.filter(isLink));
    const words = texts.filter((text) => !isLink(text));
    if (words.length > 0) others.push([key, words]);
  }
  return { links: [...new Set(links)], others };
}

function isLink(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\/\S+$|^[^\s]+$|\/[^/]*\.\w+(?:[#:]\S*)?$/i.test(text);
}

function readTimeOf({ fields }: Task, key: string): ImportedTime | undefined {
  const text = fields.text(key);
  const time = text === undefined ? undefined : readTime(text);
  if (text !== undefined && time === undefined) fields.note(key, 'date.not-understood');
  return time;
}

/** A due date is a day in a backlog; with a time of day, or where it is no date, it stays under its own key. */
function readDue({ fields }: Task): { due: string | undefined; others: Others } {
  const text = fields.text('due_date');
  const time = text === undefined ? undefined : readTime(text);
  if (text === undefined || time?.dayOnly === true) return { due: time?.at.slice(0, 10), others: [] };
  return { due: undefined, others: [['due_date', text]] };
}

/** An updated date is no move: it is kept under a key of its own, as typed where it is no date. */
function readUpdated({ fields }: Task): string | undefined {
  const text = fields.text('updated_date');
  const time = text === undefined ? undefined : readTime(text);
  return time === undefined ? text : writeTime(time);
}

/** The capture, and the completion of what is done: all that the other tool's dates tell about moves. */
function readHistory(task: Task, column: ImportedColumn, board: ImportedBoard): ImportedItem['history'] {
  const created = readTimeOf(task, 'created_date');
  const completed = readTimeOf(task, 'completed_date');
  const history = created === undefined ? [] : [{ at: created.at, to: board.captureOf(task.folder).id }];
  if (completed === undefined) return history;
  if (column.stage !== 'done') {
    task.fields.note('completed_date', 'date.not-entered');
    return history;
  }
  return [...history, { at: notBefore(completed, created), to: column.id }];
}

/** A day is midnight; what was completed on the day of its creation was not completed before it. */
function notBefore(completed: ImportedTime, created: ImportedTime | undefined): string {
  const sameDay = created?.at.slice(0, 10) === completed.at.slice(0, 10);
  return completed.dayOnly && sameDay ? created.at : completed.at;
}

function readOrdinal({ fields }: Task): number | undefined {
  const text = fields.text('ordinal');
  if (text === undefined) return undefined;
  fields.note('ordinal', 'ordinal.as-order');
  const ordinal = Number(text);
  return Number.isFinite(ordinal) ? ordinal : undefined;
}

function readOthers({ fields }: Task): Others {
  const [own, taken] = partition(fields.rest(), ({ key, value }) => !takenKeys.has(key) && holdsText(value));
  for (const { key } of taken) fields.note(key, 'field.not-imported');
  return own.map(({ key, value }) => [key, value] as const);
}

function partition(
  fields: readonly Field[],
  test: (field: Field) => boolean,
): readonly [readonly Field[], readonly Field[]] {
  return [fields.filter(test), fields.filter((field) => !test(field))];
}
