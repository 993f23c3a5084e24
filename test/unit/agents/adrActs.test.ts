import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../../support/commandLine.ts';

const nygard = (status: string) =>
  `# 1. Use A\r\n\r\nDate: 2026-10-01\r\n\r\n## Status\r\n\r\n${status}\r\n\r\n## Context\r\n\r\nNone.\r\n`;
const madr = (status: string) => `---\nstatus: ${status} # as of now\ndate: 2026-10-01\n---\n# Use B\n\nText.\n`;

const [one, two] = ['0001-use-a.md', '0002-use-b.md'];

describe('Acts on decisions by the command line', () => {
  let folder: string;
  const read = (name: string) => readFileSync(join(folder, 'docs/decisions', name), 'utf8');
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, 'docs/decisions', name), text);
  };
  const run = (...words: string[]) => runTool(folder, ['adr', ...words, '--at', '2026-11-28T10:00:00Z']);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-adr-acts-'));
    mkdirSync(join(folder, '.git'));
    mkdirSync(join(folder, 'docs/decisions'), { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('reject a proposal and deprecate a decision, and change one word', async () => {
    write(one, nygard('Proposed'));
    write(two, madr('accepted'));
    const rejected = await run('reject', '1');
    assert.deepEqual(
      [rejected.exit, rejected.out, rejected.err],
      [0, `docs/decisions/${one}`, 'ADR-0001 is rejected.'],
    );
    assert.equal(read(one), nygard('Rejected'));
    const deprecated = await run('deprecate', 'ADR-2', '--json');
    assert.deepEqual(JSON.parse(deprecated.out), {
      version: 1,
      id: '2',
      path: `docs/decisions/${two}`,
      changed: [],
    });
    assert.equal(read(two), madr('deprecated'));
  });

  it('reaffirm one, with the day and the reason', async () => {
    write(two, madr('accepted'));
    const { exit, err } = await run('reaffirm', '2', '--because', 'Nobody\nneeds more');
    assert.deepEqual([exit, err], [0, 'ADR-0002 is reaffirmed.']);
    const note = '\n## More Information\n\n* Reaffirmed on 2026-11-28: Nobody needs more\n';
    assert.equal(read(two), madr('accepted') + note);
    await run('reaffirm', '2');
    assert(read(two).endsWith(`${note}* Reaffirmed on 2026-11-28\n`), 'without a reason as well');
  });

  it('amend one that stays in force, and says so once the new one is accepted', async () => {
    write(two, madr('accepted'));
    const { exit, out, err } = await run('amend', '2', 'Use B twice');
    assert.deepEqual([exit, out], [0, 'docs/decisions/0003-use-b-twice.md']);
    assert.match(
      err,
      /What it amends says so once it is accepted: headwater adr accept docs\/decisions\/0003-use-b-twice\.md$/,
    );
    assert.equal(read(two), madr('accepted'));
    assert.equal((await run('accept', '3')).err, `ADR-0003 is accepted. Changed as well: docs/decisions/${two}.`);
    assert.match(read(two), /^status: accepted # as of now$/m);
    assert.match(read(two), /\* Amended by \[ADR-0003\]\(0003-use-b-twice\.md\)\n$/);
    assert.equal((await run('check')).exit, 0, 'each side says it');
  });

  const refusals: readonly (readonly [act: string, status: string, why: string])[] = [
    ['reject', 'accepted', '2 is accepted: deprecate it, or record what supersedes it. Nothing was changed.'],
    ['reject', 'deprecated', '2 is deprecated, so it is out of force already. Nothing was changed.'],
    ['reject', 'rejected', '2 is rejected already.'],
    ['reject', 'superseded', '2 is superseded by another decision, which decides. Nothing was changed.'],
    ['deprecate', 'proposed', '2 is proposed, so it is not in force: reject it instead. Nothing was changed.'],
    ['deprecate', 'rejected', '2 is rejected, so it is out of force already. Nothing was changed.'],
    ['deprecate', 'deprecated', '2 is deprecated already.'],
  ];
  for (const [act, status, why] of refusals) {
    it(`${act} none that is ${status}, and say what would help`, async () => {
      write(two, madr(status));
      const { exit, err } = await run(act, '2');
      assert.deepEqual([exit, err], [2, why]);
      assert.equal(read(two), madr(status));
    });
  }

  it('need a decision that is there', async () => {
    write(two, madr('accepted'));
    for (const act of ['reject', 'deprecate', 'reaffirm']) {
      assert.equal((await run(act, '7')).err, 'There is no decision 7 here.');
      assert.match((await run(act)).err, /^ID is missing\./);
    }
    assert.match((await run('amend', '2')).err, /^TITLE is missing\./);
    assert.deepEqual(readdirSync(join(folder, 'docs/decisions')), [two]);
  });
});
