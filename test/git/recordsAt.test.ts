import assert from 'node:assert/strict';
import { existsSync, symlinkSync } from 'node:fs';
import { recordsAt } from '../../src/git/recordsAt.ts';
import { commitsOf } from '../../src/git/commitsOf.ts';
import { runTool } from '../support/commandLine.ts';
import { Repository } from '../support/repository.ts';

const adr = (status: string, title: string) => `# ${title}\n\n## Status\n\n${status}\n`;

describe('Decisions as of a commit', () => {
  let repository: Repository;
  const adrs = (...words: string[]) => runTool(repository.folder, ['adr', ...words], repository.env);

  beforeEach(() => {
    repository = new Repository();
    repository.commit({ 'docs/decisions/0001-use-a.md': adr('Proposed', '1. Use A') });
    repository.git('tag', 'first');
    repository.commit({
      'docs/decisions/0001-use-a.md': adr('Superseded by [2. Ü](0002-ü.md)', '1. Use A'),
      'docs/decisions/0002-ü.md': adr('Accepted', '2. Ü'),
      'docs/decisions/node_modules/0003-use-c.md': adr('Accepted', '3. Use C'),
    });
  });
  afterEach(() => {
    repository.remove();
  });

  it('are listed and shown as they stood, whatever stands there now', async () => {
    repository.git('rm', '--quiet', '-r', 'docs');
    assert.equal((await adrs('list')).out, '');
    assert.equal((await adrs('list', '--as-of', 'first')).out, '1  proposed  -    Use A');
    assert.equal(
      (await adrs('list', '--as-of', 'HEAD')).out,
      ['1  superseded  -    Use A', '2  accepted    -    Ü'].join('\n'),
    );
    const { out } = await adrs('show', '2', '--as-of', 'main');
    assert.match(out, /^path: docs\/decisions\/0002-ü\.md\n[\s\S]*supersedes: 1 \(said by the other\)/mu);
    const { decisions } = JSON.parse((await adrs('list', '--as-of', 'first', '--json')).out) as {
      decisions: readonly { path: string; needs: unknown }[];
    };
    assert.deepEqual(
      decisions.map(({ path, needs }) => [path, needs]),
      [['docs/decisions/0001-use-a.md', []]],
    );
  });

  it('of a name that is no commit are none, with the reason; an option is a name like any other', async () => {
    for (const name of ['nothing', '--output=out.txt', '-h', 'HEAD\n', 'HEAD:docs', '', '@{upstream}']) {
      const found = await recordsAt(repository.folder, name);
      assert.equal(found.ok ? 'found' : found.failure.code, 'no-commit', name);
    }
    const { exit, err } = await adrs('list', '--as-of', 'nothing');
    assert.deepEqual([exit, err], [2, 'Git knows no commit nothing here.']);
    assert.equal(repository.git('status', '--short'), '');
  });

  it('follow no link, and start nothing that the repository configures', async () => {
    symlinkSync('/etc/hostname', repository.path('docs/decisions/0004-link.md'));
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--message', 'A link');
    repository.git('config', 'core.fsmonitor', `touch ${repository.path('ran')}`);
    const found = await recordsAt(repository.folder, 'HEAD');
    assert(found.ok);
    assert.deepEqual([...found.value.texts.keys()], ['docs/decisions/0001-use-a.md', 'docs/decisions/0002-ü.md']);
    assert.ok(!existsSync(repository.path('ran')));
  });

  it('are found from a folder inside, by paths from there; its commits have a day and a name', async () => {
    const found = await recordsAt(repository.path('docs'), 'HEAD');
    assert(found.ok);
    assert.deepEqual(found.value.logs, [
      { folder: 'decisions', records: ['decisions/0001-use-a.md', 'decisions/0002-ü.md'] },
    ]);
    const commits = await commitsOf(repository.folder, ['docs/decisions']);
    assert.deepEqual([commits.length, commits[0]?.commit], [2, repository.git('rev-parse', 'HEAD').trim()]);
    assert.match(found.value.day, /^\d{4}-\d\d-\d\d$/u);
  });
});
