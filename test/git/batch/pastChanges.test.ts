import assert from 'node:assert/strict';
import { pastChanges } from '../../../src/git/batch/pastChanges.ts';
import { Repository } from '../../support/repository.ts';

describe('What earlier commits changed', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = new Repository();
  });
  afterEach(() => {
    repository.remove();
  });

  it('is their files, the latest first, whatever they are called, without merges', async () => {
    const id = 'a'.repeat(40);
    repository.commit({ 'a.ts': 'a\n', 'two\nlines.ts': 'b\n' }, 'first');
    repository.commit({ [id]: 'c\n', 'größe.ts': 'd\n' }, 'second');
    repository.git('commit', '--quiet', '--allow-empty', '--message', 'nothing');
    repository.git('checkout', '--quiet', '-b', 'side', 'HEAD~1');
    repository.commit({ '\nfirst.ts': 'e\n' }, 'aside');
    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--no-edit', 'side');
    repository.git('config', 'log.showSignature', 'true');
    repository.git('config', 'core.quotePath', 'true');
    const changes = await pastChanges(repository.folder, repository.git('rev-parse', 'HEAD').trim());
    assert.deepEqual(
      changes.map((files) => [...files].sort()).filter((files) => files.length > 0),
      [['\nfirst.ts'], [id, 'größe.ts'], ['a.ts', 'two\nlines.ts']],
    );
  });

  it('is nothing where git does not say', async () => {
    assert.deepEqual(await pastChanges(repository.folder, 'f'.repeat(40)), []);
  });
});
