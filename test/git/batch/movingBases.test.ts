import { type BatchCase, lines, tellCases } from '../../support/batchStory.ts';
import { five, withOrigin } from '../../support/branches.ts';

const cases: readonly BatchCase[] = [
  [
    'the base moved on',
    (r) => {
      five(r);
      r.git('switch', '--quiet', 'main');
      r.commit({ 'm.ts': lines(900), 'src/a.ts': '' });
      r.git('switch', '--quiet', 'work');
    },
    '5 small | main created | product +5 -0 in 1',
  ],
  [
    'the base was merged in',
    (r) => {
      five(r);
      r.git('switch', '--quiet', 'main');
      r.commit({ 'm.ts': lines(900) });
      r.git('switch', '--quiet', 'work');
      r.git('merge', '--quiet', '-m', 'x', 'main');
    },
    '5 small | main created | product +5 -0 in 1',
  ],
  [
    'the base is being merged in',
    (r) => {
      five(r);
      r.git('switch', '--quiet', 'main');
      r.commit({ 'm.ts': lines(900) });
      r.git('switch', '--quiet', 'work');
      r.git('merge', '--quiet', '--no-commit', 'main');
    },
    '5 small | main created | product +5 -0 in 1',
  ],
  [
    'a conflict with the base',
    (r) => {
      r.commit({ 'src/c.ts': lines(5, 'mine') });
      r.git('switch', '--quiet', 'main');
      r.commit({ 'src/c.ts': lines(5, 'theirs') });
      r.git('switch', '--quiet', 'work');
      r.try(['merge', '--quiet', 'main']);
    },
    '8 small | main created | product +8 -0 in 1',
  ],
  [
    'a local base that was not pulled for long',
    (r) => {
      withOrigin(r);
      r.git('branch', '--quiet', '--set-upstream-to=origin/main', 'main');
      r.git('switch', '--quiet', '--detach', 'main');
      r.commit({ 'm.ts': lines(900) });
      r.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
      r.git('switch', '--quiet', 'work');
      r.git('merge', '--quiet', 'origin/main');
      five(r);
    },
    '5 small | main created | product +5 -0 in 1',
  ],
  [
    'histories that crossed have several merge bases',
    (r) => {
      r.commit({ 'one.ts': lines(4) });
      r.git('branch', 'w1');
      r.git('switch', '--quiet', 'main');
      r.commit({ 'two.ts': lines(4) });
      r.git('branch', 'm1');
      r.git('merge', '--quiet', '-m', 'x', 'w1');
      r.git('switch', '--quiet', 'work');
      r.git('merge', '--quiet', '-m', 'x', 'm1');
      r.commit({ 'n.ts': lines(5) });
      return { base: 'main' };
    },
    '9 small | main chosen | product +9 -0 in 2',
  ],
];

describe('A batch stays what it is when', () => {
  tellCases(cases);
});
