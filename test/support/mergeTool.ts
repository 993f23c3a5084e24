import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts another program in the place of the tool that the merge driver runs.
 * @param own the folder `.git/headwater`
 * @param does what it does: `write` puts a text where the result belongs, `ours` is the path of that text
 */
export function replaceTool(own: string, does: string): void {
  const program = `const fs = require('node:fs');
const into = process.argv.find((word) => word.startsWith('--into=')).slice('--into='.length);
const ours = process.argv.at(-2);
const write = (text) => fs.writeFileSync(into, text);
${does}`;
  writeFileSync(join(own, 'cli.js'), program);
}

/** A folder to be the whole `PATH`: it has all that git and a script need, and no `node`. */
export function pathWithoutNode(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of ['git', 'sh', 'cat', 'cp', 'rm', 'mv', 'grep', 'sleep']) {
    symlinkSync(execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim(), join(folder, name));
  }
  return folder;
}
