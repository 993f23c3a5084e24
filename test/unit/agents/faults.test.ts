import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { changeText } from '../../../src/agents/files.ts';
import { takeLock } from '../../../src/agents/writing/lock.ts';
import { kindOf, lockOf } from '../../../src/agents/writing/names.ts';
import { writeSteps } from '../../../src/agents/writing/replace.ts';
import { runs } from '../../support/random.ts';

/** How often each fault is injected. */
const times = runs >= 1000 ? 100 : 5;

/** Faults at once: there are few processors. */
const hands = 4;

describe('A writer that is killed', () => {
  let root: string;
  let program: string;

  before(async () => {
    root = mkdtempSync(join(tmpdir(), 'headwater-faults-'));
    program = join(root, 'writer.mjs');
    await build({
      entryPoints: ['test/support/killedWriter.ts'],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'warning',
    });
  });
  after(() => {
    rmSync(root, { recursive: true, force: true });
  });

  let folders = 0;
  const newFile = () => {
    const folder = join(root, String((folders += 1)));
    mkdirSync(folder);
    const path = join(folder, 'backlog.yaml');
    writeFileSync(path, '7\n'.repeat(4000));
    return path;
  };
  const start = (path: string, ...words: string[]) =>
    spawn(process.execPath, [program, path, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });

  it('leaves the old text or the new one, and nothing that stops the next, at every step', async function () {
    this.timeout(20_000 + 3000 * times);
    const hits: Record<string, number> = {};
    const faults = writeSteps.flatMap((step) => Array.from({ length: times }, () => step));
    await inHands(faults, async (step) => {
      const path = newFile();
      const [, signal] = (await once(start(path, step), 'exit')) as [number | null, string | null];
      assert.equal(signal, 'SIGKILL', step);
      hits[step] = (hits[step] ?? 0) + 1;
      const number = await wholeNumber(path);
      assert.equal(number, step === 'after-rename' ? 8 : 7, step);
      await nextWrite(path, number);
    });
    console.log(`      killed at: ${described(hits)}`);
  });

  it('does so at any moment', async function () {
    this.timeout(20_000 + 3000 * times);
    const hits: Record<string, number> = {};
    const faults = Array.from({ length: times }, () => Math.random() * 40);
    await inHands(faults, async (delay) => {
      const path = newFile();
      const child = start(path, 'endless');
      await once(child.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, delay));
      await killed(child);
      const moment = momentOf(path);
      hits[moment] = (hits[moment] ?? 0) + 1;
      await nextWrite(path, await wholeNumber(path));
    });
    console.log(`      killed while: ${described(hits)}`);
  });

  it('is replaced by one of those who wait, never by two', async function () {
    this.timeout(60_000);
    const path = newFile();
    writeFileSync(path, '0');
    // A dead holder, and dead ones in its guards: all that wait find it at the same moment.
    const dead = spawn(process.execPath, ['-e', '0']);
    await once(dead, 'exit');
    const lock = lockOf(path);
    const holder = await holderLike(path, dead.pid ?? 0);
    writeFileSync(lock, holder('dead-1'));
    writeFileSync(`${lock}.dead-1`, holder('dead-2'));
    writeFileSync(`${lock}.dead-1.dead-2`, holder('dead-3'));
    const children = Array.from({ length: 8 }, () => start(path, 'count', '10'));
    await Promise.all(children.map((child) => once(child, 'exit')));
    assert.equal(readFileSync(path, 'utf8'), '80');
    assert(!existsSync(lock));
  });

  it('is not taken for dead while it lives', async () => {
    const path = newFile();
    const lock = await takeLock(path);
    await assert.rejects(takeLock(path, 30), { name: 'LockTimeout' });
    lock.release();
    (await takeLock(path, 0)).release();
  });

  it('holds up nobody with a lock that says nothing, for long', async () => {
    const path = newFile();
    writeFileSync(lockOf(path), '');
    const lock = await takeLock(path);
    assert(lock.isHeld());
    lock.release();
    assert.deepEqual(readdirSync(join(path, '..')), ['backlog.yaml']);
  });
});

/** The number that the whole file says, by a look that leaves it as it is. */
function wholeNumber(path: string): Promise<number> {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  assert.equal(lines.length, 4000);
  assert.deepEqual([...new Set(lines)].length, 1);
  return Promise.resolve(Number(lines[0]));
}

/** The next write: gets the lock at its first try, and leaves the folder clean. */
async function nextWrite(path: string, number: number): Promise<void> {
  (await takeLock(path, 0)).release();
  await changeText(path, () => Promise.resolve({ text: `${number + 1}\n`, answer: undefined }));
  assert.equal(readFileSync(path, 'utf8'), `${number + 1}\n`);
  const folder = join(path, '..');
  const left = readdirSync(folder).filter((name) => name !== 'backlog.yaml');
  if (left.length === 0) return;
  // Killed before its entry said a word: in the first seconds that may be somebody who is about to write it.
  for (const name of left) {
    assert.match(name, /\.entry$/);
    assert.equal(readFileSync(join(folder, name), 'utf8'), '');
    utimesSync(join(folder, name), 1, 1);
  }
  await changeText(path, () => Promise.resolve({ text: '0\n', answer: undefined }));
  assert.deepEqual(readdirSync(folder), ['backlog.yaml']);
}

/** What a killed writer had in hand, by what it left. */
function momentOf(path: string): string {
  const kinds = readdirSync(join(path, '..')).map((name) => kindOf(path, name));
  if (kinds.includes('text')) return 'writing';
  return kinds.includes('lock') ? 'holding the lock' : 'between writes';
}

async function holderLike(path: string, pid: number): Promise<(token: string) => string> {
  const lock = await takeLock(path);
  const holder = JSON.parse(readFileSync(lockOf(path), 'utf8')) as object;
  lock.release();
  return (token) => JSON.stringify({ ...holder, pid, token });
}

async function killed(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function inHands<Job>(jobs: readonly Job[], work: (job: Job) => Promise<void>): Promise<void> {
  const open = [...jobs];
  const hand = async () => {
    for (let job = open.pop(); job !== undefined; job = open.pop()) await work(job);
  };
  await Promise.all(Array.from({ length: hands }, hand));
}

function described(hits: Readonly<Record<string, number>>): string {
  return Object.entries(hits)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
