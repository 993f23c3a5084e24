import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { move } from '../../../src/agents/tools/changes.ts';
import { gather, spread } from '../../../src/agents/tools/layout.ts';
import { list } from '../../../src/agents/tools/list.ts';
import type { Setting } from '../../../src/agents/workplace.ts';
import type { Observer } from '../../../src/agents/writing/replace.ts';

const backlog =
  'headwater: 1\nitems:\n  - id: A-1\n    title: One\n  - id: A-2\n    title: Two\n  - id: A-3\n    title: Three\n';

class Broken extends Error {}

function filesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'utf8')]),
  );
}

describe('A change of several files', () => {
  let folder: string;
  const path = () => join(folder, 'backlog.yaml');
  const item = (id: string) => join(folder, 'backlog', `${id}.yaml`);
  const setting = (observe?: Observer): Setting => ({
    folder,
    now: new Date('2026-11-16T09:00:00Z'),
    me: 'ana',
    observe,
  });
  const titles = async () => (await list(setting(), {})).items.map(({ title }) => title);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-spread-faults-'));
    mkdirSync(join(folder, '.git'));
    writeFileSync(path(), backlog);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Breaks off work at its first step, at its second, and so on, until it gets through; each time from the start. */
  const atEveryStep = async (work: (observe?: Observer) => Promise<unknown>, check: () => Promise<void>) => {
    const start = filesOf(folder);
    for (let last = 1; ; last += 1) {
      let steps = 0;
      const observe = () => {
        steps += 1;
        if (steps === last) throw new Broken();
      };
      const done = await work(observe).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Broken) return false;
          throw error;
        },
      );
      if (done) return last - 1;
      await check();
      for (const file of filesOf(folder).keys()) rmSync(file);
      for (const [file, text] of start) writeFileSync(file, text);
    }
  };

  it('loses no item when it is broken off at any step', async () => {
    const all = async () => {
      assert.deepEqual(await titles(), ['One', 'Two', 'Three']);
    };
    const apart = (observe?: Observer) => spread(setting(observe), undefined);
    const steps = await atEveryStep(apart, async () => {
      await all();
      // Done again, it goes on with what is there.
      if (readFileSync(path(), 'utf8') === backlog) await apart();
      await all();
    });
    assert(steps > 15, `${steps} steps`);
    await atEveryStep((observe) => gather(setting(observe)), all);
    assert.equal(readFileSync(path(), 'utf8'), backlog);
  });

  it('leaves the order of the others when it is broken off while it makes room', async () => {
    await spread(setting(), undefined);
    for (const id of ['A-1', 'A-2'])
      writeFileSync(item(id), readFileSync(item(id), 'utf8').replace(/^rank: .*$/m, 'rank: a0'));
    const work = (observe?: Observer) =>
      move(setting(observe), { id: 'A-3', column: 'ideas', place: { before: 'A-2' } });
    await atEveryStep(work, async () => {
      assert.match((await titles()).join(' '), /^One (?:Two Three|Three Two)$/);
    });
    assert.deepEqual(await titles(), ['One', 'Three', 'Two']);
  });

  it('is planned anew on what somebody wrote in between, or says what was left', async () => {
    let written = false;
    const once = (step: string, at: number, work: () => void): Observer => {
      let count = 0;
      return (seen) => {
        if (seen === step && (count += 1) === at) {
          written = true;
          work();
        }
      };
    };
    const editMain = () => {
      writeFileSync(path(), backlog.replace('Two', 'Two, edited'));
    };
    // The fourth file is the main one: its items were in files by then that nothing names yet.
    await spread(setting(once('before-rename', 4, editMain)), undefined);
    assert(written);
    assert.deepEqual(await titles(), ['One', 'Two, edited', 'Three']);

    const editItem = () => {
      writeFileSync(item('A-1'), 'rank: a0\nid: A-1\ntitle: One, edited\n');
    };
    await move(setting(once('before-rename', 1, editItem)), { id: 'A-1', column: 'done' });
    assert.deepEqual(await titles(), ['One, edited', 'Two, edited', 'Three']);
    assert.match(readFileSync(item('A-1'), 'utf8'), /title: One, edited\nstatus: done\n/);

    const edited = 'rank: a1\nid: A-2\ntitle: Two, edited twice\n';
    const editLate = () => {
      writeFileSync(item('A-2'), edited);
    };
    await assert.rejects(
      gather(setting(once('after-rename', 1, editLate))),
      /somebody changed files in backlog\/ meanwhile/,
    );
    assert.deepEqual(await titles(), ['One, edited', 'Two, edited', 'Three']);
    assert.equal(readFileSync(item('A-2'), 'utf8'), edited);
  });
});
