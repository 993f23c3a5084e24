import { lstatSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSafeName } from '../../backlog/spread/fileName.ts';
import { removeIfAny } from '../writing/removeIfAny.ts';

/** An item that a merge gave another id, as the merge driver leaves it for who ends the merge. */
export interface RenumberedItem {
  /** The file that was merged, from the top of the working tree, with `/`. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
  /** The commit whose item it is, and the one that it was merged with. */
  readonly side: string;
  readonly other: string;
}

const fileName = 'headwater-renumbered.json';

/** Bytes of the longest note that is read, and items that one may name. */
const longest = 200_000;
const most = 500;

const forms: Readonly<Record<Exclude<keyof RenumberedItem, 'path'>, RegExp>> = {
  from: /^[A-Za-z]{1,50}-\d{1,15}(?:\.\d{1,15}){0,20}$/,
  to: /^[A-Za-z]{1,50}-\d{1,15}$/,
  side: /^(?:[\da-f]{40}|[\da-f]{64})$/,
  other: /^(?:[\da-f]{40}|[\da-f]{64})$/,
};

/**
 * What merges have left to do. Who wrote it is not known: an entry that names anything but ids, commits and a file
 * below the top is none.
 * @param gitFolder what the working tree has of its own in git
 */
export function readNote(gitFolder: string): readonly RenumberedItem[] {
  try {
    const path = join(gitFolder, fileName);
    const stats = lstatSync(path);
    if (!stats.isFile() || stats.size > longest) return [];
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const items: unknown = typeof read === 'object' && read !== null && 'items' in read ? read.items : undefined;
    return Array.isArray(items) ? items.slice(0, most).flatMap((item) => checked(item) ?? []) : [];
  } catch {
    return [];
  }
}

/** Adds to what is left to do. What was left before of the same item is replaced. */
export function addToNote(gitFolder: string, added: readonly RenumberedItem[]): void {
  const isAgain = (item: RenumberedItem) =>
    added.some(({ path, from, side }) => path === item.path && from === item.from && side === item.side);
  const items = [...readNote(gitFolder).filter((item) => !isAgain(item)), ...added];
  const path = join(gitFolder, fileName);
  const temporary = `${path}.${process.pid}`;
  try {
    writeFileSync(temporary, `${JSON.stringify({ version: 1, items }, undefined, 2)}\n`);
    renameSync(temporary, path);
  } finally {
    removeIfAny(temporary);
  }
}

export function removeNote(gitFolder: string): void {
  removeIfAny(join(gitFolder, fileName));
}

/** An entry with its own fields and no others; undefined for one that is not as it must be. */
export function checked(item: unknown): RenumberedItem | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const values = new Map<string, unknown>(Object.entries(item));
  const textAt = (key: keyof RenumberedItem): string => {
    const value = values.get(key);
    return typeof value === 'string' ? value : '';
  };
  const [path, from, to] = [textAt('path'), textAt('from'), textAt('to')];
  const [side, other] = [textAt('side'), textAt('other')];
  const read = { from, to, side, other };
  const isSound = (['from', 'to', 'side', 'other'] as const).every((key) => forms[key].test(read[key]));
  return isSound && from !== to && isBacklogPath(path) ? { path, ...read } : undefined;
}

/** No way up or elsewhere, no name that a system takes for something else, and nothing of git's own. */
function isBacklogPath(path: string): boolean {
  const isOwn = (name: string) => isSafeName(name) && !/^\.git$|^git~\d+$/i.test(name);
  return path.length <= 1000 && /\.ya?ml$/i.test(path) && path.split('/').every(isOwn);
}
