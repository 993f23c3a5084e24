import assert from 'node:assert/strict';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { batchPicture, lines, workRepository } from '../../support/batchStory.ts';
import { clone, withOrigin } from '../../support/branches.ts';
import { tool } from '../../support/commandLine.ts';
import { projectRoot } from '../../support/places.ts';
import type { Repository } from '../../support/repository.ts';

/** What a page of the documentation shows as a block of such a language with such a text in it. */
function shown(page: string, language: string, text: string): string {
  const blocks = readFileSync(join(projectRoot, page), 'utf8').matchAll(/^```(\w+)\n([^]*?)^```$/gm);
  const block = [...blocks].find(([, named, body = '']) => named === language && body.includes(text));
  assert.ok(block?.[2], `${page} shows no ${language} with “${text}”`);
  return block[2].replaceAll('path/to/dist/cli.js', `"${tool}"`);
}

const pages = ['README.md', join('docs', 'guide', 'command-line.md')];

describe('As it is documented', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = workRepository();
    withOrigin(repository);
  });
  afterEach(() => {
    repository.remove();
  });

  for (const page of pages) {
    it(`in ${page}, a hook stops a push that is too large, and none whose size is unknown`, () => {
      repository.write('.git/hooks/pre-push', shown(page, 'sh', 'no-verify'));
      chmodSync(repository.path('.git/hooks/pre-push'), 0o755);
      const push = (...words: readonly string[]) => repository.try(['push', '--quiet', 'origin', ...words]);
      repository.commit({ 'n.ts': lines(300) });
      assert.equal(push('work').exit, 0);
      repository.commit({ 'm.ts': lines(300) });
      const stopped = push('work');
      assert.notEqual(stopped.exit, 0);
      assert.match(stopped.said, /work: 600 lines, too large[^]*Split it, or push with --no-verify\./);
      assert.equal(push('--no-verify', 'work').exit, 0);
      repository.git('switch', '--quiet', '--detach');
      assert.equal(push('HEAD:refs/heads/other').exit, 0);
    });

    it(`in ${page}, a workflow fails for a pull request that is too large`, async () => {
      const [, command = ''] = /- run: (.*)\n/.exec(shown(page, 'yaml', '$BASE')) ?? [];
      repository.commit({ 'n.ts': lines(401) });
      const folder = clone(repository, '--branch=work');
      const run = (base: string) => repository.run('sh', ['-c', `cd "${folder}"; export BASE=${base}; ${command}`]);
      const { status, stdout } = run('main');
      assert.equal(status, 1);
      assert.match(stdout, /^work: 401 lines, too large[^]*against origin\/main /);
      assert.equal(run('nowhere').status, 2);
      assert.match(await batchPicture(repository, { folder, base: 'origin/main' }), /^401 too-large \| origin\/main/);
    });
  }
});
