import type { TaskFolder } from './columns.ts';
import { type Field, linesOf, readFields, splitFrontMatter } from './frontMatter.ts';
import { Ledger } from './report.ts';
import { type TaskBody, readBody } from './taskBody.ts';
import { TaskFields } from './taskFields.ts';

/** A text file of the project. */
export interface SourceFile {
  /** Relative to the project's folder, with `/` between folders. */
  readonly path: string;
  readonly text: string;
}

/** A task file, read, before its ids and statuses are compared with those of the others. */
export interface Task {
  readonly path: string;
  readonly folder: TaskFolder;
  readonly writtenId: string;
  readonly title: string | undefined;
  readonly status: string | undefined;
  readonly fields: TaskFields;
  readonly body: TaskBody;
  readonly ledger: Ledger;
}

/** In order of precedence: of two holders of an id, the first keeps it. */
const folders: readonly (readonly [TaskFolder, string])[] = [
  ['tasks', 'tasks/'],
  ['drafts', 'drafts/'],
  ['completed', 'completed/'],
  ['archived', 'archive/tasks/'],
  ['archived-drafts', 'archive/drafts/'],
];

/** Reads a task. Undefined for a file that is none: it lies elsewhere, or has neither an id nor a title. */
export function readTask({ path, text }: SourceFile): Task | undefined {
  const folder = folders.find(([, start]) => path.startsWith(start))?.[0];
  if (folder === undefined || !/\.md$/i.test(path)) return undefined;
  const name = nameOf(path);
  const { front, body } = splitFrontMatter(linesOf(text));
  const ledger = new Ledger();
  const read: ReadonlyMap<string, Field> = readFields(front, ledger);
  if (!read.has('id') && !read.has('title') && name.id === undefined) return undefined;
  const fields = new TaskFields(read, ledger);
  return {
    path,
    folder,
    writtenId: fields.text('id') ?? name.id ?? '',
    title: fields.text('title') ?? name.title,
    status: fields.text('status'),
    fields,
    body: readBody(body, ledger),
    ledger,
  };
}

/** Order in which tasks take their ids: by folder, then by name. */
export function compareTasks(a: Task, b: Task): number {
  const [one, other] = [a, b].map(({ folder }) => folders.findIndex(([name]) => name === folder));
  if (one !== other) return (one ?? 0) - (other ?? 0);
  return a.path < b.path ? -1 : Number(a.path > b.path);
}

/** What a file's name says: `task-7 - Fix-the-crash.md`. */
function nameOf(path: string): { readonly id: string | undefined; readonly title: string | undefined } {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  const [, id, rest] = /^([a-z]+-\d+(?:\.\d+)*)(?:\s+-\s+(.*))?$/i.exec(name) ?? [];
  const title = (rest ?? (id === undefined ? name : '')).replace(/-/g, ' ').trim();
  return { id, title: title === '' ? undefined : title };
}
