import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { type BatchCase, lines, tellCases } from '../../support/batchStory.ts';

const cases: readonly BatchCase[] = [
  ['nothing', () => undefined, '0 small | main created'],
  [
    'a commit',
    (r) => {
      r.commit({ 'src/n.ts': lines(7) });
    },
    '7 small | main created | product +7 -0 in 1',
  ],
  [
    'staged',
    (r) => {
      r.write('src/n.ts', lines(7));
      r.git('add', '.');
    },
    '7 small | main created | product +7 -0 in 1',
  ],
  [
    'unstaged',
    (r) => {
      r.write('src/a.ts', lines(20, 'a') + lines(3));
    },
    '3 small | main created | product +3 -0 in 1',
  ],
  [
    'staged and unstaged of the same file',
    (r) => {
      r.write('src/a.ts', lines(20, 'a') + lines(3));
      r.git('add', '.');
      r.write('src/a.ts', lines(20, 'a') + lines(5));
    },
    '5 small | main created | product +5 -0 in 1',
  ],
  [
    'staged, then taken back on disk',
    (r) => {
      r.write('src/a.ts', lines(40, 'a'));
      r.git('add', '.');
      r.write('src/a.ts', lines(20, 'a'));
    },
    '0 small | main created',
  ],
  [
    'untracked',
    (r) => {
      r.write('n.ts', lines(4));
    },
    '4 small | main created | product +4 -0 in 1',
  ],
  [
    'untracked in new folders',
    (r) => {
      r.write('x/y/z/n.ts', lines(4));
      r.write('x/y/m.ts', lines(2));
    },
    '6 small | main created | product +6 -0 in 2',
  ],
  [
    'untracked without a final newline',
    (r) => {
      r.write('n.ts', 'one\ntwo');
    },
    '2 small | main created | product +2 -0 in 1',
  ],
  [
    'untracked and empty',
    (r) => {
      r.write('n.ts', '');
    },
    '0 small | main created | product +0 -0 in 1 | not n.ts: empty',
  ],
  [
    'ignored',
    (r) => {
      r.commit({ '.gitignore': 'out/\n' });
      r.write('out/n.ts', lines(400));
    },
    '0 small | main created | generated +1 -0 in 1 | not .gitignore: vendored',
  ],
  [
    'ignored, and tracked all the same',
    (r) => {
      r.write('.git/info/exclude', '*.log.ts\n');
      r.write('n.log.ts', lines(3));
      r.git('add', '--force', 'n.log.ts');
    },
    '3 small | main created | product +3 -0 in 1',
  ],
  [
    'a nested repository',
    (r) => {
      mkdirSync(r.path('inner'));
      r.try(['init', '--quiet'], { cwd: r.path('inner') });
      r.write('inner/n.ts', lines(50));
      r.write('n.ts', lines(2));
      r.try(['add', '.'], { cwd: r.path('inner') });
      r.try(['commit', '-qm', 'x'], { cwd: r.path('inner') });
    },
    '2 small | main created | product +2 -0 in 1 | not inner: nested-repository',
  ],
  [
    'a changed line stands there once',
    (r) => {
      r.write('src/c.ts', lines(5, 'd'));
    },
    '5 small | main created | product +5 -5 in 1',
  ],
  [
    'only deleted lines count one',
    (r) => {
      r.write('src/b.ts', lines(10, 'b'));
    },
    '1 small | main created | product +0 -20 in 1',
  ],
  [
    'a file deleted on disk counts one',
    (r) => {
      rmSync(r.path('src/b.ts'));
    },
    '1 small | main created | product +0 -30 in 1',
  ],
  [
    'a file deleted in a commit',
    (r) => {
      r.git('rm', '--quiet', 'src/b.ts');
      r.git('commit', '--quiet', '-m', 'x');
    },
    '1 small | main created | product +0 -30 in 1',
  ],
  [
    'a deletion of 10,000 lines counts one',
    (r) => {
      r.git('switch', '--quiet', 'main');
      r.commit({ 'src/big.ts': lines(10_000) });
      r.branch('late');
      r.git('rm', '--quiet', 'src/big.ts');
    },
    '1 small | main created | product +0 -10000 in 1',
  ],
  [
    'taken from the index, left on disk',
    (r) => {
      r.git('rm', '--quiet', '--cached', 'src/b.ts');
    },
    '0 small | main created',
  ],
  [
    'a rename',
    (r) => {
      r.git('mv', 'src/b.ts', 'src/new.ts');
    },
    '0 small | main created | product +0 -0 in 1 | not src/new.ts: renamed',
  ],
  [
    'a rename that is not staged',
    (r) => {
      renameSync(r.path('src/b.ts'), r.path('src/new.ts'));
    },
    '0 small | main created | product +0 -0 in 1 | not src/new.ts: renamed',
  ],
  [
    'a rename with a change (5\\t5\\t\\0old\\0new)',
    (r) => {
      r.git('mv', 'src/b.ts', 'src/new.ts');
      r.write('src/new.ts', lines(25, 'b') + lines(5, 'x'));
    },
    '5 small | main created | product +5 -5 in 1',
  ],
  [
    'a folder renamed',
    (r) => {
      r.git('mv', 'src', 'lib');
    },
    '0 small | main created | product +0 -0 in 3 | not lib/a.ts: renamed | not lib/b.ts: renamed | not lib/c.ts: renamed',
  ],
  [
    'a copy is new',
    (r) => {
      r.write('src/copy.ts', lines(30, 'b'));
    },
    '30 small | main created | product +30 -0 in 1',
  ],
  [
    'a file that became a folder',
    (r) => {
      rmSync(r.path('src/c.ts'));
      r.write('src/c.ts/n.ts', lines(2));
    },
    '3 small | main created | product +2 -5 in 2',
  ],
  [
    'a folder that became a file',
    (r) => {
      rmSync(r.path('src'), { recursive: true });
      r.write('src', lines(2));
    },
    '5 small | main created | product +2 -55 in 4',
  ],
  [
    'a pure re-indent',
    (r) => {
      r.write('src/b.ts', lines(30, '  b'));
    },
    '0 small | main created | product +0 -0 in 1 | space +30 -30 | not src/b.ts: white-space',
  ],
  [
    'a re-indent with a change',
    (r) => {
      r.write('src/b.ts', lines(29, '  b') + 'new\n');
    },
    '1 small | main created | product +1 -1 in 1 | space +29 -29',
  ],
  [
    'a flip of line endings',
    (r) => {
      r.write('src/c.ts', lines(5, 'c').replaceAll('\n', '\r\n'));
    },
    '0 small | main created | product +0 -0 in 1 | space +5 -5 | not src/c.ts: line-ends',
  ],
  [
    'CRLF where git converts',
    (r) => {
      r.git('config', 'core.autocrlf', 'true');
      r.write('src/c.ts', lines(6, 'c').replaceAll('\n', '\r\n'));
    },
    '1 small | main created | product +1 -0 in 1',
  ],
  [
    'a final newline taken off',
    (r) => {
      r.write('src/c.ts', lines(5, 'c').trimEnd());
    },
    '0 small | main created | product +0 -0 in 1 | space +1 -1 | not src/c.ts: line-ends',
  ],
  [
    'blank lines added',
    (r) => {
      r.write('src/c.ts', `\n\n${lines(5, 'c')}`);
    },
    '2 small | main created | product +2 -0 in 1',
  ],
  [
    'a block moved within a file is never discounted',
    (r) => {
      const [head, tail] = [lines(15, 'b'), lines(30, 'b').slice(lines(15, 'b').length)];
      r.write('src/b.ts', tail + head);
    },
    '15 small | main created | product +15 -15 in 1',
  ],
  [
    'a mode',
    (r) => {
      chmodSync(r.path('src/a.ts'), 0o755);
    },
    '0 small | main created | product +0 -0 in 1 | not src/a.ts: mode',
  ],
  [
    'a symbolic link',
    (r) => {
      symlinkSync('src/a.ts', r.path('link'));
    },
    '1 small | main created | product +1 -0 in 1',
  ],
  [
    'a link to nowhere, or a folder',
    (r) => {
      symlinkSync('/nowhere', r.path('one'));
      symlinkSync('src', r.path('two'));
    },
    '2 small | main created | product +2 -0 in 2',
  ],
  [
    'a file that became a link',
    (r) => {
      rmSync(r.path('src/c.ts'));
      symlinkSync('a.ts', r.path('src/c.ts'));
    },
    '1 small | main created | product +1 -5 in 1',
  ],
];

describe('A batch counts', () => {
  tellCases(cases);
});
