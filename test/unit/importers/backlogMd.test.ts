import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Imported, importBacklogMd } from '../../../src/backlog/importers/backlogMd.ts';
import { lostLines } from './accounting.ts';
import { type PlainItem, fixtures, itemsOf, plain, project, readProject, reportText } from './project.ts';

const files = readProject(join(fixtures, 'project'));
const expected = (name: string) => readFileSync(join(fixtures, 'expected', name), 'utf8');

/** Imports one task and gives its item. */
function importTask(text: string, path = 'tasks/task-1 - One.md'): { imported: Imported; item: PlainItem } {
  const imported = importBacklogMd(project({ [path]: text }), { archive: true });
  const [item] = itemsOf(imported);
  assert.ok(item);
  return { imported, item };
}

const codes = (imported: Imported) => imported.report.files.flatMap(({ entries }) => entries.map(({ code }) => code));

describe('Importing a Backlog.md project', () => {
  it('writes the backlog that the fixture says', () => {
    assert.equal(importBacklogMd(files, { archive: true }).backlog, expected('backlog.yaml'));
  });

  it('puts what is completed or was put away into an archive, in order of ids', () => {
    assert.equal(importBacklogMd(files, { archive: true }).archive, expected('backlog.archive.yaml'));
  });

  it('says of every line that is in no item what was done with it', () => {
    assert.equal(reportText(importBacklogMd(files, { archive: true })), expected('report.txt'));
  });

  for (const archive of [true, false]) {
    it(`loses no line and no task ${archive ? 'with' : 'without'} an archive`, () => {
      const imported = importBacklogMd(files, { archive });
      assert.deepEqual(lostLines(files, imported), []);
      const tasks = files.filter(({ path }) => /(?:^|\/)(?:ferry|draft)-.*\.md$/.test(path));
      assert.equal(itemsOf(imported).length, tasks.length);
    });
  }

  it('would notice a line that is lost', () => {
    const imported = importBacklogMd(files, { archive: true });
    const without = (text: string) =>
      text.replace('Passengers without a phone', 'Passengers').replace('harbour-office', '');
    assert.deepEqual(
      lostLines(files, { ...imported, backlog: without(imported.backlog) }).map(({ text }) => text),
      ["reporter: '@harbour-office'", 'Passengers without a phone buy a ticket from the guard.'],
    );
  });

  it('without an archive has everything in the backlog, what was put away below the rest', () => {
    const { backlog, archive } = importBacklogMd(files, { archive: false });
    assert.equal(archive, undefined);
    assert.deepEqual(
      plain(backlog).items.map(({ id }) => id),
      [
        ...['FERRY-1', 'FERRY-5', 'FERRY-1.02', 'FERRY-4', 'FERRY-6', 'FERRY-7', 'DRAFT-1'],
        ...['FERRY-2', 'FERRY-10', 'FERRY-3', 'FERRY-11', 'DRAFT-2'],
      ],
    );
  });

  it('gives the same result whatever the order of the files', () => {
    assert.deepEqual(importBacklogMd(files.toReversed(), { archive: true }), importBacklogMd(files, { archive: true }));
  });

  it('reads the same under YAML 1.1', () => {
    const { backlog } = importBacklogMd(files, { archive: true });
    const withoutDates = (text: string) => text.replace(/\d{4}-\d\d-\d\d(?:T[\d:]+Z)?/g, 'then');
    assert.deepEqual(plain(withoutDates(backlog), '1.1'), plain(withoutDates(backlog)));
  });

  it('makes an empty backlog of an empty project', () => {
    const { backlog, archive, report } = importBacklogMd([], { archive: true, stream: 'Ours: all of us' });
    assert.deepEqual(plain(backlog), {
      headwater: 1,
      stream: 'Ours: all of us',
      prefix: 'TASK',
      board: {
        columns: [
          { id: 'to-do', name: 'To Do', stage: 'ready' },
          { id: 'in-progress', name: 'In Progress', stage: 'active' },
          { id: 'done', name: 'Done', stage: 'done' },
        ],
      },
      items: [],
    });
    assert.equal(archive, undefined);
    assert.deepEqual(report.counts, { files: 0, backlog: 0, archive: 0, notImported: 0 });
  });
});

describe('Statuses of a Backlog.md project', () => {
  function columns(statuses: string, texts: Readonly<Record<string, string>> = {}): readonly string[] {
    const imported = importBacklogMd(project({ 'config.yml': `statuses: ${statuses}\n`, ...texts }), { archive: true });
    return plain(imported.backlog).board?.columns.map(({ id, stage }) => `${id}: ${stage}`) ?? [];
  }

  it('become columns, the first ready, the last done, the others active', () => {
    assert.deepEqual(columns('[Alpha, Beta, Gamma]'), ['alpha: ready', 'beta: active', 'gamma: done']);
  });

  it('are known by the names that teams give them', () => {
    assert.deepEqual(columns('[Ideas, "To Do", Blocked, Deployed, Released, Done, "Won\'t do"]'), [
      ...['ideas: idea', 'to-do: ready', 'blocked: active', 'deployed: deployed', 'released: released'],
      ...['done: done', 'wont-do: dropped'],
    ]);
  });

  it('keep other alphabets, and have ids of their own', () => {
    assert.deepEqual(columns('["К работе", 🚀, "🚀🚀", "Done!", "✅ Done"]'), [
      ...['к-работе: ready', 'active: active', 'active-2: active', 'done: done'],
    ]);
  });

  it('that only tasks have come before done', () => {
    assert.deepEqual(columns('[To Do, Done]', { 'tasks/a.md': '---\nid: task-1\nstatus: Stuck\n---\n' }), [
      ...['to-do: ready', 'stuck: active', 'done: done'],
    ]);
  });

  it('that say no more take the tasks that were put away', () => {
    const texts = {
      'tasks/a.md': '---\nid: task-1\nstatus: Cancelled\n---\n',
      'archive/tasks/b.md': '---\nid: task-2\nstatus: To Do\n---\n',
    };
    assert.deepEqual(columns('[To Do, Done]', texts), ['to-do: ready', 'done: done', 'cancelled: dropped']);
  });
});

describe('A task of Backlog.md', () => {
  it('keeps a title that YAML would take for something else', () => {
    const titles = [
      '[WIP] Sell',
      '[WIP]',
      'Fix: crash',
      '@lena asks',
      'Crash #12',
      '*bold*',
      '!important',
      '&more',
      '{a: b}',
      '`code`',
      '1.10',
      'yes',
      '"half',
      '- dash',
      '%d',
    ];
    for (const title of titles)
      assert.equal(importTask(`---\nid: task-1\ntitle: ${title}\n---\n`).item['title'], title);
  });

  it('has the title and id of its file where it says none', () => {
    const { item, imported } = importTask('Just a thought\n', 'tasks/task-7 - Think-of-it.md');
    assert.deepEqual(item, { id: 'TASK-7', title: 'Think of it', status: 'to-do', notes: 'Just a thought\n' });
    assert.deepEqual(imported.report.renamed, []);
  });

  it('gets an id where it has none that a backlog can read', () => {
    const texts = {
      'tasks/a.md': '---\nid: seven\ntitle: A\n---\n',
      'tasks/b.md': '---\nid: task-3\ntitle: B\ndependencies: [seven, 03, TASK-3.1]\n---\n',
      'tasks/c.md': '---\ntitle: C\n---\n',
    };
    const imported = importBacklogMd(project(texts), { archive: true });
    assert.deepEqual(imported.report.renamed, [
      { path: 'tasks/a.md', was: 'seven', now: 'TASK-4' },
      { path: 'tasks/c.md', was: '', now: 'TASK-5' },
    ]);
    const b = itemsOf(imported).find(({ id }) => id === 'TASK-3');
    assert.deepEqual(b?.['dependsOn'], ['TASK-4', 'TASK-3', 'TASK-3.1']);
    assert.deepEqual(codes(imported), ['id.replaced', 'reference.unknown']);
  });

  it('puts no move into the history but capture and completion', () => {
    const dates =
      "created_date: '2026-01-01 09:30'\nupdated_date: 2026-01-03\ncompleted_date: 2026-01-02T18:00+02:00\n";
    const { item } = importTask(`---\nid: task-1\nstatus: Done\n${dates}---\n`);
    assert.equal(item['updated'], '2026-01-03');
    assert.deepEqual(item['history'], [
      { at: '2026-01-01T09:30:00Z', to: 'to-do', approx: true },
      { at: '2026-01-02T16:00:00Z', to: 'done', approx: true },
    ]);
  });

  it('leaves a day that there is not out of the history, and says so', () => {
    const { item, imported } = importTask('---\nid: task-1\ncreated_date: 2026-02-30\n---\n');
    assert.equal(item['history'], undefined);
    assert.deepEqual(codes(imported), ['date.not-understood']);
  });

  it('is read with a byte order mark and Windows line endings', () => {
    const { item } = importTask('\ufeff---\r\nid: task-1\r\ntitle: Hello\r\n---\r\n\r\nOne\r\n\r\nTwo\r\n');
    assert.equal(item['title'], 'Hello');
    assert.equal(item['notes'], 'One\n\nTwo\n');
  });

  it('keeps control characters, and what only looks like YAML', () => {
    const body = 'bell \u0007 and \u001b[1m\n\n---\nkey: value # comment\n  - indented';
    assert.equal(importTask(`---\nid: task-1\n---\n${body}\n`).item['notes'], `${body}\n`);
  });

  it('may have keys that would harm a careless reader', () => {
    const { imported } = importTask('---\nid: task-1\n__proto__: { polluted: yes }\nconstructor: x\n---\n');
    assert.match(imported.backlog, /__proto__: \{ polluted: "yes" \}/);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  it('may be nested or as long as no person writes', () => {
    const deep = `${'['.repeat(20_000)}x${']'.repeat(20_000)}`;
    const { item } = importTask(
      `---\nid: task-1\ncustom: ${deep}\n---\n## Description\n${'\n'.repeat(200_000)}The end\n`,
    );
    assert.match(String(item['notes']), /^## Description\n{200001}The end\n$/);
    assert.equal(JSON.stringify(item['custom']).replace(/\W/g, ''), 'x');
  });

  it('takes criteria only from its own section, and leaves examples alone', () => {
    const body = [
      ...['<!-- SECTION:NOTES:BEGIN -->', '## Acceptance Criteria', '- quoted', '<!-- SECTION:NOTES:END -->'],
      ...[
        '## Acceptance Criteria',
        '- [x] #1 real',
        '  and its second line',
        '',
        'Prose.',
        '```',
        '- [ ] example',
        '```',
      ],
      ...['<!-- AC:BEGIN -->', '* [ ] marked', '<!-- AC:END -->', '- [ ] after the end'],
    ].join('\n');
    const { item } = importTask(`---\nid: task-1\n---\n${body}\n`);
    assert.deepEqual(item['acceptance'], [{ text: 'real\n  and its second line', met: true }, 'marked']);
    const notes = [
      '## Acceptance Criteria',
      '- quoted',
      '## Acceptance Criteria',
      '',
      'Prose.',
      '```',
      '- [ ] example',
      '```',
      '- [ ] after the end',
      '',
    ];
    assert.equal(item['notes'], notes.join('\n'));
  });
});
