import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runTool } from '../../support/commandLine.ts';

const backlog =
  'headwater: 1\nitems:\n  - { id: PAY-1, title: Offline, status: ideas }\nboard: { columns: [ideas, done] }\n';
const nygard = '# 1. Use A\n\n## Status\n\nAccepted\n\n## Context\n\nc\n';

describe('Where decisions are recorded', function () {
  let top: string;
  const at = (path: string) => join(top, 'shop', path);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  const runIn = (folder: string, ...words: string[]) =>
    runTool(at(folder), ['adr', ...words, '--at', '2026-11-28T10:00:00Z']);
  const run = (...words: string[]) => runIn('.', ...words);

  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), 'headwater-adr-places-'));
    write('backlog.yaml', backlog);
    execFileSync('git', ['init', '--quiet'], { cwd: at('.') });
  });
  afterEach(() => {
    rmSync(top, { recursive: true, force: true });
  });

  it('is a log however its folder is written', async () => {
    write('doc/adr/0001-use-a.md', nygard);
    const written = [
      await run('new', 'B', '--log', './doc/adr/'),
      await run('new', 'C', '--log', at('doc/adr')),
      await run('new', 'D', '--log', 'doc/../doc//adr'),
    ];
    assert.deepEqual(
      written.map(({ out }) => out),
      ['doc/adr/0002-b.md', 'doc/adr/0003-c.md', 'doc/adr/0004-d.md'],
    );
    assert.match(readFileSync(at('doc/adr/0002-b.md'), 'utf8'), /^# 2\. B\n\nDate: /);
    assert.deepEqual(readdirSync(at('.')).sort(), ['.git', 'backlog.yaml', 'doc']);
  });

  it('is where a link leads, if that is where decisions are read', async () => {
    write('real/adr/0001-use-a.md', nygard);
    mkdirSync(at('doc'));
    symlinkSync('../real/adr', at('doc/adr'));
    write('.adr-dir', 'doc/adr\n');
    assert.equal((await run('new', 'B')).out, 'real/adr/0002-b.md');
    assert.match(readFileSync(at('real/adr/0002-b.md'), 'utf8'), /^# 2\. B\n/);
  });

  it('is nowhere that they are not read from', async () => {
    mkdirSync(join(top, 'outside'));
    symlinkSync('../outside', at('linked'));
    for (const log of ['../outside', join(top, 'outside'), 'linked', 'linked/adr', '..']) {
      const { exit, err } = await run('new', 'B', '--log', log);
      assert.equal(exit, 2, log);
      assert.match(err, /lies outside of this folder.*Nothing was written/, log);
    }
    assert.deepEqual(readdirSync(join(top, 'outside')), []);
    assert.deepEqual(readdirSync(at('.')).sort(), ['.git', 'backlog.yaml', 'linked']);
  });

  it('is not begun with what is refused, nor with an item that cannot say so', async () => {
    const refused = [
      await run('new', 'B', '--status', 'done'),
      await run('new', 'B', '--items', 'PAY-9', '--log', 'doc/adr'),
    ];
    write('backlog.yaml', backlog.replace('headwater: 1', 'headwater: 9'));
    refused.push(await run('new', 'B', '--items', 'PAY-1'));
    assert.deepEqual(
      refused.map(({ exit }) => exit),
      [2, 2, 2],
    );
    assert.match(refused[1]?.err ?? '', /There is no item PAY-9 here/);
    assert.match(refused[2]?.err ?? '', /later format version/);
    assert.deepEqual(readdirSync(at('.')).sort(), ['.git', 'backlog.yaml']);
  });

  it('is the nearest log above a folder that has none, with paths from that folder', async () => {
    write('doc/adr/0001-use-a.md', nygard);
    write('web/adr/0001-use-w.md', nygard.replace('Use A', 'Use W'));
    mkdirSync(at('src/deep'), { recursive: true });
    const list = await runIn('src/deep', 'list', '--json');
    assert.deepEqual(
      (JSON.parse(list.out) as { decisions: { path: string }[] }).decisions.map(({ path }) => path),
      ['../../doc/adr/0001-use-a.md', '../../web/adr/0001-use-w.md'],
    );
    for (const words of [
      ['add', '.'],
      ['-c', 'user.name=Ana', '-c', 'user.email=a@example.com', 'commit', '-qm', 'x'],
    ]) {
      execFileSync('git', words, { cwd: at('.') });
    }
    const past = await runIn('src/deep', 'list', '--as-of', 'HEAD', '--json');
    assert.deepEqual(JSON.parse(past.out), JSON.parse(list.out));
    const made = await runIn('src/deep', 'new', 'B', '--items', 'PAY-1', '--json');
    assert.deepEqual(JSON.parse(made.out), {
      ...{ version: 1, id: '2', path: '../../doc/adr/0002-b.md', changed: ['../../backlog.yaml'] },
    });
    const older = '../../web/adr/0001-use-w.md';
    const taken = await runIn('src/deep', 'supersede', older, 'C', '--log', '../../doc/adr', '--status', 'accepted');
    assert.equal(taken.out, '../../doc/adr/0003-c.md');
    assert.match(readFileSync(at('web/adr/0001-use-w.md'), 'utf8'), /\[3\. C\]\(\.\.\/\.\.\/doc\/adr\/0003-c\.md\)/);
    assert.equal((await runIn('src/deep', 'check')).out, '', 'links are followed from there');
    assert(!existsSync(at('src/deep/docs')));
  });

  it('is named by a path or an id, however that is written', async () => {
    write('backlog/decisions/decision-1 - Use-A.md', '---\nid: decision-1\ntitle: Use A\nstatus: accepted\n---\n');
    for (const name of ['1', 'decision-1', './backlog/decisions/decision-1 - Use-A.md']) {
      assert.match((await run('show', name)).out, /title: Use A/, name);
    }
    const { err } = await run('supersede', '1', 'Use B');
    assert.match(err, /: headwater adr accept 'backlog\/decisions\/decision-2 - Use-B\.md'$/);
  });

  it('takes no option that would do nothing', async () => {
    write('doc/adr/0001-use-a.md', nygard);
    const refused = [
      await run('list', '--status', 'accepted'),
      await run('deprecate', '1', '--because', 'It is old'),
      await run('check', '--as-of', 'HEAD'),
      await run('new', 'B', '--write'),
    ];
    assert.deepEqual(
      refused.map(({ exit, err }) => [exit, err.split('\n')[0]]),
      [
        [2, 'adr list has no option --status.'],
        [2, 'adr deprecate has no option --because.'],
        [2, 'adr check has no option --as-of.'],
        [2, 'adr new has no option --write.'],
      ],
    );
    assert.deepEqual(readdirSync(at('doc/adr')), ['0001-use-a.md']);
    assert.equal(readFileSync(at('doc/adr/0001-use-a.md'), 'utf8'), nygard);
  });
});
