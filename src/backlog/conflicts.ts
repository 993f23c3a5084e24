import type { Problem } from '../core/model/problem.ts';
import { restOfLine } from './lines.ts';

const marker = /^(?:<{7}|\|{7}|={7}|>{7})(?: |\r?$)/;

/**
 * Makes a text with git's conflict markers readable: of every conflict the first side stays, the rest becomes
 * blanks of the same length, so that all offsets stay true. The file is read-only while it has them.
 */
export function hideConflicts(text: string): { readonly visible: string; readonly conflict: Problem | undefined } {
  // Looking for the text first is many times as fast as a pattern over a long file.
  const first = text.includes('<<<<<<<') ? /^<{7}(?: |\r?$)/m.exec(text) : null;
  if (first === null || !/^={7}\r?$/m.test(text)) return { visible: text, conflict: undefined };
  let hidden = false;
  const lines = text.split('\n').map((line) => {
    const [found] = marker.exec(line) ?? [];
    if (found !== undefined) hidden = found.startsWith('=') || found.startsWith('|');
    return hidden || found !== undefined ? line.replace(/[^\r]/g, ' ') : line;
  });
  const range = restOfLine(text, first.index);
  const conflict: Problem = { code: 'file.conflict-markers', severity: 'error', range, values: {}, fixes: [] };
  return { visible: lines.join('\n'), conflict };
}
