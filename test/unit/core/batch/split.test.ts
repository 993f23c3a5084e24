import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BranchCommit } from '../../../../src/core/batch/aiMarks.ts';
import type { ChangedFile } from '../../../../src/core/batch/changedFile.ts';
import { sizeOf } from '../../../../src/core/batch/size.ts';
import { splitProposals } from '../../../../src/core/batch/split.ts';
import { fewerRuns } from '../../../support/random.ts';

/** `src/a.ts +12 -3`, `new.ts < old.ts` for a pure rename, `a.ts ~` where only white space changed. */
function changed(line: string): ChangedFile {
  const [, path = '', from, space, added = '0', deleted = '0'] =
    /^(\S+)(?: < (\S+))?( ~)?(?: \+(\d+))?(?: -(\d+))?$/.exec(line) ?? [];
  const real = { added: Number(added), deleted: Number(deleted) };
  return {
    path,
    from,
    status: from === undefined ? 'modified' : 'renamed',
    type: 'file',
    modeChanged: false,
    lines: space === undefined ? real : { added: 5, deleted: 5 },
    real,
    lineEndsOnly: false,
    attributes: {},
  };
}

const at = new Date('2026-11-02T10:00:00Z');
const commit = (message: string, ...paths: readonly string[]): BranchCommit => ({
  commit: message,
  authored: at,
  committed: at,
  name: 'Ana Ruiz',
  email: 'ana@example.org',
  message: `${message}\n\nWhy it is so.\n`,
  files: paths.map((path) => ({ path, lines: { added: 1, deleted: 0 } })),
});

/** The proposals as text: a line each, its parts with their lines and files. Commits stand in the order they were made. */
function proposed(
  files: readonly string[],
  commits: readonly BranchCommit[] = [],
  past: readonly (readonly string[])[] = [],
): readonly string[] {
  const size = sizeOf(files.map(changed));
  return splitProposals(size.files, { commits: [...commits].reverse(), past, good: 100 }).map(({ by, parts }) =>
    [
      `${by}:`,
      ...parts.map(({ is, name, lines, files: own }) => `${is} ${name || '·'} ${lines} (${own.join(' ')})`),
    ].join(' '),
  );
}

describe('How a branch may be taken apart', () => {
  const table: readonly (readonly [
    title: string,
    files: readonly string[],
    commits: readonly BranchCommit[],
    picture: readonly string[],
  ])[] = [
    ['nothing has no parts', [], [], []],
    ['one file is one thought', ['src/a.ts +300'], [commit('All', 'src/a.ts')], []],
    [
      'renames and white space go first, what a tool wrote next',
      ['src/a.ts +80', 'src/b.ts < src/c.ts', 'src/d.ts ~', 'yarn.lock +900'],
      [],
      ['nature: preparation · 0 (src/b.ts src/d.ts) generated · 0 (yarn.lock) behaviour · 80 (src/a.ts)'],
    ],
    [
      'folders below the shared one, tests with what they test, the rest last',
      ['src/db/pool.ts +60', 'src/ui/form.tsx +90', 'test/pool.test.ts +40', 'test/other.test.ts +5', 'README.md +3'],
      [],
      [
        'folder: folder src/db/ 60 (src/db/pool.ts test/pool.test.ts) folder src/ui/ 90 (src/ui/form.tsx) rest · 0 (test/other.test.ts README.md)',
      ],
    ],
    [
      'packages, each with its own tests and docs',
      ['packages/a/x.ts +50', 'packages/a/x.spec.ts +9', 'packages/b/y.ts +70', 'packages/b/README.md +4'],
      [],
      [
        'folder: folder packages/a/ 50 (packages/a/x.ts packages/a/x.spec.ts) folder packages/b/ 70 (packages/b/y.ts packages/b/README.md)',
      ],
    ],
    [
      'commits, small ones together, and what is not committed last; a file goes with its first commit',
      ['a.ts +60', 'b.ts +30', 'c.ts +80', 'd.ts +10'],
      [commit('Lay the pipe', 'a.ts'), commit('Open the tap', 'b.ts', 'a.ts'), commit('Fill the tub', 'c.ts')],
      ['commit: commit Lay the pipe 90 (a.ts b.ts) commit Fill the tub 80 (c.ts) rest · 10 (d.ts)'],
    ],
    [
      'the way whose largest part is the smallest comes first',
      ['src/db/a.ts +60', 'src/db/b.ts +60', 'src/ui/c.ts +60'],
      [commit('One', 'src/db/a.ts'), commit('Two', 'src/db/b.ts'), commit('Three', 'src/ui/c.ts')],
      [
        'commit: commit One 60 (src/db/a.ts) commit Two 60 (src/db/b.ts) commit Three 60 (src/ui/c.ts)',
        'folder: folder src/db/ 120 (src/db/a.ts src/db/b.ts) folder src/ui/ 60 (src/ui/c.ts)',
      ],
    ],
  ];
  describe('by what has changed together before', () => {
    const files = ['src/pool.ts +60', 'src/driver.ts +30', 'src/form.ts +70', 'test/form.test.ts +9', 'new.ts +20'];
    const pair = ['src/pool.ts', 'src/driver.ts', 'src/other.ts'];
    const together = (past: readonly (readonly string[])[], all = files) =>
      proposed(all, [], past).filter((line) => line.startsWith('together'));

    it('names the largest of those that belong together; tests go with what they test, the rest last', () => {
      assert.deepEqual(together([pair, pair, pair, ['src/form.ts']]), [
        'together: together src/pool.ts 90 (src/pool.ts src/driver.ts) together src/form.ts 70 (src/form.ts test/form.test.ts) rest · 20 (new.ts)',
      ]);
    });

    it('asks for three times, and for half of the changes of the one that changed less', () => {
      assert.deepEqual(together([pair, pair]), []);
      const alone = Array.from({ length: 4 }, () => [['src/pool.ts'], ['src/driver.ts']]).flat();
      assert.deepEqual(together([pair, pair, pair, ...alone]), []);
      assert.equal(together([pair, pair, pair, ...alone.slice(0, 6)]).length, 1);
    });

    it('learns nothing from commits that changed everything', () => {
      const layout = [...pair, ...Array.from({ length: 40 }, (_, at) => `src/${at}.ts`)];
      assert.deepEqual(together([layout, layout, layout, layout]), []);
    });

    it('knows a renamed file by what it was called', () => {
      const renamed = ['src/pool.ts +60', 'src/wire.ts < src/driver.ts +30', 'src/form.ts +70'];
      assert.match(
        together([pair, pair, pair], renamed).join(''),
        /together src\/pool.ts 90 \(src\/pool.ts src\/wire.ts\)/,
      );
    });
  });

  for (const [title, files, commits, picture] of table)
    it(title, () => {
      assert.deepEqual(proposed(files, commits), picture);
    });

  it('puts every changed file in exactly one part, and counts its lines once', () => {
    const folder = fc.constantFrom('', 'src/', 'src/db/', 'src/ui/', 'test/', 'packages/a/');
    const name = fc.constantFrom('a.ts', 'a.test.ts', 'b.py', 'test_b.py', 'yarn.lock', 'README.md', 'c.ts');
    const file = fc
      .tuple(folder, name, fc.constantFrom('', ' ~', ' < old.ts', ' +1', ' +70 -3', ' -9'))
      .map(([path, base, what]) => `${path}${base}${what}`);
    const files = fc.uniqueArray(file, { maxLength: 14, selector: (line) => line.split(' ')[0] });
    const picks = fc.array(fc.array(fc.nat({ max: 13 }), { maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(files, picks, (all, touched) => {
        const size = sizeOf(all.map(changed));
        const paths = size.files.map(({ file: { path } }) => path);
        const commits = touched.map((own, number) =>
          commit(`Commit ${number}`, ...own.flatMap((index) => paths[index] ?? [])),
        );
        const past = commits.flatMap(({ files: own }) => Array.from({ length: 3 }, () => own.map(({ path }) => path)));
        for (const { parts } of splitProposals(size.files, { commits, past, good: 100 })) {
          assert(parts.length > 1);
          assert.deepEqual(parts.flatMap((part) => part.files).sort(), [...paths].sort());
          assert.equal(
            parts.reduce((sum, part) => sum + part.lines, 0),
            size.headline,
          );
        }
      }),
      { numRuns: fewerRuns },
    );
  });
});
