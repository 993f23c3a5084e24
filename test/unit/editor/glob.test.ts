import assert from 'node:assert/strict';
import { matchesGlob } from '../../../src/editor/backlogs/glob.ts';

const stories: readonly (readonly [glob: string, yes: readonly string[], no: readonly string[]])[] = [
  [
    '**/backlog.{yaml,yml}',
    ['backlog.yaml', 'backlog.yml', 'a/b/c/backlog.yaml', '.config/backlog.yml'],
    ['backlog.archive.yaml', 'my-backlog.yaml', 'backlog.yaml/x', 'backlogXyaml'],
  ],
  [
    '**/{node_modules,dist}/**',
    ['node_modules/a', 'a/dist/b/c', 'dist/x/y'],
    ['node_modules', 'distant/x', 'a/mydist/b'],
  ],
  ['docs/*.yaml', ['docs/a.yaml'], ['docs/a/b.yaml', 'a/docs/b.yaml']],
  ['team-[a-c]/back?og.yaml', ['team-a/backlog.yaml'], ['team-d/backlog.yaml', 'team-a/backog.yaml']],
  ['[!x]/(a)+.yaml', ['y/(a)+.yaml'], ['x/(a)+.yaml', 'y/aa.yaml']],
  ['{a,b', [], ['a', 'b', '{a,b']],
  ['', [''], ['backlog.yaml']],
];

describe('A glob', () => {
  for (const [glob, yes, no] of stories) {
    it(`${glob === '' ? 'without text' : glob} matches what VS Code matches`, () => {
      for (const path of yes) assert.ok(matchesGlob(glob, path), `${glob} should match ${path}`);
      for (const path of no) assert.ok(!matchesGlob(glob, path), `${glob} should not match ${path}`);
    });
  }
});
