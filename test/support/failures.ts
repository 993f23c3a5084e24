import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname } from 'node:path';

/** Where a frame of a stack lies in the bundle: `…/host/suite.js:123:45`. */
const place = /(?:\/|\\)suite\.js:(\d+):(\d+)/;

/**
 * Turns a stack of the bundle into one of the sources, without mocha's own frames. Node.js would do so itself, but
 * VS Code's extension host formats stacks in its own way.
 */
export function sourceStack(stack: string): string {
  const map = new SourceMap(
    JSON.parse(readFileSync(`${__filename}.map`, 'utf8')) as ConstructorParameters<typeof SourceMap>[0],
  );
  const lines = stack.split('\n').map((line) => {
    const [, row, column] = place.exec(line) ?? [];
    if (row === undefined || column === undefined) return line;
    const entry = map.findEntry(Number(row) - 1, Number(column) - 1);
    if (!('originalSource' in entry)) return line;
    const source = entry.originalSource.replace(/^(\.\.\/)+/, '');
    return line.replace(
      /\(?[^\s(]*suite\.js:\d+:\d+\)?/,
      `(${source}:${entry.originalLine + 1}:${entry.originalColumn + 1})`,
    );
  });
  return lines.filter((line) => !line.includes('node_modules/mocha/')).join('\n');
}

/**
 * Does a rejection come from the tests or from the extension under test? Other extensions live in the same process,
 * and theirs are not ours.
 */
export function isOwn(reason: unknown): boolean {
  return reason instanceof Error && reason.stack?.includes(dirname(dirname(__filename))) === true;
}
