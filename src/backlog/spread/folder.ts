import type { Range } from '../../core/model/problem.ts';
import { hideConflicts } from '../conflicts.ts';
import { lineEndOf } from '../lines.ts';
import { isSafeName } from './fileName.ts';

/** `items: backlog/` in the main file: the key whose value is a folder's name. */
export interface FolderKey {
  /** The value as typed, without quotes. */
  readonly value: string;
  /** Where the value stands, quotes included. */
  readonly range: Range;
  /** Offset behind the key's line. */
  readonly lineEnd: number;
}

/** A scalar on the key's own line: quoted without escapes, or plain. */
const folderLine =
  /^(items:[ \t]+)("[^"\\\r\n]*"|'[^'\r\n]*'|[^\s"'#&*!|>%@`[\]{},?:-][^\r\n]*?)[ \t]*(?:[ \t]#[^\r\n]*)?(?=\r?$)/m;

/**
 * The key that names the folder of a backlog's items. Undefined for every other text: those with a list there, and
 * somebody else's, since without the key `headwater` a name behind `items` makes no backlog.
 */
export function folderKeyOf(text: string): FolderKey | undefined {
  if (!mayNameFolder(text)) return undefined;
  const { visible } = hideConflicts(text);
  const found = folderLine.exec(visible);
  if (found === null || [...visible.matchAll(/^items:/gm)].length > 1) return undefined;
  const [, key = '', written = ''] = found;
  // YAML takes these for nothing, and this for a map.
  if (/^(?:~|null)$/i.test(written) || /^[^"'].*:(?:\s|$)/.test(written)) return undefined;
  const start = found.index + key.length;
  const lineEnd = lineEndOf(visible, start);
  if (hasMoreLines(visible, lineEnd)) return undefined;
  const value = /^["']/.test(written) ? written.slice(1, -1) : written;
  return { value, range: { start, end: start + written.length }, lineEnd };
}

/** Asked first: most texts have a list, and long ones are neither copied nor gone through line by line for the question. */
function mayNameFolder(text: string): boolean {
  for (let at = text.startsWith('items') ? 0 : text.indexOf('\nitems'); at >= 0; at = text.indexOf('\nitems', at + 1)) {
    const next = text[text.indexOf(':', at) + 1];
    if (next === ' ' || next === '\t') return folderLine.test(text) && /^headwater:/m.test(text);
  }
  return false;
}

/** Whether a value goes on below its line, and is no name. */
function hasMoreLines(text: string, lineEnd: number): boolean {
  const blank = /(?:[ \t]*(?:#[^\n]*)?\r?\n)*/y;
  blank.lastIndex = lineEnd;
  blank.test(text);
  return /^[ \t]+[^\s#]/.test(text.slice(blank.lastIndex, blank.lastIndex + 1000));
}

/**
 * The folder as a path from the main file's own folder, parts parted by `/`, or undefined for one that items may not
 * stand in: whoever wrote the file must not make anybody read or write elsewhere.
 */
export function folderPathOf(value: string): string | undefined {
  const parts = value.replace(/\/$/, '').split('/');
  return value.length <= 200 && parts.every(isFolderName) ? parts.join('/') : undefined;
}

/** The folder of items that a main file names, as a path from the main file's own; undefined where it names none. */
export function folderOf(main: string): string | undefined {
  const key = folderKeyOf(main);
  return key && folderPathOf(key.value);
}

/** The folder that a backlog's items get when they are taken apart: `backlog/` for `backlog.yaml`. */
export function folderBeside(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replace(/\.ya?ml$/i, '');
  return isFolderName(name) ? name : 'backlog';
}

/** No way up or elsewhere, no name that a system takes for something else, and nothing of git's own. */
function isFolderName(name: string): boolean {
  return isSafeName(name) && !/^\.git$|^git~\d+$|^\.headwater/i.test(name);
}
