import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { runCommandLine } from '../../../src/agents/commandLine/run.ts';
import { runTool } from '../../support/commandLine.ts';
import { flawedBacklogs } from '../../support/flawedBacklogs.ts';
import { column, runs } from '../../support/random.ts';

const boards = fc.constantFrom(
  'columns: [ideas, ready, building, done]',
  'columns: [ideas, ready, { id: building, limit: 1, policy: block }, done]\n  wip: { limit: 2, perPerson: 1 }',
  'columns: [ideas, { id: ready, was: [odd] }, building, { id: done, stage: dropped }]',
);

const moves = fc.array(
  fc.record({
    item: fc.constantFrom('A-1', 'A-2', 'A-3', 'A-4', 'A-9'),
    to: fc.oneof(column, column, fc.constant('nowhere')),
    words: fc.constantFrom([], [], ['--over', 'it: is #1'], ['--because', 'too late'], ['--top'], ['--bottom']),
    more: fc.constantFrom([], [], ['--json'], ['--before', 'A-2']),
  }),
  { minLength: 1, maxLength: 6 },
);

interface Ran {
  readonly exit: number;
  readonly printed: string;
  /** A character for every byte. */
  readonly text: string;
}

describe('A move by what is kept', () => {
  let root: string;
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'headwater-warm-'));
  });
  after(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('writes, prints and answers, byte for byte, what one without anything kept does', async () => {
    const before_ = process.env['XDG_CACHE_HOME'];
    const run = async (folder: string, cache: string, words: readonly string[]): Promise<Ran> => {
      process.env['XDG_CACHE_HOME'] = cache;
      const printed: string[] = [];
      const streams = {
        out: (text: string) => printed.push(`out ${text}`),
        err: (text: string) => printed.push(`err ${text}`),
      };
      const environment = { HEADWATER_ME: 'ana' };
      const exit = await runCommandLine([...words, '-C', folder], environment, streams);
      return {
        exit,
        printed: printed.join('\n').replaceAll(folder, ''),
        text: readFileSync(join(folder, 'backlog.yaml')).toString('latin1'),
      };
    };
    let count = 0;
    try {
      await fc.assert(
        fc.asyncProperty(flawedBacklogs, boards, moves, async (body, board, sequence) => {
          const at = join(root, `${(count += 1)}`);
          const [warm, cold] = ['warm', 'cold'].map((name) => join(at, name));
          assert(warm !== undefined && cold !== undefined);
          for (const folder of [warm, cold]) {
            mkdirSync(folder, { recursive: true });
            writeFileSync(join(folder, 'backlog.yaml'), body.replace('columns: [ideas, ready, building, done]', board));
          }
          await run(warm, join(at, 'cache'), ['list']);
          for (const { item, to, words, more } of sequence) {
            const line = ['move', item, to, ...words, ...more, '--at', '2026-11-02T09:00:00Z'];
            const [one, other]: readonly Ran[] = [
              await run(warm, join(at, 'cache'), line),
              await run(cold, join(at, 'none', `${(count += 1)}`), line),
            ];
            assert.deepEqual(one, other, line.join(' '));
          }
          rmSync(at, { recursive: true, force: true });
        }),
        { numRuns: Math.ceil(runs / 40) },
      );
    } finally {
      if (before_ === undefined) delete process.env['XDG_CACHE_HOME'];
      else process.env['XDG_CACHE_HOME'] = before_;
    }
  });

  it('writes little beside what is kept, also where other items have problems', async () => {
    const folder = join(root, 'little');
    mkdirSync(folder);
    const items = Array.from(
      { length: 40 },
      (_, at) => `  - id: A-${at}\n    title: T\n    status: ready\n    odd: é\n`,
    );
    const text = `board:\n  columns: [ready, done]\nitems:\n${items.join('')}`.replace('    odd: é\n', '');
    writeFileSync(join(folder, 'backlog.yaml'), text);
    const cache = { XDG_CACHE_HOME: join(folder, 'cache') };
    const kept = join(folder, 'cache', 'headwater', 'readings');
    await runTool(folder, ['list'], cache);
    const [whole] = readdirSync(kept);
    const before_ = readFileSync(join(kept, whole ?? ''));
    for (const to of ['done', 'ready']) {
      const { exit, err } = await runTool(folder, ['move', 'A-0', to], cache);
      assert.deepEqual([exit, err], [0, `Moved A-0 to ${to}.`]);
    }
    assert.deepEqual(readFileSync(join(kept, whole ?? '')), before_);
    assert(existsSync(join(kept, `${whole ?? ''}.later`)));
    assert.equal((await runTool(folder, ['check'], cache)).out.split('\n').length, 39);
  });

  it('does as well with what the engine has compiled gone, cut or changed', async () => {
    const folder = join(root, 'compiled');
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'backlog.yaml'),
      'board:\n  columns: [ready, done]\nitems:\n  - id: A-1\n    title: T\n',
    );
    const cache = { XDG_CACHE_HOME: join(folder, 'cache') };
    const code = join(folder, 'cache', 'headwater', 'code');
    const move = async (to: string) => {
      const { exit, err } = await runTool(folder, ['move', 'A-1', to], cache);
      assert.deepEqual([exit, err], [0, `Moved A-1 to ${to}.`]);
    };
    await move('done');
    const file = join(code, readdirSync(code).find((name) => name.includes('-move-')) ?? '');
    const whole = readFileSync(file);
    const spoil = [
      () => whole.subarray(0, whole.length - 1),
      () => whole.subarray(0, whole.length / 2),
      () => Buffer.from(whole.map((byte, at) => (at === 5000 ? byte ^ 1 : byte))),
      () => Buffer.alloc(0),
    ];
    for (const [index, spoilt] of spoil.entries()) {
      writeFileSync(file, spoilt());
      await move(index % 2 === 0 ? 'ready' : 'done');
      assert(readFileSync(file).length > whole.length / 2, 'it is kept anew');
    }
  });
});
