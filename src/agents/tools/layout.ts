import { rmSync, rmdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Reading } from '../../backlog/reading.ts';
import type { FileChange } from '../../backlog/spread/fileChange.ts';
import { folderBeside, folderPathOf } from '../../backlog/spread/folder.ts';
import { gather as planGather } from '../../backlog/spread/gather.ts';
import { mostFiles } from '../../backlog/spread/spread.ts';
import { takeApart } from '../../backlog/spread/takeApart.ts';
import { hasMergeDriver } from '../../git/mergeDriver/install.ts';
import { ToolFailure } from '../failure.ts';
import { itemPath, writesOf } from '../fileWrites.ts';
import { type Plan, changeText } from '../files.ts';
import { findBacklog } from '../findBacklog.ts';
import { readItemFolder } from '../itemFolder.ts';
import { type Setting, readFiles, refused } from '../workplace.ts';
import type { Answer } from './changes.ts';

export interface Laid {
  readonly file: string;
  /** Where the items' files are, or were. */
  readonly folder: string;
  readonly items: number;
}

/**
 * Puts each item of a backlog into a file of its own. The files are written first, so that whatever breaks it off, the
 * items are in the one file or in all of theirs; doing it again then goes on.
 * @throws ToolFailure when something would be lost, or is in the way
 */
export async function spread(setting: Setting, wanted: string | undefined): Promise<Answer<Laid>> {
  const path = findBacklog(setting.folder, setting.file);
  const folder = folderPathOf(wanted ?? folderBeside(path));
  if (folder === undefined)
    throw new ToolFailure(`Items cannot stand in ${wanted ?? ''}: name a folder below ${dirname(path)}.`);
  let left: readonly FileChange[] = [];
  const plan = async (text: string): Promise<Plan<number>> => {
    const { reading } = await readFiles(path, text, 'change');
    left = await planSpread({ path, reading, folder }, left);
    return { ...writesOf({ path, text, reading }, left), answer: reading.backlog.items.length };
  };
  const items = await changeText(path, plan, { observe: setting.observe });
  const said = `Each of the ${items} items of ${basename(path)} has a file of its own in ${folder}/ now.`;
  const data = { version: 1, file: path, folder: itemPath(path, folder), items } as const;
  if (!(await hasMergeDriver(dirname(path)))) return { data, said };
  return { data, said: `${said}\nFor git to merge these by field, too: headwater merge install` };
}

interface Apart {
  readonly path: string;
  readonly reading: Reading;
  readonly folder: string;
}

/** @param left what a try wrote that met a newer text: nothing names its files yet, so they go */
async function planSpread(
  { path, reading, folder }: Apart,
  left: readonly FileChange[],
): Promise<readonly FileChange[]> {
  const { files, refused: odd, others, state } = await readItemFolder(path, folder);
  if (state === 'outside') throw new ToolFailure(`${folder}/ is no folder, or a link. Nothing was changed.`);
  if (state === 'crowded') throw new ToolFailure(`${folder}/ has more than ${mostFiles} files. Nothing was changed.`);
  const planned = takeApart(reading, folder, [...odd, ...others]);
  if (!planned.ok) throw refused(planned.failure, reading.backlog);
  if (planned.value.length > mostFiles + 1)
    throw new ToolFailure(`More than ${mostFiles} items are too many files. Nothing was changed.`);
  const there = new Map(files.map(({ name, text }) => [`${folder}/${name}`, text]));
  const isThere = (change: FileChange) => change.kind === 'create' && there.get(change.file) === change.text;
  for (const change of left.filter(isThere)) {
    rmSync(itemPath(path, change.file), { force: true });
    there.delete(change.file);
  }
  // What a killed process has left is as it should be, or somebody else's.
  const known = new Set(planned.value.filter(isThere).map(({ file }) => file));
  const strange = [...there.keys()].find((file) => !known.has(file));
  if (strange !== undefined)
    throw new ToolFailure(`${strange} is there already. Nothing was changed: name a new folder with --folder.`);
  return planned.value.filter(({ file }) => !known.has(file));
}

/**
 * Puts items that have files of their own back into the one file, and takes their files away once it has them.
 * @throws ToolFailure when something would be lost
 */
export async function gather(setting: Setting): Promise<Answer<Laid>> {
  const path = findBacklog(setting.folder, setting.file);
  let gathered: { readonly folder: string; readonly items: number } | undefined;
  const plan = async (text: string): Promise<Plan<{ folder: string; items: number }>> => {
    const { reading } = await readFiles(path, text, 'change');
    const planned = planGather(reading);
    if (!planned.ok)
      throw gathered === undefined
        ? refused(planned.failure, reading.backlog)
        : changedMeanwhile(path, gathered.folder);
    gathered = { folder: reading.source.spread?.folder ?? '', items: reading.backlog.items.length };
    return { ...writesOf({ path, text, reading }, planned.value), answer: gathered };
  };
  const { folder, items } = await changeText(path, plan, { observe: setting.observe });
  const emptied = itemPath(path, folder);
  removeIfEmpty(emptied);
  const said = `The ${items} items are in ${basename(path)} again.`;
  return { data: { version: 1, file: path, folder: emptied, items }, said };
}

/** The one file was written, and then an item's file said something else than what was read. */
function changedMeanwhile(path: string, folder: string): ToolFailure {
  return new ToolFailure(
    `The items are in ${basename(path)} now, but somebody changed files in ${folder}/ meanwhile. Those are left there: look at them, and delete them.`,
    1,
  );
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something else stands in it, and stays.
  }
}
