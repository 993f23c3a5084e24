import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planChange } from '../../src/backlog/change.ts';
import type { Reading } from '../../src/backlog/reading.ts';
import { readChanged } from '../../src/backlog/spread/fileChanges.ts';
import { pathOf } from '../../src/backlog/spread/places.ts';
import { takeApart } from '../../src/backlog/spread/takeApart.ts';
import type { Intention } from '../../src/core/model/intention.ts';
import { now, read } from '../support/backlog.ts';
import { chance } from '../support/chance.ts';
import { runs } from '../support/random.ts';
import { type Files, readFiles, written } from '../support/spread.ts';

const columns = ['ideas', 'ready', 'doing', 'review', 'done'];
const count = 40;

/** A backlog as a team has one: most of it ideas, some under way, some done. */
const base = `headwater: 1
board: { columns: [ideas, ready, { id: doing, stage: active }, { id: review, stage: active }, { id: done, stage: done }] }
items:
${Array.from({ length: count }, (_, index) => {
  const status = columns[[0, 0, 0, 1, 0, 2, 0, 4, 3, 4][index % 10] ?? 0] ?? 'ideas';
  return `  - id: T-${index + 1}
    title: Item ${index + 1}
    status: ${status}
    why: Reason ${index + 1}
    history:
      - { at: 2026-11-01T10:00:00Z, to: ${status} }
`;
}).join('')}`;

/** What one branch does: to items that the other one leaves alone. */
function intentionsOf(own: readonly string[], edits: number, draw: (below: number) => number): readonly Intention[] {
  return Array.from({ length: edits }, (_, index): Intention => {
    const item = own[index % own.length] ?? '';
    const column = columns[draw(columns.length)] ?? 'ideas';
    const kind = draw(20);
    if (kind < 8) return { kind: 'move', item, column };
    if (kind < 12) return { kind: 'set', item, fields: { estimate: `${draw(9) + 1}d` } };
    if (kind < 14) return { kind: 'entry', item, list: 'concerns', fields: { about: `Fear ${draw(99)}` } };
    if (kind < 17) return { kind: 'add', title: `New ${draw(999)}`, column };
    return { kind: 'move', item, column, place: { before: `T-${draw(count) + 1}` } };
  });
}

function carriedOut(start: Reading, intentions: readonly Intention[], takenIds: readonly string[]): Reading {
  return intentions.reduce((reading, intention) => {
    const planned = planChange(reading, intention, { now, me: 'ana', takenIds });
    assert(planned.ok, JSON.stringify([intention, planned]));
    const after = readChanged(reading, planned.value);
    assert(after);
    return after;
  }, start);
}

const idsOf = ({ backlog }: Reading) => backlog.items.map(({ key }) => key);

function filesOf({ text, source: { spread } }: Reading): Files {
  if (spread === undefined) return { '': text };
  return Object.fromEntries([
    ['', spread.main],
    ...spread.files.map((file) => [pathOf(spread, file.name), file.text]),
  ]) as Files;
}

interface Pair {
  readonly ours: Reading;
  readonly theirs: Reading;
}

/** Two branches that touch different items; who adds second has seen the ids of the other branch, as the tools do. */
function pairOf(start: Reading, edits: number, seed: number): Pair {
  const draw = chance(seed);
  const shuffled = Array.from({ length: count }, (_, index) => ({ id: `T-${index + 1}`, at: draw(1e9) }))
    .sort((one, other) => one.at - other.at)
    .map(({ id }) => id);
  const [mine, yours] = [shuffled.slice(0, count / 2), shuffled.slice(count / 2)];
  const [first, second] = [intentionsOf(mine, edits, draw), intentionsOf(yours, edits, draw)];
  const ours = carriedOut(start, first, []);
  return { ours, theirs: carriedOut(start, second, idsOf(ours)) };
}

describe('Plain merges of branches that touch different items', () => {
  let folder: string;
  const git = (words: readonly string[], input?: string) =>
    execFileSync('git', words, { cwd: folder, encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'ignore'] });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-merges-'));
    git(['init', '--quiet', '--bare']);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** All branches at once, each one commit on the base. */
  const commit = (start: Reading, pairs: readonly Pair[]) => {
    const bytes = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
    const commitOf = (branch: string, reading: Reading, from: string) => {
      const entries = Object.entries(filesOf(reading)).map(
        ([path, text]) => `M 100644 inline ${path || 'backlog.yaml'}\n${bytes(text)}`,
      );
      const by = 'committer a <a@example.org> 1795000000 +0000';
      return `commit refs/heads/${branch}\nmark :${from === '' ? 1 : 2}\n${by}\n${bytes(branch)}${from}${entries.join('')}\n`;
    };
    const branches = pairs.flatMap(({ ours, theirs }, index) => [
      commitOf(`ours-${index}`, ours, 'from :1\n'),
      commitOf(`theirs-${index}`, theirs, 'from :1\n'),
    ]);
    git(['fast-import', '--quiet', '--force'], commitOf('main', start, '') + branches.join(''));
  };
  /** The merged files, or undefined where git finds a conflict. It is the merge that hosting sites do. */
  const merged = (index: number): Files | undefined => {
    const ran = spawnSync('git', ['merge-tree', '--write-tree', `ours-${index}`, `theirs-${index}`], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert(ran.status === 0 || ran.status === 1, ran.stderr);
    if (ran.status === 1) return undefined;
    const tree = ran.stdout.split('\n')[0] ?? '';
    const names = git(['ls-tree', '-r', '-z', '--name-only', tree])
      .split('\0')
      .filter((name) => name !== '');
    const all = git(['cat-file', '--batch'], names.map((name) => `${tree}:${name}\n`).join(''));
    const texts = all.split(/^[0-9a-f]{40} blob \d+\n/m).slice(1);
    return Object.fromEntries(
      names.map((name, at) => [name === 'backlog.yaml' ? '' : name, texts[at]?.slice(0, -1) ?? '']),
    );
  };

  const inOneFile = read(base);
  const planned = takeApart(inOneFile, 'backlog', []);
  assert(planned.ok);
  const apart = written({ '': base }, planned.value);
  const inFiles = readFiles(apart);
  /** As many as the figures of ADR-0011 are of, where there is time. */
  const pairs = runs >= 1000 ? 120 : 30;

  for (const edits of [1, 3, 8]) {
    it(`with ${edits} edits each: conflict in one file, and never with a file for each item`, function () {
      this.timeout(120_000);
      const results = (start: Reading) => {
        const all = Array.from({ length: pairs }, (_, index) => pairOf(start, edits, edits * 1000 + index));
        commit(start, all);
        return all.map((pair, index) => ({ pair, result: merged(index) }));
      };
      const conflicts = results(inOneFile).filter(({ result }) => result === undefined).length;
      console.log(`      ${edits} edits: ${conflicts} of ${pairs} conflict in one file`);
      assert(conflicts > 0 || edits < 8);
      for (const { pair, result } of results(inFiles)) {
        assert(result, 'no conflict');
        // Every file is there, as the side that touched it left it.
        const [ours, theirs] = [filesOf(pair.ours), filesOf(pair.theirs)];
        for (const [file, text] of Object.entries(result))
          assert.equal(text, ours[file] === apart[file] ? theirs[file] : ours[file]);
        const reading = readFiles(result, pair.ours);
        assert.deepEqual(reading.problems, []);
        assert.deepEqual(new Set(idsOf(reading)), new Set([...idsOf(pair.ours), ...idsOf(pair.theirs)]));
      }
    });
  }
});
