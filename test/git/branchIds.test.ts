import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { branchIds, readBatch } from '../../src/git/branchIds.ts';
import { type HighestIds, highestIds } from '../../src/core/model/highestIds.ts';

describe('Ids on branches', () => {
  let folder: string;
  let paths: string[];
  const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, encoding: 'utf8' }).trim();
  const write = (name: string, ...ids: string[]) => {
    writeFileSync(join(folder, name), `items:\n${ids.map((id) => `  - id: ${id}\n    title: T\n`).join('')}`);
  };
  const commit = (message: string) => {
    git('add', '.');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--allow-empty', '-m', message);
  };
  const remember = () => {
    const blobs = new Map<string, HighestIds>();
    const known = {
      get: (blob: string) => blobs.get(blob),
      set: (blob: string, ids: HighestIds) => void blobs.set(blob, ids),
    };
    return { blobs, known };
  };
  /** No hurry, so that a slow machine does not matter here. */
  const unhurried = { timeout: 20_000 };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-branch-ids-'));
    paths = [join(folder, 'backlog.yaml'), join(folder, 'backlog.archive.yaml')];
    git('init', '--quiet', '--initial-branch=main');
    write('backlog.yaml', 'A-1', 'A-2');
    commit('first');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('are the highest of local and remote-tracking branches, in the backlog and its archive', async () => {
    git('switch', '--quiet', '-c', 'other');
    write('backlog.yaml', 'A-1', 'B-7', 'A-9');
    commit('other');
    git('switch', '--quiet', 'main');
    write('backlog.archive.yaml', 'A-5', 'C-3');
    commit('archive');
    git('update-ref', 'refs/remotes/origin/theirs', 'HEAD');
    git('reset', '--quiet', '--hard', 'HEAD~');
    assert.deepEqual(await branchIds(paths, unhurried), { A: 9, B: 7, C: 3 });
  });

  it('are those of the files in the folder that it is asked for', async () => {
    mkdirSync(join(folder, 'team one'));
    write('team one/backlog.yaml', 'T-4');
    commit('team');
    const path = join(folder, 'team one', 'backlog.yaml');
    assert.deepEqual(await branchIds([path], unhurried), { T: 4 });
  });

  it('are those that items’ files are named by, in a folder on any branch', async () => {
    mkdirSync(join(folder, 'items'));
    for (const name of ['A-30.yaml', 'B-4-2.yml', 'notes.txt', 'C-9.md', 'odd name.yaml']) write(`items/${name}`);
    commit('apart');
    git('switch', '--quiet', '-c', 'other');
    mkdirSync(join(folder, 'items', 'A-99.yaml.d'));
    write('items/A-31.yaml');
    rmSync(join(folder, 'items', 'A-30.yaml'));
    commit('other');
    git('switch', '--quiet', 'main');
    const { blobs, known } = remember();
    const options = { ...unhurried, folder: 'items', known };
    assert.deepEqual(await branchIds(paths, options), { A: 31, B: 4 });
    assert.equal(blobs.size, 3);
    assert.deepEqual(await branchIds(paths, options), { A: 31, B: 4 });
    assert.deepEqual(await branchIds(paths, { ...unhurried, folder: 'none' }), { A: 2 });
  });

  it('reads every distinct text once, and none that is known', async () => {
    for (const name of ['one', 'two', 'three']) git('branch', name);
    const { blobs, known } = remember();
    await branchIds(paths, { ...unhurried, known });
    assert.deepEqual([...blobs.values()], [{ A: 2 }]);
    for (const blob of blobs.keys()) blobs.set(blob, { A: 40 });
    assert.deepEqual(await branchIds(paths, { ...unhurried, known }), { A: 40 });
  });

  it('are none without a repository, a branch, a file or time', async () => {
    assert.deepEqual(await branchIds(paths, { timeout: 0 }), {});
    assert.deepEqual(await branchIds(paths, { ...unhurried, signal: AbortSignal.abort() }), {});
    assert.deepEqual(await branchIds([join(folder, 'none.yaml')], unhurried), {});
    rmSync(join(folder, '.git'), { recursive: true });
    assert.deepEqual(await branchIds(paths, unhurried), {});
    git('init', '--quiet');
    assert.deepEqual(await branchIds(paths, unhurried), {});
  });

  it('takes no option from a name, and no two from one', async () => {
    write('--batch-all-objects.yaml', 'X-3');
    commit('odd');
    assert.deepEqual(await branchIds([join(folder, '--batch-all-objects.yaml')], unhurried), { X: 3 });
    assert.deepEqual(await branchIds([join(folder, 'a\nHEAD:backlog.yaml')], unhurried), {});
  });

  it('reads as much of an answer as there is', () => {
    const id = 'a'.repeat(40);
    const other = 'b'.repeat(40);
    const answer = `${id} blob 12\n- id: P-3\n..\n${other} missing\n${other} blob 11\n- id: P-45\n\n`;
    assert.deepEqual(readBatch(answer), [
      { blob: id, ids: { P: 3 } },
      { blob: other, ids: { P: 45 } },
    ]);
    // Cut anywhere, what is whole counts and nothing is invented.
    for (let end = 0; end < answer.length; end += 1) {
      const read = readBatch(answer.slice(0, end));
      assert(read.every(({ blob, ids }) => (blob === id ? ids['P'] === 3 : ids['P'] === 45)));
    }
  });
});

describe('Ids in a text', () => {
  it('are found however they are written', () => {
    const text = `headwater: 1
items:
  - id: A-1
  - title: x
    id: "B-2"
  - { title: y, id: 'C-3' }
  - {id: D-4, title: z}
  - "id": E-5.1
  -   id: &anchor F-6
  - title: no id here, id G-7
    dependsOn: [H-8]
- id: A-10
- id: A-9
- id: 12
- id: Z-99999999999999999999
`;
    assert.deepEqual(highestIds(text), { A: 10, B: 2, C: 3, D: 4, E: 5, F: 6 });
    assert.deepEqual(highestIds(text.replaceAll('\n', '\r\n')), highestIds(text));
    assert.deepEqual(highestIds('- id: __proto__-4\n- id: constructor-4\n'), { constructor: 4 });
  });
});
