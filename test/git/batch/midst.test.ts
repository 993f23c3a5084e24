import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BatchCase, lines, tellCases } from '../../support/batchStory.ts';
import { clone, five, gitIn } from '../../support/branches.ts';
import type { Repository } from '../../support/repository.ts';

/** A file changed on `work` and on `main`, so that one does not go onto the other. */
function crossed(r: Repository): void {
  r.commit({ 'src/c.ts': lines(5, 'mine') });
  r.git('switch', '--quiet', 'main');
  r.commit({ 'src/c.ts': lines(5, 'theirs') });
  r.git('switch', '--quiet', 'work');
}

const cases: readonly BatchCase[] = [
  [
    'a rebase by patches',
    (r) => {
      crossed(r);
      r.try(['rebase', '--apply', 'main']);
    },
    'unknown: rebasing',
  ],
  [
    'patches that are applied to a branch: it is the branch still',
    (r) => {
      five(r);
      r.git('format-patch', '--quiet', '-1', '--output=../patch');
      r.git('reset', '--quiet', '--hard', 'main');
      r.commit({ 'n.ts': lines(2, 'other') });
      r.try(['am', '--quiet', '../patch']);
    },
    '2 small | main created | product +2 -0 in 1',
  ],
  [
    'a cherry-pick that stopped: its markers stand in the file',
    (r) => {
      crossed(r);
      r.try(['cherry-pick', 'main']);
    },
    '13 small | main created | product +13 -5 in 1',
  ],
  [
    'a bisection',
    (r) => {
      five(r);
      five(r);
      r.git('bisect', 'start', 'HEAD', 'main');
    },
    'unknown: detached',
  ],
  [
    'work that is stashed away',
    (r) => {
      five(r);
      r.write('src/a.ts', lines(50, 'x'));
      r.write('m.ts', lines(9));
      r.git('stash', 'push', '--quiet', '--include-untracked');
    },
    '5 small | main created | product +5 -0 in 1',
  ],
  [
    'a file that is only said to be added',
    (r) => {
      r.write('n.ts', lines(4));
      r.git('add', '--intent-to-add', 'n.ts');
      r.write('m.ts', lines(2));
    },
    '6 small | main created | product +6 -0 in 2',
  ],
  [
    'a sparse checkout: what is not on disk is not deleted',
    (r) => {
      r.commit({ 'lib/n.ts': lines(3) });
      r.git('sparse-checkout', 'set', 'src');
      r.write('src/m.ts', lines(2));
    },
    '5 small | main created | product +5 -0 in 2',
  ],
  [
    'a base that was deleted here, and is at origin still',
    (r) => {
      five(r);
      r.git('remote', 'add', 'origin', `file://${r.folder}`);
      r.git('fetch', '--quiet', 'origin');
      r.git('branch', '--quiet', '-D', 'main');
    },
    '5 small | origin/main usual-name | product +5 -0 in 1',
  ],
  [
    'a clone without all contents, which has those that it needs',
    (r) => {
      r.git('config', 'uploadpack.allowFilter', 'true');
      r.git('switch', '--quiet', 'main');
      const folder = clone(r, '--filter=blob:none');
      gitIn(folder, 'switch', '--quiet', '--create', 'mine', 'main');
      writeFileSync(join(folder, 'src/c.ts'), lines(7, 'd'));
      return { folder };
    },
    '7 small | main created | product +7 -5 in 1',
  ],
  [
    'one that lacks them: nothing is fetched',
    (r) => {
      r.commit({ 'src/c.ts': lines(7, 'd') });
      r.git('config', 'uploadpack.allowFilter', 'true');
      return { folder: clone(r, '--filter=blob:none'), base: 'origin/main' };
    },
    'unknown: failed',
  ],
  [
    'a repository with long ids',
    (r) => {
      const folder = join(dirname(r.folder), 'long');
      mkdirSync(folder);
      gitIn(folder, 'init', '--quiet', '--initial-branch=main', '--object-format=sha256');
      gitIn(folder, 'commit', '--quiet', '--allow-empty', '--message=first');
      gitIn(folder, 'switch', '--quiet', '--create', 'work', 'main');
      writeFileSync(join(folder, 'n.ts'), lines(5));
      return { folder };
    },
    '5 small | main created | product +5 -0 in 1',
  ],
];

describe('A batch in the midst of', () => {
  tellCases(cases);
});
