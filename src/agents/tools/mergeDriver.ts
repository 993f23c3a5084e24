import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { readBacklog } from '../../backlog/read.ts';
import { folderOf } from '../../backlog/spread/folder.ts';
import { filesNamed } from '../../git/filesNamed.ts';
import { type MergeDriverFiles, installMergeDriver, removeMergeDriver } from '../../git/mergeDriver/install.ts';
import { placesOf } from '../../git/places.ts';
import type { GitFailure } from '../../git/run.ts';
import type { Result } from '../../core/model/result.ts';
import { ToolFailure } from '../failure.ts';
import { readText, readTextIfAny } from '../files.ts';
import type { Setting } from '../workplace.ts';

interface Asked {
  /** `install` or `uninstall`. */
  readonly what: string;
  /** `install --undo` is `uninstall`. */
  readonly undo: boolean;
  /** The folder of the command line's bundles. */
  readonly tool: string;
}

/** Sets the merge driver up in the repository at hand, or takes it back; says what was written. @throws ToolFailure */
export async function mergeDriver(setting: Setting, { what, undo, tool }: Asked) {
  if (what !== 'install' && what !== 'uninstall')
    throw new ToolFailure(`There is no merge ${what}: install, uninstall or finish.`);
  const folder = resolve(setting.folder);
  if (undo || what === 'uninstall') {
    const removed = done(await removeMergeDriver(folder));
    return { data: { version: 1, removed }, text: removedText(removed) };
  }
  const backlogs = await backlogsAround(setting);
  const folders = await foldersOf(backlogs);
  const written = done(await installMergeDriver(folder, { backlogs, folders, tool, runtime: process.execPath }));
  return { data: { version: 1, written }, text: writtenText(written) };
}

/** Folders whose backlogs are nobody's plan: those of the setting `headwater.exclude`. */
const excluded = /(?:^|[\\/])(?:node_modules|dist|out|vendor|fixtures|corpora)[\\/]/;

/** The backlog that is named, else all of the repository. */
async function backlogsAround({ folder, file }: Setting): Promise<readonly string[]> {
  if (file !== undefined) return [resolve(folder, file)];
  const { top } = done(await placesOf(folder));
  const found = await filesNamed(top, ['backlog.yaml', 'backlog.yml']);
  const backlogs: string[] = [];
  for (const path of found) {
    if (excluded.test(relative(top, path)) || !existsSync(path)) continue;
    if (readBacklog(await readText(path)) !== undefined) backlogs.push(path);
  }
  if (backlogs.length === 0)
    throw new ToolFailure('There is no backlog.yaml in this repository. Create one with: headwater init');
  return backlogs;
}

/** Where the items of backlogs have files of their own. */
async function foldersOf(backlogs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const folders = new Map<string, string>();
  for (const path of backlogs) {
    const folder = folderOf((await readTextIfAny(path)) ?? '');
    if (folder !== undefined) folders.set(path, folder);
  }
  return folders;
}

function done<Value>(result: Result<Value, GitFailure>): Value {
  if (result.ok) return result.value;
  const { code, message } = result.failure;
  if (code === 'missing') throw new ToolFailure('There is no git here.');
  throw new ToolFailure(`Git says: ${message.trim()}`);
}

function writtenText({ attributes, lines, configuration, files }: MergeDriverFiles): string {
  return [
    'Git merges these backlogs by item now. What was written:',
    ...attributes.flatMap((file) => ['', file, ...indented(lines)]),
    '',
    'the repository’s configuration (git config --local)',
    ...indented(configuration.map(([key, value]) => `${key} = ${value}`)),
    '',
    ...files,
    '',
    'Commit .gitattributes, so that others know of it. Each clone installs its own: headwater merge install',
    'To take all of this back: headwater merge uninstall',
  ].join('\n');
}

function removedText({ attributes, configuration, files }: MergeDriverFiles): string {
  const keys = configuration.map(([key]) => key);
  return ['Git merges backlogs by line again. Taken back:', ...indented([...attributes, ...keys, ...files])].join('\n');
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
