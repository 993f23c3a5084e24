import assert from 'node:assert/strict';
import { lineDiff } from '../support/diff.ts';
import { runTool } from '../support/commandLine.ts';
import { Repository } from '../support/repository.ts';

const backlog = `headwater: 1
board: { columns: [ideas, { id: building, stage: active }, deployed, done] }
people: { ana: Ana }
items:
  - id: A-1
    title: First
    status: building
  - id: A-2
    title: Second
    status: building
  - id: A-11
    title: Eleventh
`;

describe('headwater evidence', () => {
  let repository: Repository;
  const run = (...words: string[]) =>
    runTool(repository.folder, ['evidence', ...words, '--at', '2026-11-16T09:00:00Z']);
  const diff = () => lineDiff(backlog, repository.read('backlog.yaml')).trimEnd();

  beforeEach(() => {
    repository = new Repository();
    repository.write('backlog.yaml', backlog);
    repository.git('add', '.');
    repository.git('commit', '--quiet', '--message', 'A-1: before the release');
    repository.git('tag', 'v1');
  });
  afterEach(() => {
    repository.remove();
  });

  it('records what commits since a tag name, and moves nothing', async () => {
    repository.git('commit', '--quiet', '--allow-empty', '--message', 'Show the fee\n\nPart of A-2, beside B-7.');
    repository.git('commit', '--quiet', '--allow-empty', '--message', 'XA-11 is nobody of ours');
    const ran = await run('deployed', '--since', 'v1', '--version', 'v2', '--json');
    assert.deepEqual(JSON.parse(ran.out), {
      version: 1,
      evidence: 'deployed',
      items: [{ id: 'A-2', recorded: true }],
    });
    assert.equal(diff(), '+    evidence:\n+      deployed:\n+        - { at: 2026-11-16T09:00:00Z, version: v2 }');
    const again = await run('deployed', 'A-2', '--version', 'v2');
    assert.deepEqual([again.exit, again.err], [0, 'A-2 says so already: deployed. Nothing was changed.']);
  });

  it('says what it does not know, and writes nothing', async () => {
    for (const words of [
      ['shipped', 'A-1'],
      ['deployed', 'A-1', 'A-9'],
      ['deployed'],
      ['deployed', '--since', 'v9'],
      ['deployed', '--since', '--output=x'],
    ])
      assert.equal((await run(...words)).exit, 2, words.join(' '));
    assert.equal(diff(), '');
  });

  it('comes with the word of the one who moves work to done without it', async () => {
    const moved = await runTool(repository.folder, ['move', 'A-1', 'done']);
    assert.deepEqual([moved.exit, moved.err], [0, 'Moved A-1 to done. Nothing shows yet that it is: deployed.']);
    assert.match(repository.read('backlog.yaml'), /without: \[deployed\]/u);
  });
});
