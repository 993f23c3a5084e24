import { type Dirent, type Stats, lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isItemFileName } from '../backlog/spread/fileName.ts';
import { longestItem } from '../backlog/spread/itemFile.ts';
import { type FolderContents, type Spread, composeSpread, mostFiles } from '../backlog/spread/spread.ts';
import { folderKeyOf, folderPathOf } from '../backlog/spread/folder.ts';
import { readSettledFile } from './writing/snapshot.ts';

type Found = FolderContents['files'][number];

const nothing: FolderContents = { files: [], refused: [], others: [], state: 'there' };

/**
 * A backlog put together from its files, where its items stand in files of their own.
 * @param path of the main file
 * @param text what that one says
 */
export async function readSpreadFiles(path: string, text: string): Promise<Spread | undefined> {
  const key = folderKeyOf(text);
  if (key === undefined) return undefined;
  const folder = folderPathOf(key.value);
  const contents = folder === undefined ? nothing : await readItemFolder(path, folder);
  return composeSpread(text, contents);
}

/** What the folder of a backlog's items holds. No link is followed, neither to the folder nor in it. */
export async function readItemFolder(path: string, folder: string): Promise<FolderContents> {
  const state = stateOf(dirname(path), folder);
  if (state !== 'there') return { ...nothing, state };
  const at = join(dirname(path), folder);
  const entries = readdirSync(at, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  const named = entries.filter(({ name }) => isItemFileName(name));
  const others = entries.filter(({ name }) => !isItemFileName(name)).map(({ name }) => name);
  if (named.length > mostFiles) return { ...nothing, state: 'crowded' };
  const files: Found[] = [];
  const refused: string[] = [];
  for (const entry of named) {
    const found = entry.isFile() ? await readItemFile(at, entry) : 'refused';
    if (found === 'refused') refused.push(entry.name);
    else if (found !== 'gone') files.push(found);
  }
  return { files, refused, others, state };
}

async function readItemFile(folder: string, { name }: Dirent): Promise<Found | 'refused' | 'gone'> {
  const path = join(folder, name);
  const stats = lstat(path);
  if (stats === undefined) return 'gone';
  if (!stats.isFile()) return 'refused';
  if (stats.size > longestItem) return { name, text: undefined };
  try {
    return { name, text: (await readSettledFile(path)).toString('utf8') };
  } catch {
    return lstat(path) === undefined ? 'gone' : 'refused';
  }
}

/** Whether there is a folder, and every part of the way to it is one: a link might lead anywhere. */
export function stateOf(from: string, folder: string): 'there' | 'missing' | 'outside' {
  let at = from;
  for (const part of folder.split('/')) {
    at = join(at, part);
    const stats = lstat(at);
    if (stats === undefined) return 'missing';
    if (!stats.isDirectory()) return 'outside';
  }
  return 'there';
}

function lstat(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}
