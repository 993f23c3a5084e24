// The tools of other people that read decision records, for `test/git/decisionTools.test.ts`: installed on demand, into a
// folder that git ignores. Without them that test says so and is skipped.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { npm } from './processes.mjs';

/** `madr` itself is templates; its records are linted with this linter. */
const manifest = {
  private: true,
  dependencies: { '@meza/adr-tools': '2.0.3', 'adr-log': '2.2.0', log4brains: '1.1.0', 'markdownlint-cli': '0.48.0' },
};

const folder = join(root, '.bench', 'decision-tools');
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
console.log(`Installed in ${folder}. Now: npm test -- git decisionTools`);
