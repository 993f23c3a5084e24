import { join } from 'node:path';
import { isChangeName } from './agents/commandLine/changeNames.ts';
import type { runChange } from './agents/commandLine/changes.ts';
import { loadCompiled } from './agents/commandLine/compiled.ts';
import type { runMerge } from './agents/commandLine/merge.ts';
import { printTo } from './agents/commandLine/printTo.ts';
import { quickList } from './agents/commandLine/quickList.ts';
import type { runCommandLine } from './agents/commandLine/run.ts';

/** Composition root of the command line: connects it to this process, and loads the commands when they are needed. */
const streams = {
  out: (text: string) => {
    printTo('stdout', `${text}\n`);
  },
  err: (text: string) => {
    printTo('stderr', `${text}\n`);
  },
};

async function main(words: readonly string[]): Promise<void> {
  const quick = await quickList(words);
  if (quick !== undefined) {
    if (quick !== '') streams.out(quick);
    return;
  }
  if (isMerge(words)) {
    // What git runs holds nothing of the other commands. Built beside this file, like `commands.js`.
    const merge = loadCompiled(join(__dirname, 'cli', 'merge.js'), 'merge') as { runMerge: typeof runMerge };
    process.exitCode = await merge.runMerge(words.slice(1), streams);
    return;
  }
  const [name, ...others] = words;
  if (isChangeName(name)) {
    const changes = loadCompiled(join(__dirname, 'cli', 'changes.js'), name) as { runChange: typeof runChange };
    process.exitCode = await changes.runChange(name, { words: others, environment: process.env, streams });
    return;
  }
  // What `main.ts` exports, built beside this file.
  const commands = loadCompiled(join(__dirname, 'cli', 'commands.js'), useOf(words)) as {
    runCommandLine: typeof runCommandLine;
  };
  process.exitCode = await commands.runCommandLine(words, process.env, streams);
}

/** The command, as a part of a file's name. */
function useOf([name = '']: readonly string[]): string {
  return /^[a-z]{1,20}$/.test(name) ? name : 'help';
}

/** `merge BASE OURS THEIRS`, but not `merge install` and the like. */
function isMerge([name, ...words]: readonly string[]): boolean {
  return name === 'merge' && words.length > 2 && !['install', 'uninstall', 'finish'].includes(words[0] ?? '');
}

void main(process.argv.slice(2));
