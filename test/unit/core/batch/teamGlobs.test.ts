import assert from 'node:assert/strict';
import { globTest } from '../../../../src/core/batch/teamGlobs.ts';

const stories: readonly (readonly [glob: string, yes: readonly string[], no: readonly string[]])[] = [
  ['**/*.snap', ['a.snap', 'x/y/a.snap'], ['a.snap/x', 'a.snapp']],
  ['*.snap', ['a.snap', 'x/y/a.snap'], ['a.snap/x']],
  ['api/**', ['api/a', 'api/a/b.ts'], ['x/api/a', 'api']],
  ['/api/*.ts', ['api/a.ts'], ['api/b/a.ts']],
  ['src/**/gen/*.{ts,js}', ['src/gen/a.ts', 'src/x/y/gen/a.js'], ['src/agen/a.ts', 'src/gen/a.css', 'src/gen/x/a.ts']],
  ['**/*.[ch]', ['a.c', 'x/b.h'], ['a.d']],
  ['**/x?.ts', ['xy.ts'], ['x/.ts', 'x.ts']],
  ['{a,b', ['{a,b'], ['a']],
  ['**', ['a', 'a/b'], []],
];

describe('The team’s globs', () => {
  for (const [glob, yes, no] of stories) {
    it(`${glob} means what it says`, () => {
      for (const path of yes) assert.ok(globTest([glob])(path), path);
      for (const path of no) assert.ok(!globTest([glob])(path), path);
    });
  }

  it('cannot be made to run for ever', () => {
    const path = `${'a/'.repeat(2000)}b`;
    assert.ok(!globTest(['**/*a*'.repeat(60), '*a'.repeat(200), '{a,b}'.repeat(60), '**/'.repeat(150)])(`${path}x`));
  });
});
