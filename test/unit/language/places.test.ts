import assert from 'node:assert/strict';
import { foldsOf } from '../../../src/backlog/language/folds.ts';
import { lensesOf } from '../../../src/backlog/language/lenses.ts';
import { linksOf, targetOf } from '../../../src/backlog/language/links.ts';
import { mentionAt, mentionsIn } from '../../../src/backlog/language/mentions.ts';
import { allOccurrences, occurrencesOf } from '../../../src/backlog/language/occurrences.ts';
import { type OutlineEntry, outlineOf } from '../../../src/backlog/language/outline.ts';
import { regionAt } from '../../../src/backlog/language/regions.ts';
import { renameEdit, renameFault } from '../../../src/backlog/language/rename.ts';
import { type Named, subjectAt } from '../../../src/backlog/language/subject.ts';
import { applyEdits } from '../../../src/backlog/change.ts';
import { now, read } from '../../support/backlog.ts';
import { exampleText as text, named } from '../../support/language.ts';

/** What stands at the first place of a text: `kind name`. */
function subject(at: string, within = text): string | undefined {
  const found = subjectAt(read(within), within.indexOf(at) + 1);
  if (found === undefined) return undefined;
  const what = found.kind === 'key' ? found.path.join('.') : found.name;
  return `${found.kind} ${what} “${within.slice(found.range.start, found.range.end)}”`;
}

describe('A place of the text', () => {
  it('is an item, a person, a column, or a key with its meaning', () => {
    assert.equal(subject('A-1\n    title'), 'item A-1 “A-1”');
    assert.equal(subject("'A-1'"), "item A-1 “'A-1'”");
    assert.equal(subject('ana,'), 'person ana “ana”');
    assert.equal(subject('ben:'), 'person ben “ben”');
    assert.equal(subject('building\n'), 'column building “building”');
    assert.equal(subject('doing,'), 'column building “doing”');
    assert.equal(subject('parent:'), 'key items.parent “parent”');
    assert.equal(subject('wip', 'headwater: 1\nboard: { wip: { limit: 3 } }\nitems: []\n'), 'key board.wip “wip”');
  });

  it('is nothing in free text and comments', () => {
    assert.equal(subject('Ask ana'), undefined);
    assert.equal(subject('First of all'), undefined);
  });

  it('is itself where two items have one id', () => {
    const twice = 'headwater: 1\nitems:\n  - id: A-1\n    title: One\n  - id: A-1\n    title: Two\n    parent: A-1\n';
    const at = (offset: number) => {
      const found = subjectAt(read(twice), offset);
      return found?.kind === 'item' ? found.key : undefined;
    };
    assert.deepEqual([twice.indexOf('A-1'), twice.lastIndexOf('id: A-1') + 4, twice.lastIndexOf('A-1')].map(at), [
      'A-1',
      '#2',
      'A-1',
    ]);
  });
});

describe('What names a thing', () => {
  it('is found at its definition and wherever it is meant, not in texts', () => {
    assert.deepEqual(named({ kind: 'item', name: 'A-1' }), ['16 A-1 *', '25 A-1', "27 'A-1'"]);
    assert.deepEqual(named({ kind: 'person', name: 'ana' }), ['10 ana *', '19 ana', '22 ana', '33 ana']);
    assert.deepEqual(named({ kind: 'person', name: 'ben' }), ['11 ben *', '19 "ben"']);
    assert.deepEqual(named({ kind: 'column', name: 'building' }), ['7 building *', '18 building', '22 doing']);
    assert.deepEqual(named({ kind: 'column', name: 'done' }), ['8 done *', '30 done']);
  });

  it('is found in a file that cannot be taken apart', () => {
    const flow = 'headwater: 1\nitems: [{ id: A-1, title: x }, { title: y, dependsOn: [A-1] }]\n';
    assert.deepEqual(named({ kind: 'item', name: 'A-1' }, flow), ['2 A-1 *', '2 A-1']);
  });

  it('is renamed in all these places, quoted where it must be', () => {
    const rename = (wanted: Named, next: string) =>
      applyEdits(
        text,
        allOccurrences(read(text), wanted).map((place) => renameEdit(place, next)),
      );
    assert.deepEqual(named({ kind: 'item', name: 'A-5' }, rename({ kind: 'item', name: 'A-1' }, 'A-5')), [
      '16 A-5 *',
      '25 A-5',
      '27 A-5',
    ]);
    assert.deepEqual(named({ kind: 'person', name: 'yes' }, rename({ kind: 'person', name: 'ana' }, 'yes')), [
      '10 "yes" *',
      '19 "yes"',
      '22 "yes"',
      '33 "yes"',
    ]);
  });

  it('keeps its name where another would be wrong', () => {
    const fault = (wanted: Named, next: string) => renameFault(read(text), wanted, next);
    assert.equal(fault({ kind: 'item', name: 'A-1' }, 'A-2'), 'rename.taken');
    assert.equal(fault({ kind: 'item', name: 'A-1' }, 'my item'), 'rename.not-an-id');
    assert.equal(fault({ kind: 'item', name: 'A-1' }, 'A-7.1'), undefined);
    assert.equal(fault({ kind: 'person', name: 'ana' }, 'ben'), 'rename.taken');
    assert.equal(fault({ kind: 'person', name: 'ana' }, ' '), 'rename.empty');
    assert.equal(fault({ kind: 'column', name: 'done' }, 'x'), 'rename.column');
  });
});

describe('The outline', () => {
  const show = (entries: readonly OutlineEntry[], depth = 0): string[] =>
    entries.flatMap(({ name, detail, children }) => [
      `${'  '.repeat(depth)}${name}${detail === '' ? '' : ` (${detail})`}`,
      ...show(children, depth + 1),
    ]);

  it('has the keys, the columns, the people and the items', () => {
    assert.deepEqual(show(outlineOf(read(text))), [
      'headwater (1)',
      'stream (Checkout)',
      'board',
      '  ready (Ready)',
      '  building (In progress)',
      '  done (done)',
      'people',
      '  ana (Ana Ruiz)',
      '  ben (Ben)',
      'items',
      '  A-1 Upgrade the database (In progress)',
      '  A-2 Ask ana about A-1 (Ready)',
      '  A-10 Later (done)',
      'concerns',
    ]);
  });

  it('holds every part in the one above it', () => {
    const holds = (entries: readonly OutlineEntry[]): boolean =>
      entries.every(
        ({ range, selection, children }) =>
          [selection, ...children.map((child) => child.range)].every(
            ({ start, end }) => range.start <= start && end <= range.end,
          ) && holds(children),
      );
    assert.ok(holds(outlineOf(read(text))));
    assert.ok(holds(outlineOf(read('items: [{ title: x }]\nheadwater: 1\n'))));
    assert.ok(holds(outlineOf(read('headwater: 1\n'))));
  });
});

describe('What folds', () => {
  it('is each item, each list within, and each comment of several lines', () => {
    const folds = foldsOf(read(text)).map(
      ({ start, end, kind }) => `${start + 1}-${end + 1}${kind === 'comment' ? ' #' : ''}`,
    );
    assert.deepEqual(folds, [
      '4-8',
      '5-8',
      '9-11',
      '13-30',
      '14-15 #',
      '16-22',
      '21-22',
      '23-27',
      '26-27',
      '28-30',
      '32-33',
    ]);
  });

  it('are lists in the column of their key, too', () => {
    const folds = foldsOf({ text: 'items:\n- id: 1\n  title: x\n- id: 2\n' }).map(
      ({ start, end }) => `${start}-${end}`,
    );
    assert.deepEqual(folds, ['0-3', '1-2']);
  });
});

describe('The lenses', () => {
  it('are above the open items, and say what can be done', () => {
    const lenses = lensesOf(read(text), now).map(({ key, column, age, canStart }) => [key, column, age.kind, canStart]);
    assert.deepEqual(lenses, [
      ['A-1', 'In progress', 'days', false],
      ['A-2', 'Ready', 'none', true],
    ]);
  });
});

describe('The links', () => {
  it('lead to addresses of the web and to files with their lines', () => {
    const found = [...linksOf(read(text))].flatMap((link) => (link === undefined ? [] : link.target));
    assert.deepEqual(found, [
      { kind: 'file', path: 'src/db/pool.ts', line: 42 },
      { kind: 'address', url: 'https://wiki.example.org/db' },
    ]);
  });

  it('lead nowhere else', () => {
    for (const hostile of [
      'command:workbench.action.quit',
      'file:///etc/passwd',
      'javascript:alert(1)',
      '/etc/passwd',
      '\\\\\\\\host\\\\share',
      'vscode://x',
      'C:/x',
      '',
    ]) {
      assert.equal(targetOf(hostile), undefined, hostile);
    }
  });
});

describe('An id in any text', () => {
  const has = (id: string) => ['PAY-12', 'A-1', 'A-1.2'].includes(id);

  it('is found where an item has it, by itself', () => {
    const ids = (line: string) => mentionsIn(line, has).map(({ id }) => id);
    assert.deepEqual(ids('// PAY-12: see A-1, (A-1.2). Not PAY-13'), ['PAY-12', 'A-1', 'A-1.2']);
    assert.deepEqual(ids('XPAY-12 PAY-12-branch my.PAY-12 PAY-123 x_A-1'), []);
  });

  it('is found at a place of a line, however long', () => {
    const line = `${'x '.repeat(100_000)}PAY-12 ${'x '.repeat(100_000)}`;
    assert.deepEqual(mentionAt(line, 200_003, has), { id: 'PAY-12', start: 200_000, end: 200_006 });
    assert.equal(mentionAt(line, 100_000, has), undefined);
  });
});

describe('In a large backlog', () => {
  const lines = Array.from(
    { length: 5000 },
    (_, index) => `  - id: A-${index + 1}\n    title: One of many\n    parent: A-7\n    assignees: [ana]\n`,
  );
  const reading = read(`headwater: 1\nitems:\n${lines.join('')}`);

  it('a place costs a look at its own item', () => {
    const offset = reading.text.indexOf('id: A-2500') + 5;
    const region = regionAt(reading, offset);
    assert.equal(reading.text.slice(region?.start, region?.end), lines[2499]);
  });

  it('what is asked of all items can pause after each of them', () => {
    assert.equal([...linksOf(reading)].length, 5001);
    let steps = 0;
    for (const found of occurrencesOf(reading, { kind: 'item', name: 'A-77' })) if (found === undefined) steps += 1;
    assert.ok(steps >= 4900, String(steps));
  });
});
