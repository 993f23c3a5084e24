import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../support/commandLine.ts';
import { projectRoot } from '../support/places.ts';

const tools = join(projectRoot, '.bench/decision-tools/node_modules');

describe('What is written into a log', function () {
  let folder: string;

  before(function () {
    if (existsSync(tools)) return;
    console.log('      not here, `node scripts/decisionTools.mjs` installs them: the tools of others');
    this.skip();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-tools-'));
    mkdirSync(join(folder, 'docs/adr'), { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const path = (name: string) => join(folder, 'docs/adr', name);
  const ours = async (...words: string[]) => {
    const { exit, err } = await runTool(folder, ['adr', ...words, '--at', '2026-11-28T10:00:00Z']);
    assert.equal(exit, 0, err);
  };
  const theirs = (script: string, ...words: string[]) =>
    execFileSync(process.execPath, [join(tools, script), ...words], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  /** A log of three: the second takes the place of the first, the third has a title that is hard to write. */
  const grow = async (first: readonly [string, string]) => {
    writeFileSync(path(first[0]), first[1]);
    await ours('supersede', `docs/adr/${first[0]}`, 'Use B');
    const second = readdirSync(path('')).find((name) => name !== first[0]) ?? '';
    await ours('accept', `docs/adr/${second}`);
    await ours('new', 'Pipes | & `ticks`, 検索');
    return readdirSync(path(''));
  };
  const nygard =
    '# 1. Use A\n\nDate: 2026-11-01\n\n## Status\n\nAccepted\n\n## Context\n\nc\n\n## Decision\n\nd\n\n## Consequences\n\nq\n';

  it('as adr-tools has it is read back by @meza/adr-tools: the list, the titles and both sides of the link', async () => {
    writeFileSync(join(folder, '.adr-dir'), 'docs/adr\n');
    const names = await grow(['0001-use-a.md', nygard]);
    const program = '@meza/adr-tools/dist/index.js';
    assert.deepEqual(
      theirs(program, 'list').trim().split('\n'),
      names.map((name) => `docs/adr/${name}`),
    );
    const graph = theirs(program, 'generate', 'graph');
    assert.match(graph, /_1 \[label="1\. Use A".*_2 \[label="2\. Use B".*_3 \[label="3\. Pipes \| & `ticks`, 検索"/s);
    assert.match(graph, /_2 -> _1 \[label="Supersedes"/);
    // Its own table of contents is the one that is kept up here.
    theirs(program, 'generate', 'toc');
    const before = readFileSync(path('decisions.md'), 'utf8');
    await ours('new', 'Use D');
    const kept = readFileSync(path('decisions.md'), 'utf8');
    theirs(program, 'generate', 'toc');
    assert.notEqual(kept, before);
    assert.equal(kept.trim(), readFileSync(path('decisions.md'), 'utf8').trim());
  });

  it('as MADR has it is listed by adr-log with every title, and its list is kept up as it would', async () => {
    await grow([
      '0001-use-a.md',
      '---\nstatus: accepted\ndate: 2026-11-01\n---\n# Use A\n\n## Context and Problem Statement\n\nc\n',
    ]);
    const list = () => theirs('adr-log/cli.js', '-i', '-d', 'docs/adr', 'docs/adr/index.md');
    list();
    const index = readFileSync(path('index.md'), 'utf8');
    assert.match(
      index,
      /\* \[ADR-0001\]\(0001-use-a\.md\) - Use A\n\* \[ADR-0002\]\(0002-use-b\.md\) - Use B\n\* \[ADR-0003\]\(0003-.*\) - Pipes \| & `ticks`, 検索\n/,
    );
    await ours('new', 'Use D');
    const kept = readFileSync(path('index.md'), 'utf8');
    list();
    // It adds blank lines at the end each time.
    assert.equal(kept.trim(), readFileSync(path('index.md'), 'utf8').trim());
    assert.match(kept, /- Use D\n/);
  });

  it('as MADR has it passes the rules that MADR lints its own records by', async () => {
    const names = await grow([
      '0001-use-a.md',
      '---\nstatus: accepted\ndate: 2026-11-01\n---\n# Use A\n\n## Context and Problem Statement\n\nc\n',
    ]);
    writeFileSync(join(folder, 'rules.json'), JSON.stringify({ default: true, MD013: false, MD024: false }));
    theirs('markdownlint-cli/markdownlint.js', '--config', 'rules.json', ...names.map((name) => `docs/adr/${name}`));
  });

  it('as log4brains has it is read back by log4brains, with its status and its successor', async () => {
    writeFileSync(join(folder, '.log4brains.yml'), 'project:\n  name: Shop\n  tz: UTC\n  adrFolder: ./docs/adr\n');
    await grow([
      '20261101-use-a.md',
      '# Use A\n\n- Status: accepted\n- Date: 2026-11-01\n- Tags: a\n\n## Context and Problem Statement\n\nc\n',
    ]);
    const rows = theirs('log4brains/dist/log4brains', 'adr', 'list', '--raw').trim().split('\n');
    assert.equal(rows.length, 3);
    assert(
      rows.some((row) => /^20261101-use-a,SUPERSEDED,.*,Use A$/.test(row)),
      rows.join('\n'),
    );
    assert(
      rows.some((row) => /^20261128-use-b,ACCEPTED,.*,Use B$/.test(row)),
      rows.join('\n'),
    );
    assert(
      rows.some((row) => /^20261128-.*,PROPOSED,.*Pipes/.test(row)),
      rows.join('\n'),
    );
  });
});
