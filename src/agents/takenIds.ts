import { join } from 'node:path';
import { archiveOf } from '../core/model/archiveName.ts';
import { folderBeside, folderOf } from '../backlog/spread/folder.ts';
import { type KnownBlobs, branchIds } from '../git/branchIds.ts';
import { type HighestIds, highestIds, idsOf, mergedIds } from '../core/model/highestIds.ts';
import { cacheFolder, readCached, writeCached } from './cacheFolder.ts';
import { readTextIfAny } from './files.ts';

/** Blobs that are remembered; the oldest are forgotten first. */
const remembered = 2000;

/**
 * The highest ids at the tips of the branches that git knows here, for the backlog, its items' files and its archive.
 * @param text what the backlog's main file says
 */
export async function idsOnBranches(path: string, text = ''): Promise<HighestIds> {
  const file = join(cacheFolder(), 'blobs-1.json');
  const blobs = readBlobs(file);
  const before = blobs.size;
  const known: KnownBlobs = {
    get: (blob) => blobs.get(blob),
    set: (blob, ids) => void blobs.set(blob, ids),
  };
  // A branch may have taken the backlog apart already, while it stands in one file here.
  const folder = folderOf(text) ?? folderBeside(path);
  const found = await branchIds([path, archiveOf(path)], { folder, known });
  if (blobs.size > before) writeCached(file, JSON.stringify([...blobs].slice(-remembered)));
  return found;
}

/** Ids that are taken outside the backlog: in its archive, and on branches. */
export async function takenIds(path: string, onBranches: HighestIds): Promise<readonly string[]> {
  const archive = await readTextIfAny(archiveOf(path));
  return idsOf(mergedIds([onBranches, archive === undefined ? {} : highestIds(archive)]));
}

function readBlobs(file: string): Map<string, HighestIds> {
  try {
    const read: unknown = JSON.parse(readCached(file)?.toString('utf8') ?? '[]');
    return new Map(Array.isArray(read) ? read.filter(isEntry) : []);
  } catch {
    return new Map();
  }
}

function isEntry(entry: unknown): entry is [string, HighestIds] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false;
  const ids: unknown = entry[1];
  return typeof ids === 'object' && ids !== null && Object.values(ids).every((number) => typeof number === 'number');
}
