// Where things are. Every script takes its places from here.
import { dirname, join } from 'node:path';

export const root = dirname(import.meta.dirname);

/** VS Code hosts and, where none is installed, a browser: kept between runs, never in git. */
export const testTools = join(root, '.vscode-test');

/** What a run leaves behind: bundles, logs, pictures of failures. */
export const output = join(root, 'out');
