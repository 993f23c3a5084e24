import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BatchCase, lines, tellCases } from '../../support/batchStory.ts';
import { clone, five, gitIn } from '../../support/branches.ts';

const cases: readonly BatchCase[] = [
  [
    'no branch',
    (r) => {
      five(r);
      r.git('switch', '--quiet', '--detach');
    },
    'unknown: detached',
  ],
  [
    'no branch, and a base is chosen',
    (r) => {
      five(r);
      r.git('switch', '--quiet', '--detach');
      return { base: 'main' };
    },
    '5 small | main chosen | product +5 -0 in 1',
  ],
  [
    'a rebase in progress',
    (r) => {
      r.commit({ 'src/c.ts': 'mine\n' });
      r.git('switch', '--quiet', 'main');
      r.commit({ 'src/c.ts': 'theirs\n' });
      r.git('switch', '--quiet', 'work');
      r.try(['rebase', 'main']);
    },
    'unknown: rebasing',
  ],
  [
    'no commit yet',
    (r) => {
      r.git('switch', '--quiet', '--orphan', 'other');
    },
    'unknown: unborn',
  ],
  [
    'a history of its own',
    (r) => {
      r.git('switch', '--quiet', '--orphan', 'other');
      five(r);
      return { base: 'main' };
    },
    'unknown: unrelated',
  ],
  [
    'a shallow clone of the branch alone',
    (r) => {
      five(r);
      r.git('switch', '--quiet', 'main');
      return { folder: clone(r, '--depth=1', '--branch=work') };
    },
    'unknown: shallow',
  ],
  [
    'a shallow clone of all branches',
    (r) => {
      five(r);
      return { folder: clone(r, '--depth=1', '--no-single-branch', '--branch=work'), base: 'origin/main' };
    },
    'unknown: shallow',
  ],
  [
    'a clone',
    (r) => {
      five(r);
      r.git('switch', '--quiet', 'main');
      const folder = clone(r);
      gitIn(folder, 'switch', '--quiet', 'work');
      return { folder };
    },
    '5 small | origin/main origin-head | product +5 -0 in 1',
  ],
  [
    'a working tree beside',
    (r) => {
      five(r);
      const folder = join(dirname(r.folder), 'tree');
      r.git('worktree', 'add', '--quiet', '-b', 'beside', folder, 'main');
      gitIn(folder, 'rm', '--quiet', 'src/b.ts');
      return { folder };
    },
    '1 small | main created | product +0 -30 in 1',
  ],
  [
    'a working tree of a bare repository',
    (r) => {
      five(r);
      const bare = join(dirname(r.folder), 'bare');
      r.git('clone', '--quiet', '--bare', r.folder, bare);
      gitIn(bare, 'worktree', 'add', '--quiet', join(bare, 'work'), 'work');
      return { folder: join(bare, 'work') };
    },
    '5 small | main usual-name | product +5 -0 in 1',
  ],
  [
    'a bare repository',
    (r) => {
      const bare = join(dirname(r.folder), 'bare');
      r.git('clone', '--quiet', '--bare', r.folder, bare);
      return { folder: bare };
    },
    'unknown: no-work-tree',
  ],
  [
    'asked in a folder of the tree',
    (r) => {
      r.write('n.ts', lines(5));
      return { folder: r.path('src') };
    },
    '5 small | main created | product +5 -0 in 1',
  ],
  [
    'a submodule, new and moved on',
    (r) => {
      const folder = clone(r);
      r.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', `file://${folder}`, 'sub');
      r.git('commit', '--quiet', '-m', 'x');
      r.write('sub/src/a.ts', lines(99));
    },
    '1 small | main created | product +1 -0 in 1 | generated +3 -0 in 1 | not .gitmodules: vendored',
  ],
  [
    'no repository',
    (r) => {
      const folder = join(dirname(r.folder), 'none');
      mkdirSync(folder);
      return { folder };
    },
    'unknown: no-repository',
  ],
];

describe('A batch in', () => {
  tellCases(cases);
});
