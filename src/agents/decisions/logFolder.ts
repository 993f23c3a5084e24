import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { ToolFailure } from '../failure.ts';

/**
 * The folder of a log by its path from where a tool works, whatever links lead to it.
 * @param top where decisions are read from
 * @param named as somebody wrote it; it need not be there yet
 * @throws ToolFailure when nothing that is written there would be read
 */
export function logFolder(root: string, top: string, named: string): string {
  const folder = realOf(resolve(root, named));
  const fromTop = relative(realOf(top), folder);
  if (isAbsolute(fromTop) || fromTop.split(/[\\/]/)[0] === '..') {
    throw new ToolFailure(
      `The log ${named} lies outside of this folder, so it would not be read. Nothing was written: run it there, with -C.`,
    );
  }
  return relative(realOf(root), folder).replaceAll('\\', '/');
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // Not there yet: what it will lie in is.
    return dirname(path) === path ? path : join(realOf(dirname(path)), basename(path));
  }
}
