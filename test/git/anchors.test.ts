import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Ran, runTool } from '../support/commandLine.ts';
import { lineDiff } from '../support/diff.ts';
import { Repository } from '../support/repository.ts';

/** Hands at once, and items: as many as other tools were measured with. */
const [hands, count] = [12, 60];

const item = (number: number) => `  - id: A-${number}
    title: Item ${number}
    status: ideas
    history:
      - { at: 2026-11-01T10:00:00Z, to: ideas }
`;
const numbers = (most: number) => Array.from({ length: most }, (_, index) => index + 1);
const backlog = `headwater: 1
board:
  columns: [ideas, { id: doing, stage: active }, done]
items:
${numbers(count).map(item).join('')}`;

interface Listed {
  readonly items: readonly { readonly id: string; readonly title: string; readonly status?: string }[];
}

/** Where an item's text stands in each layout, and how far to the right. */
const layouts = {
  'in one file': { spread: false, file: () => 'backlog.yaml', indent: '    ' },
  'in files of their own': { spread: true, file: (number: number) => `backlog/A-${number}.yaml`, indent: '' },
} as const;

for (const [name, layout] of Object.entries(layouts)) {
  describe(`What other tools lose is kept, with items ${name}:`, () => {
    let repository: Repository;
    const run = (...words: string[]) => runTool(repository.folder, words);
    const must = (...words: string[]) => mustIn(repository.folder, ...words);
    const items = () => itemsIn(repository.folder);
    /** Both branches come together by git itself. */
    const merge = () => {
      const { exit, said } = repository.try(['merge', '--no-edit', 'theirs']);
      assert.equal(exit, 0, said);
      assert.equal(repository.git('status', '--porcelain'), '');
    };

    beforeEach(async () => {
      repository = new Repository();
      repository.write('backlog.yaml', backlog);
      if (layout.spread) await must('spread');
      await must('merge', 'install');
      repository.commit({}, 'plan');
    });
    afterEach(() => {
      repository.remove();
    });

    it(`${hands} status changes by ${hands} processes at once`, async () => {
      allFine(await Promise.all(numbers(hands).map((number) => run('move', `A-${number}`, 'doing'))));
      const moved = (await items()).filter(({ status }) => status === 'doing').map(({ id }) => id);
      assert.deepEqual(
        moved,
        numbers(hands).map((number) => `A-${number}`),
      );
    });

    it(`${hands} new items by ${hands} processes at once, each with an id of its own`, async () => {
      const ran = await Promise.all(numbers(hands).map((number) => run('add', `New ${number}`)));
      allFine(ran);
      const titles = new Map((await items()).map(({ id, title }) => [id, title]));
      assert.equal(titles.size, count + hands);
      for (const [index, { out }] of ran.entries()) assert.equal(titles.get(out), `New ${index + 1}`);
    });

    it('two branches that move two neighbours', async () => {
      repository.branch('theirs');
      await must('move', 'A-8', 'doing');
      repository.commit({}, 'theirs');
      repository.git('switch', '--quiet', 'main');
      await must('move', 'A-7', 'doing');
      repository.commit({}, 'ours');
      merge();
      const moved = (await items()).filter(({ status }) => status === 'doing').map(({ id }) => id);
      assert.deepEqual(moved, ['A-7', 'A-8']);
      assert.equal((await run('check')).exit, 0);
    });

    it('two branches that create an item each', async () => {
      repository.branch('theirs');
      await must('add', 'Theirs');
      repository.commit({}, 'theirs');
      repository.git('switch', '--quiet', 'main');
      await must('add', 'Ours');
      repository.commit({}, 'ours');
      merge();
      const added = (await items()).filter(({ id }) => Number(id.slice(2)) > count);
      assert.deepEqual(added.map(({ id, title }) => `${id} ${title}`).sort(), ['A-61 Theirs', 'A-62 Ours']);
      assert.equal((await run('check')).exit, 0);
    });

    it('a key of one’s own, a comment, and every other byte, when the status changes', async () => {
      const { file, indent } = layout;
      const path = repository.path(file(7));
      const own = `${indent}team: { points: 3 }   # agreed in May\n${indent}# ask ops first\n`;
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replace(`title: Item 7\n`, (line) => line + own),
      );
      const before = readFileSync(path, 'utf8');
      await must('move', 'A-7', 'doing', '--at', '2026-11-28T12:00:00Z');
      assert.equal(
        lineDiff(before, readFileSync(path, 'utf8')),
        [
          `-${indent}status: ideas`,
          `+${indent}status: doing`,
          `+${indent}  - { at: 2026-11-28T12:00:00Z, to: doing, by: ana }`,
        ].join('\n'),
      );
    });

    it('59 of 60 items where one cannot be read, and it is said which one', async () => {
      const path = repository.path(layout.file(7));
      writeFileSync(path, readFileSync(path, 'utf8').replace('title: Item 7\n', 'title: "Item 7\n'));
      const checked = await run('check');
      assert.equal(checked.exit, 1);
      const line =
        readFileSync(path, 'utf8')
          .split('\n')
          .findIndex((text) => text.includes('"Item 7')) + 1;
      assert.match(checked.out, new RegExp(`/${layout.file(7)}:${line}:\\d+ text\\.unreadable `));
      const whole = (await items()).filter(({ id, title }) => title === `Item ${id.slice(2)}`);
      assert.deepEqual(
        whole.map(({ id }) => id),
        numbers(count)
          .filter((number) => number !== 7)
          .map((number) => `A-${number}`),
      );
      // What can be read is worked on, too.
      await must('move', 'A-8', 'doing');
    });
  });
}

describe('What other tools lose is kept by two clones that know nothing of each other:', () => {
  it('an item that each creates, one of them with another id', async () => {
    const repository = new Repository();
    try {
      repository.commit({ 'backlog.yaml': backlog }, 'plan');
      const clone = join(dirname(repository.folder), 'clone');
      repository.git('clone', '--quiet', repository.folder, clone);
      await mustIn(clone, 'add', 'Theirs', '--at', '2026-11-28T12:00:00Z');
      execFileSync('git', ['commit', '--quiet', '--all', '--message=theirs'], { cwd: clone, env: repository.env });
      await mustIn(repository.folder, 'merge', 'install');
      await mustIn(repository.folder, 'add', 'Ours', '--at', '2026-11-28T12:00:01Z');
      repository.commit({ 'docs/decisions/0001.md': 'Decided for A-61, not for A-610.\n' }, 'Start A-61');
      repository.git('branch', 'A-61-ours');
      repository.git('branch', 'A-610-other');
      const { exit, said } = repository.try(['pull', '--no-rebase', '--no-edit', clone, 'main']);
      assert.equal(exit, 0, said);
      const added = (await itemsIn(repository.folder)).filter(({ id }) => Number(id.slice(2)) > count);
      assert.deepEqual(added.map(({ id, title }) => `${id} ${title}`).sort(), ['A-61 Theirs', 'A-62 Ours']);
      assert.match(said, /A-61\. That of ours is A-62 now/);
      assert.match(said, /A-61 is also named in branch A-61-ours, docs\/decisions\/0001\.md, commit [0-9a-f]{7,}\. /);
    } finally {
      repository.remove();
    }
  });
});

function allFine(ran: readonly Ran[]): void {
  assert.deepEqual(
    ran.filter(({ exit }) => exit !== 0),
    [],
  );
}

async function mustIn(folder: string, ...words: string[]): Promise<void> {
  allFine([await runTool(folder, words)]);
}

async function itemsIn(folder: string): Promise<Listed['items']> {
  const { out } = await runTool(folder, ['list', '--json']);
  return (JSON.parse(out) as Listed).items;
}
