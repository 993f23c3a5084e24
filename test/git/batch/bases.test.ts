import { type BatchCase, lines, tellCases } from '../../support/batchStory.ts';
import { five, forget, withOrigin } from '../../support/branches.ts';

const cases: readonly BatchCase[] = [
  [
    'what is chosen comes first',
    (r) => {
      five(r);
      r.git('branch', 'other', 'main');
      r.git('config', 'branch.work.vscode-merge-base', 'main');
      return { base: 'other' };
    },
    '5 small | other chosen | product +5 -0 in 1',
  ],
  [
    'a commit may be chosen',
    (r) => {
      five(r);
      return { base: 'HEAD~1' };
    },
    '5 small | HEAD~1 chosen | product +5 -0 in 1',
  ],
  [
    'what is chosen and not there',
    (r) => {
      five(r);
      return { base: 'nowhere' };
    },
    'unknown: base-not-found',
  ],
  [
    'a choice that looks like an option',
    (r) => {
      five(r);
      return { base: '--all' };
    },
    'unknown: base-not-found',
  ],
  [
    'VS Code’s note',
    (r) => {
      five(r);
      r.branch('next', 'work');
      r.commit({ 'm.ts': lines(2) });
      forget(r);
      r.git('config', 'branch.next.vscode-merge-base', 'work');
    },
    '2 small | work vscode | product +2 -0 in 1',
  ],
  [
    'GitHub’s note',
    (r) => {
      five(r);
      r.git('config', 'branch.work.gh-merge-base', 'main');
    },
    '5 small | main github | product +5 -0 in 1',
  ],
  [
    'GitKraken’s note',
    (r) => {
      five(r);
      r.git('config', 'branch.work.gk-merge-base', 'main');
    },
    '5 small | main gitkraken | product +5 -0 in 1',
  ],
  [
    'a note of a base that was deleted',
    (r) => {
      five(r);
      r.git('config', 'branch.work.vscode-merge-base', 'origin/gone');
    },
    '5 small | main created | product +5 -0 in 1',
  ],
  [
    'a note of the branch itself',
    (r) => {
      five(r);
      withOrigin(r);
      r.git('config', 'branch.work.vscode-merge-base', 'origin/work');
    },
    '5 small | main created | product +5 -0 in 1',
  ],
  [
    'a stack of three: the parent',
    (r) => {
      five(r);
      r.branch('second', 'work');
      r.commit({ 'm.ts': lines(7) });
      r.branch('third', 'second');
      r.commit({ 'o.ts': lines(3) });
      forget(r);
      r.git('config', 'branch.third.parent', 'second');
    },
    '3 small | second stack | product +3 -0 in 1',
  ],
  [
    'a stack of git-town',
    (r) => {
      five(r);
      r.branch('second', 'work');
      r.commit({ 'm.ts': lines(7) });
      forget(r);
      r.git('config', 'git-town-branch.second.parent', 'work');
    },
    '7 small | work stack | product +7 -0 in 1',
  ],
  [
    'a stack, by the reflog',
    (r) => {
      five(r);
      r.branch('second', 'work');
      r.commit({ 'm.ts': lines(7) });
    },
    '7 small | work created | product +7 -0 in 1',
  ],
  [
    'created from HEAD: where one came from',
    (r) => {
      r.git('checkout', '--quiet', 'main');
      r.git('checkout', '--quiet', '-b', 'other', 'HEAD');
      five(r);
    },
    '5 small | main came-from | product +5 -0 in 1',
  ],
  [
    'where one came from first',
    (r) => {
      r.git('branch', 'other', 'HEAD');
      r.git('checkout', '--quiet', 'main');
      r.git('checkout', '--quiet', 'other');
      five(r);
      r.git('checkout', '--quiet', 'work');
      r.git('checkout', '--quiet', 'other');
    },
    '5 small | main came-from | product +5 -0 in 1',
  ],
  [
    'created from what was deleted since',
    (r) => {
      r.branch('gone');
      r.branch('other', 'gone');
      r.git('branch', '--quiet', '-D', 'gone');
      five(r);
    },
    '5 small | main usual-name | product +5 -0 in 1',
  ],
  [
    'origin’s default branch',
    (r) => {
      five(r);
      withOrigin(r);
      forget(r);
      r.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    },
    '5 small | origin/main origin-head | product +5 -0 in 1',
  ],
  [
    'origin’s usual name, before a local one',
    (r) => {
      five(r);
      withOrigin(r);
      forget(r);
      r.git('branch', 'master', 'work');
    },
    '5 small | origin/main usual-name | product +5 -0 in 1',
  ],
  [
    'a local usual name',
    (r) => {
      five(r);
      forget(r);
    },
    '5 small | main usual-name | product +5 -0 in 1',
  ],
  [
    'develop, where there is no other',
    (r) => {
      five(r);
      forget(r);
      r.git('branch', '-m', 'main', 'develop');
      forget(r);
    },
    '5 small | develop usual-name | product +5 -0 in 1',
  ],
  [
    'no base anywhere',
    (r) => {
      five(r);
      r.git('branch', '-m', 'main', 'odd');
      forget(r);
    },
    'unknown: no-base',
  ],
  [
    'never the branch’s own upstream',
    (r) => {
      five(r);
      withOrigin(r);
      forget(r);
      r.git('branch', '--quiet', '--set-upstream-to=origin/work');
      r.write('m.ts', lines(2));
    },
    '7 small | origin/main usual-name | product +7 -0 in 2',
  ],
  [
    'on the base without a remote: what is not committed',
    (r) => {
      r.git('switch', '--quiet', 'main');
      five(r);
      r.write('m.ts', lines(2));
    },
    '2 small | main on-base | product +2 -0 in 1',
  ],
  [
    'on the base: what is not pushed',
    (r) => {
      r.git('switch', '--quiet', 'main');
      withOrigin(r);
      five(r);
      r.write('m.ts', lines(2));
    },
    '7 small | origin/main on-base | product +7 -0 in 2',
  ],
  [
    'on the base, which VS Code noted as its own',
    (r) => {
      r.git('switch', '--quiet', 'main');
      withOrigin(r);
      five(r);
      r.git('config', 'branch.main.vscode-merge-base', 'origin/main');
    },
    '5 small | origin/main on-base | product +5 -0 in 1',
  ],
  [
    'on a base that has another name',
    (r) => {
      r.git('branch', '-m', 'main', 'trunk');
      withOrigin(r);
      r.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
      r.git('switch', '--quiet', 'trunk');
      five(r);
    },
    '5 small | origin/trunk on-base | product +5 -0 in 1',
  ],
];

describe('A batch is measured against', () => {
  tellCases(cases);
});
