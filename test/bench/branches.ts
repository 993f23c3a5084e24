import childProcess, { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultBatchPolicy } from '../../src/core/batch/bands.ts';
import { batchOf } from '../../src/core/batch/batch.ts';
import { measureBranch } from '../../src/git/batch/measure.ts';
import { gitEnvironment } from '../support/repository.ts';

const folders = 200;
const filesPerFolder = 100;
const fileAt = (at: number) =>
  `src/part${at % folders}/${at % 7 === 0 ? 'test/' : ''}file${Math.floor(at / folders)}.ts`;
const linesOf = (count: number, word: string) =>
  Array.from({ length: count }, (_, line) => `export const ${word}${line} = ${line};\n`).join('');

/** A repository of 20,000 files, and in it a branch of 500 changed ones: 400 committed, 50 not yet, 50 new. */
function make(folder: string): object {
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: folder, env: gitEnvironment, stdio: ['ignore', 'ignore', 'inherit'] });
  const write = (file: string, text: string) => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  git('init', '--quiet', '--initial-branch=main');
  for (let at = 0; at < folders * filesPerFolder; at += 1) write(fileAt(at), linesOf(30, 'line'));
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Everything');
  git('checkout', '--quiet', '-b', 'work');
  const change = (at: number) => {
    appendFileSync(join(folder, fileAt(at * 37)), linesOf(6, `more${at}x`));
  };
  for (let commit = 0; commit < 10; commit += 1) {
    for (let at = 0; at < 40; at += 1) change(commit * 40 + at);
    git('commit', '--quiet', '--all', '--message', `Part ${commit}`);
  }
  for (let at = 400; at < 450; at += 1) change(at);
  for (let at = 0; at < 50; at += 1) write(`src/fresh/file${at}.ts`, linesOf(20, 'line'));
  git('status');
  return {};
}

/** One git that was asked: what it was given, and which of those before it had ended by then. */
interface Asked {
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly input: string | Uint8Array | undefined;
  readonly after: readonly number[];
}

/** Measures once, and notes every git that is asked. */
async function record(folder: string): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  const ended: number[] = [];
  const original = childProcess.execFile;
  const noting = (program: string, words: readonly string[], options: object, done: (...all: unknown[]) => void) => {
    const at = asked.length;
    const environment = 'env' in options ? (options.env as NodeJS.ProcessEnv) : {};
    const entry = { words, environment, input: undefined as Asked['input'], after: [...ended] };
    asked.push(entry);
    const child = original(program, words, options, (...all) => {
      ended.push(at);
      done(...all);
    });
    const { stdin } = child;
    if (stdin !== null) {
      const end = stdin.end.bind(stdin);
      // What is told to it in one piece, as `runGit` does.
      stdin.end = ((input: string | Uint8Array) => {
        entry.input = input;
        return end(input);
      }) as typeof stdin.end;
    }
    return child;
  };
  childProcess.execFile = noting as unknown as typeof original;
  try {
    await own(folder);
  } finally {
    childProcess.execFile = original;
  }
  return asked;
}

/** The same gits, each begun when those had ended after which it began, and nothing done with what they say. */
async function replay(folder: string, asked: readonly Asked[], index: string): Promise<number> {
  copyFileSync(join(folder, '.git/index'), index);
  const start = performance.now();
  const runs: Promise<void>[] = [];
  for (const { words, environment, input, after } of asked) {
    const before = after.flatMap((at) => runs[at] ?? []);
    runs.push(Promise.all(before).then(() => runOnce(folder, words, { environment, input, index })));
  }
  await Promise.all(runs);
  return performance.now() - start;
}

interface Run extends Pick<Asked, 'environment' | 'input'> {
  readonly index: string;
}

function runOnce(folder: string, words: readonly string[], { environment, input, index }: Run): Promise<void> {
  const env = environment['GIT_INDEX_FILE'] === undefined ? environment : { ...environment, GIT_INDEX_FILE: index };
  return new Promise((resolve, reject) => {
    const child = childProcess.spawn('git', words, { cwd: folder, env, stdio: ['pipe', 'pipe', 'ignore'] });
    child.stdout.resume();
    child.once('error', reject);
    child.once('close', () => {
      resolve();
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

async function own(
  folder: string,
): Promise<{ readonly wall: number; readonly headline: number; readonly files: number }> {
  const start = performance.now();
  const measured = await measureBranch(folder);
  if (!measured.ok) throw new Error(`The branch has no size: ${measured.failure.code}`);
  const { size } = batchOf(measured.value, defaultBatchPolicy, new Date());
  return { wall: performance.now() - start, headline: size.headline, files: size.fileCount };
}

/** By turns, so that a machine that slows down slows down both. */
async function measure(folder: string, rounds: number): Promise<object> {
  Object.assign(process.env, gitEnvironment);
  const asked = await record(folder);
  const index = join(folder, '..', 'index');
  const [ours, gits]: [number[], number[]] = [[], []];
  const turns = [
    async () => ours.push((await own(folder)).wall),
    async () => gits.push(await replay(folder, asked, index)),
  ];
  for (let round = 0; round < rounds; round += 1)
    for (const turn of round % 2 === 0 ? turns : [...turns].reverse()) await turn();
  rmSync(index, { force: true });
  const { headline, files } = await own(folder);
  return { ours, gits, asked: asked.length, headline, files };
}

const [kind = '', folder = '', rounds = ''] = process.argv.slice(2);
const work = kind === 'make' ? make(folder) : measure(folder, Number(rounds));
void Promise.resolve(work).then((answer) => {
  console.log(JSON.stringify(answer));
});
