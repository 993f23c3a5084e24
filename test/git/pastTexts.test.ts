import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pastTexts } from '../../src/git/pastTexts.ts';
import { Repository } from '../support/repository.ts';

const options = { days: 28, most: 100, timeout: 20_000 };

describe('The texts that a file had of late', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = new Repository();
  });
  afterEach(() => {
    repository.remove();
  });

  async function textsOf(path: string): Promise<readonly string[] | string> {
    const texts: string[] = [];
    const take = (text: string) => Promise.resolve(void texts.push(text));
    const read = await pastTexts(join(repository.folder, path), take, options);
    return read.ok ? texts : read.failure.code;
  }

  function commit(path: string, text: string): void {
    repository.write(path, text);
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--message', text.trim());
  }

  it('are those of the commits and of what they were made from, each once, the newest first', async () => {
    commit('plan/backlog.yaml', 'one: ü\n');
    commit('plan/backlog.yaml', 'two\n');
    commit('other.txt', 'other\n');
    commit('plan/backlog.yaml', 'one: ü\n');
    assert.deepEqual(await textsOf('plan/backlog.yaml'), ['one: ü\n', 'two\n']);
  });

  it('are that of the last commit where none of late touched it, once it is another one', async () => {
    repository.env = {
      ...repository.env,
      GIT_COMMITTER_DATE: '2020-01-01T00:00:00Z',
      GIT_AUTHOR_DATE: '2020-01-01T00:00:00Z',
    };
    commit('backlog.yaml', 'old\n');
    assert.deepEqual(await textsOf('backlog.yaml'), []);
    repository.write('backlog.yaml', 'new\n');
    assert.deepEqual(await textsOf('backlog.yaml'), ['old\n']);
  });

  it('are, of a folder, those of its files, also of one that is gone', async () => {
    commit('backlog/A-1.yaml', 'one\n');
    commit('backlog/A-2.yaml', 'two\n');
    commit('backlog (old)/A-1.yaml', 'elsewhere\n');
    repository.git('rm', '--quiet', 'backlog/A-1.yaml');
    assert.deepEqual(new Set(await textsOf('backlog')), new Set(['one\n', 'two\n']));
  });

  it('have both sides of a merge', async () => {
    commit('backlog.yaml', 'base\n');
    repository.git('checkout', '--quiet', '-b', 'side');
    commit('backlog.yaml', 'side\n');
    repository.git('checkout', '--quiet', 'main');
    commit('other.txt', 'main\n');
    repository.git('merge', '--quiet', '--no-ff', '--no-commit', 'side');
    repository.write('backlog.yaml', 'merged\n');
    repository.git('commit', '--quiet', '--all', '--message', 'Merge');
    assert.deepEqual(new Set(await textsOf('backlog.yaml')), new Set(['merged\n', 'side\n', 'base\n']));
  });

  it('are none of a file that git does not know, and of no repository a reason', async () => {
    commit('other.txt', 'other\n');
    assert.deepEqual(await textsOf('backlog.yaml'), []);
    const read = await pastTexts('/backlog.yaml', () => Promise.resolve(), options);
    assert.equal(read.ok ? '' : read.failure.code, 'no-repository');
  });
});
