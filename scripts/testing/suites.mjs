// Which tests there are: found by their place, never listed by hand.
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { root } from '../paths.mjs';
import { SetupError } from '../processes.mjs';

/** `unit` and `git` run in Node.js, `browser` too but drives a workbench, `host` and `desktop` run inside VS Code. */
export const suiteNames = /** @type {const} */ (['unit', 'git', 'host', 'browser']);

/** @typedef {typeof suiteNames[number]} SuiteName */

/**
 * All test files by suite, as paths relative to the root. A test file in a folder that no suite reads would silently
 * never run, so it is an error.
 * @returns {Promise<Record<SuiteName, string[]>>}
 */
export async function findTests() {
  const files = await readdir(join(root, 'test'), { recursive: true, withFileTypes: true });
  const tests = files
    .filter((file) => file.isFile() && /\.test\.tsx?$/.test(file.name))
    .map((file) =>
      relative(root, join(file.parentPath ?? file.path, file.name))
        .split(sep)
        .join('/'),
    )
    .sort();
  const stray = tests.filter((test) => !suiteNames.some((suite) => test.startsWith(`test/${suite}/`)));
  if (stray.length > 0) {
    throw new SetupError(`No suite runs ${stray.join(', ')}: move it into test/{${suiteNames.join(',')}}/.`);
  }
  return /** @type {Record<SuiteName, string[]>} */ (
    Object.fromEntries(suiteNames.map((suite) => [suite, tests.filter((test) => test.startsWith(`test/${suite}/`))]))
  );
}
