import { lstatSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Elsewhere } from '../../backlog/merge/followElsewhere.ts';
import { folderOf } from '../../backlog/spread/folder.ts';
import { archiveOf, isArchive } from '../../core/model/archiveName.ts';
import { logsBelow } from '../decisions/logsBelow.ts';
import { readItemFolder, stateOf } from '../itemFolder.ts';

/** A file in which an item may be named. */
export interface NamedFile {
  /** From the top of the working tree, with `/`. */
  readonly path: string;
  readonly kind: Elsewhere['kind'];
  readonly text: string;
}

/** The backlog that a file is, or is the archive of. */
export function backlogOf(path: string): string {
  return isArchive(path) ? path.replace(/\.archive(?=\.\w+$)/i, '') : path;
}

/**
 * The files that refer to a backlog's items, without the one that was merged: backlog and archive, the items' own
 * files, and all decision records below the top. No link is followed.
 * @param merged from the top, with `/`
 */
export async function namedFiles(top: string, merged: string): Promise<readonly NamedFile[]> {
  const main = backlogOf(merged);
  const lists = [main, archiveOf(main)].flatMap((path) => {
    const text = fileText(top, path);
    return text === undefined ? [] : [{ path, kind: 'list', text } as const];
  });
  const folder = folderOf(lists.find(({ path }) => path === main)?.text ?? '');
  const found = folder === undefined ? undefined : await readItemFolder(join(top, main), folder);
  const items = (found?.files ?? []).flatMap(({ name, text }) => {
    const path = posix.join(posix.dirname(main), folder ?? '', name);
    return text === undefined ? [] : [{ path, kind: 'item', text } as const];
  });
  return [...lists.filter(({ path }) => path !== merged), ...items, ...records(top)];
}

function records(top: string): readonly NamedFile[] {
  const { logs, textOf } = logsBelow(top);
  const paths = new Set(logs.flatMap((log) => log.records));
  return [...paths].flatMap((path) => {
    const text = textOf(path);
    return text === undefined ? [] : [{ path, kind: 'prose', text } as const];
  });
}

/** What a file below the top says; undefined where it, or a folder on the way to it, is none of its own. */
export function fileText(top: string, path: string): string | undefined {
  const folder = posix.dirname(path);
  if (folder !== '.' && stateOf(top, folder) !== 'there') return undefined;
  const file = join(top, path);
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(file, 'utf8') : undefined;
}
