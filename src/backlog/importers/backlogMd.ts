import { type BacklogHead, archiveText, backlogText } from './backlogText.ts';
import { ImportedBoard } from './columns.ts';
import { linesOf } from './frontMatter.ts';
import { makeItem } from './importedItem.ts';
import { type FiledItem, compareFiled } from './order.ts';
import { type FileReport, type ImportReport, Ledger, type RenamedId } from './report.ts';
import { type ProjectSettings, isSettings, readSettings } from './settings.ts';
import { type SourceFile, type Task, compareTasks, readTask } from './task.ts';
import { TaskIds, compareIds } from './taskIds.ts';

export type { FileReport, ImportCode, ImportCounts, ImportEntry, ImportReport, RenamedId } from './report.ts';
export type { SourceFile } from './task.ts';

export interface ImportOptions {
  /** Should what is completed or was put away go into an archive? Else everything goes into the backlog. */
  readonly archive: boolean;
  /** The team's name; without one, the project's. */
  readonly stream?: string | undefined;
}

export interface Imported {
  /** The text of `backlog.yaml`. */
  readonly backlog: string;
  /** The text of `backlog.archive.yaml`, or undefined when nothing belongs there. */
  readonly archive: string | undefined;
  readonly report: ImportReport;
}

/** A task with the item that it became. */
interface Made extends FiledItem {
  readonly task: Task;
  readonly archived: boolean;
}

/**
 * Makes a backlog of a Backlog.md project. Every line of every file is in an item or in the report.
 * @param files the project's text files, in any order; every file with front matter in `tasks/`, `drafts/`,
 * `completed/`, `archive/tasks/` and `archive/drafts/` becomes an item
 */
export function importBacklogMd(files: readonly SourceFile[], options: ImportOptions): Imported {
  const config = files.find(({ path }) => isSettings(path));
  const settings = readSettings(config?.text ?? '', options.stream);
  const tasks = files.flatMap((file) => readTask(file) ?? []).toSorted(compareTasks);
  const ids = new TaskIds(
    tasks.map(({ path, writtenId }) => ({ path, written: writtenId })),
    settings.prefix,
  );
  const board = new ImportedBoard(settings.statuses, settings.defaultStatus, tasks);
  const made = tasks.map((task): Made => {
    const archived = options.archive && task.folder !== 'tasks' && task.folder !== 'drafts';
    return { task, folder: task.folder, item: makeItem(task, { ids, board }), archived };
  });
  const kept = made.filter(({ archived }) => !archived).toSorted(compareFiled);
  const away = made.filter(({ archived }) => archived).toSorted((a, b) => compareIds(a.item.id, b.item.id));
  const head: BacklogHead = {
    stream: options.stream ?? settings.name,
    prefix: ids.prefix,
    columns: board.columns,
    types: made.flatMap(({ item }) => item.type ?? []),
  };
  return {
    backlog: backlogText(
      head,
      kept.map(({ item }) => item),
    ),
    archive: away.length === 0 ? undefined : archiveText(away.map(({ item }) => item)),
    report: makeReport(files, made, { path: config?.path, settings }),
  };
}

interface Config {
  readonly path: string | undefined;
  readonly settings: ProjectSettings;
}

function makeReport(files: readonly SourceFile[], made: readonly Made[], config: Config): ImportReport {
  const byPath = new Map(made.map((one) => [one.task.path, one]));
  const reports = files.map((file) => reportOf(file, byPath.get(file.path), config));
  const outcomes = reports.map(({ outcome }) => outcome);
  return {
    counts: {
      files: files.length,
      backlog: outcomes.filter((outcome) => outcome === 'backlog').length,
      archive: outcomes.filter((outcome) => outcome === 'archive').length,
      notImported: outcomes.filter((outcome) => outcome === 'not-imported').length,
    },
    renamed: made.flatMap(renamedOf),
    files: reports.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function reportOf(file: SourceFile, made: Made | undefined, config: Config): FileReport {
  const { path } = file;
  if (made !== undefined) {
    const outcome = made.archived ? 'archive' : 'backlog';
    return { path, outcome, item: made.item.id, entries: made.task.ledger.entries };
  }
  if (path === config.path) return { path, outcome: 'settings', item: undefined, entries: config.settings.entries };
  const ledger = new Ledger();
  ledger.note('file.not-imported', linesOf(file.text));
  return { path, outcome: 'not-imported', item: undefined, entries: ledger.entries };
}

function renamedOf({ task, item }: Made): readonly RenamedId[] {
  const isNew = task.ledger.entries.some(({ code }) => code === 'id.replaced') || task.writtenId === '';
  return isNew ? [{ path: task.path, was: task.writtenId, now: item.id }] : [];
}
