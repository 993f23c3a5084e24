import type { Field } from './frontMatter.ts';
import { linesOf, readFields } from './frontMatter.ts';
import type { ImportEntry } from './report.ts';
import { Ledger } from './report.ts';
import { TaskFields } from './taskFields.ts';

/** What a project says about itself. */
export interface ProjectSettings {
  readonly name: string | undefined;
  readonly prefix: string | undefined;
  /** In order of the board. */
  readonly statuses: readonly string[];
  /** The status that new tasks get. */
  readonly defaultStatus: string | undefined;
  readonly entries: readonly ImportEntry[];
}

/** What the other tool takes where a project says nothing. */
const defaultStatuses = ['To Do', 'In Progress', 'Done'];

/** Is this the project's settings file? */
export function isSettings(path: string): boolean {
  return /^(?:backlog\.)?config\.ya?ml$/.test(path);
}

/**
 * Reads `config.yml`. What a backlog has no place for goes into the entries.
 * @param stream the team's name where somebody gave one: the project's own is not used then
 */
export function readSettings(text: string, stream: string | undefined): ProjectSettings {
  const ledger = new Ledger();
  const fields = new TaskFields(readFields(linesOf(text), ledger), ledger);
  const name = fields.text('project_name');
  const prefix = fields.text('task_prefix')?.replace(/-$/, '');
  const statuses = fields.texts('statuses');
  const defaultStatus = fields.text('default_status');
  if (stream !== undefined) fields.note('project_name', 'settings.not-imported');
  const usable = prefix !== undefined && /^[A-Za-z]+$/.test(prefix);
  if (!usable) fields.note('task_prefix', 'settings.not-imported');
  noteRest(fields.rest(), ledger);
  return {
    name,
    prefix: usable ? prefix : undefined,
    statuses: statuses.length > 0 ? statuses : defaultStatuses,
    defaultStatus,
    entries: ledger.entries,
  };
}

function noteRest(rest: readonly Field[], ledger: Ledger): void {
  for (const { lines } of rest) ledger.note('settings.not-imported', lines);
}
