import type { Stage } from '../../core/model/backlog.ts';

/** A column of the imported board. */
export interface ImportedColumn {
  readonly id: string;
  readonly name: string;
  readonly stage: Stage;
}

/** Where a task was found. */
export type TaskFolder = 'tasks' | 'drafts' | 'completed' | 'archived' | 'archived-drafts';

/** A task as far as its column depends on it. */
export interface Placed {
  readonly folder: TaskFolder;
  readonly status: string | undefined;
}

/** Names that teams give to columns of a stage; letters and digits only. */
const stageNames: readonly (readonly [Stage, RegExp])[] = [
  ['idea', /^(?:drafts?|ideas?|inbox|icebox|backlog|proposed|triage)$/],
  ['ready', /^(?:todo|ready(?:to.*|for.*)?|open|next|upnext|planned|selected|queued)$/],
  [
    'dropped',
    /^(?:wont(?:do|fix)|notdoing|notplanned|cancell?ed|rejected|dropped|declined|abandoned|archived|obsolete|duplicate)$/,
  ],
  ['deployed', /^deployed$/],
  ['released', /^released$/],
  ['done', /^(?:done|completed?|closed|finished|resolved|inuse)$/],
  ['active', /^(?:inprogress|doing|started|active|wip|in?review|review|testing|intesting|qa|blocked|onhold|waiting)$/],
];

/** Columns for a project's statuses, its drafts and what was decided against. */
export class ImportedBoard {
  readonly columns: readonly ImportedColumn[];
  /** Where new tasks start. */
  readonly first: ImportedColumn;
  private readonly byName: ReadonlyMap<string, ImportedColumn>;

  /**
   * @param statuses of the project, in order of its board
   * @param defaultStatus the one that new tasks get
   * @param tasks every task: statuses that only tasks have become columns, too
   */
  constructor(statuses: readonly string[], defaultStatus: string | undefined, tasks: readonly Placed[]) {
    const columns = new Columns(statuses);
    for (const { status } of tasks.filter(({ folder }) => folder === 'tasks')) columns.meet(status);
    for (const { status } of tasks) if (isFinal(namedStage(status ?? ''))) columns.meet(status);
    if (tasks.some(({ folder }) => isDraft(folder))) columns.ensure('draft', { name: 'Draft', stage: 'idea' });
    if (tasks.some((task) => columns.drops(task))) columns.ensure('dropped', { name: 'Not doing', stage: 'dropped' });
    this.columns = columns.list;
    this.byName = new Map(columns.list.map((column) => [nameKey(column.name), column]));
    const start = this.named(defaultStatus) ?? this.named(statuses[0]);
    this.first = start ?? columns.list[0] ?? { id: 'ready', name: 'Ready', stage: 'ready' };
  }

  /** The column that a task belongs in. */
  columnOf({ folder, status }: Placed): ImportedColumn {
    const own = this.named(status);
    if (folder === 'tasks') return own ?? this.first;
    if (folder === 'drafts') return this.draft;
    if (own !== undefined && isFinal(own.stage) && folder !== 'archived-drafts') return own;
    return folder === 'completed' ? this.ofStage('done') : this.ofStage('dropped');
  }

  /** The column that a task was captured in. */
  captureOf(folder: TaskFolder): ImportedColumn {
    return isDraft(folder) ? this.draft : this.first;
  }

  /** Is this what the column is called? */
  isNamed(column: ImportedColumn, status: string): boolean {
    return nameKey(column.name) === nameKey(status);
  }

  private get draft(): ImportedColumn {
    return this.named('Draft') ?? this.ofStage('idea');
  }

  private named(status: string | undefined): ImportedColumn | undefined {
    return status === undefined ? undefined : this.byName.get(nameKey(status));
  }

  private ofStage(stage: Stage): ImportedColumn {
    return this.columns.find((column) => column.stage === stage) ?? this.first;
  }
}

/** Columns under construction: in order, each name and id once. */
class Columns {
  readonly list: ImportedColumn[] = [];

  constructor(statuses: readonly string[]) {
    const names = statuses.filter(
      (name, index) => statuses.findIndex((other) => nameKey(other) === nameKey(name)) === index,
    );
    const known = names.map((name) => namedStage(name));
    const last = known.findLastIndex((stage) => stage !== 'dropped');
    names.forEach((name, index) => {
      const done = index === last && !known.includes('done');
      const byPlace = index === 0 ? 'ready' : index === last ? 'done' : 'active';
      this.list.push(this.make(name, done && last > 0 ? 'done' : (known[index] ?? byPlace)));
    });
    if (!this.list.some(({ stage }) => stage === 'done')) this.list.push(this.make('Done', 'done'));
  }

  /** Adds the status of a task that the project does not list: by its name, else as work under way. */
  meet(status: string | undefined): void {
    if (status === undefined || this.has(status)) return;
    const column = this.make(status, namedStage(status) ?? 'active');
    const place = this.list.findIndex(({ stage }) => rank(stage) > rank(column.stage));
    this.list.splice(place < 0 ? this.list.length : place, 0, column);
  }

  /** Adds a column unless there is one of that name or, for what is dropped, of that stage. */
  ensure(id: string, column: Omit<ImportedColumn, 'id'>): void {
    const { name, stage } = column;
    if (this.has(name) || (stage === 'dropped' && this.list.some((other) => other.stage === stage))) return;
    const made = { ...column, id: this.free(id) };
    if (stage === 'idea') this.list.unshift(made);
    else this.list.push(made);
  }

  /** Is the task put away in a column that its own status does not name? */
  drops({ folder, status }: Placed): boolean {
    const own = this.list.find(({ name }) => nameKey(name) === nameKey(status ?? ''));
    return folder === 'archived-drafts' || (folder === 'archived' && !isFinal(own?.stage));
  }

  private has(name: string): boolean {
    return this.list.some((column) => nameKey(column.name) === nameKey(name));
  }

  private make(name: string, stage: Stage): ImportedColumn {
    const slug = name
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}]+/gu)
      ?.join('-');
    return { id: this.free(slug ?? stage), name, stage };
  }

  private free(id: string): string {
    const taken = new Set(this.list.map((column) => column.id));
    let free = id;
    for (let number = 2; taken.has(free); number += 1) free = `${id}-${number}`;
    return free;
  }
}

function rank(stage: Stage): number {
  return ['idea', 'ready', 'active', 'deployed', 'released', 'done', 'dropped'].indexOf(stage);
}

/** Letters and digits, without case; a name of signs only stays itself. */
function nameKey(name: string): string {
  const letters = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return letters === '' ? name.trim() : letters;
}

function namedStage(name: string): Stage | undefined {
  const key = nameKey(name);
  return stageNames.find(([, names]) => names.test(key))?.[0];
}

function isFinal(stage: Stage | undefined): boolean {
  return stage === 'done' || stage === 'dropped';
}

function isDraft(folder: TaskFolder): boolean {
  return folder === 'drafts' || folder === 'archived-drafts';
}
