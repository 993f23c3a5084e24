import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { applyEdits, planChange } from '../../../src/backlog/change.ts';
import { distribute } from '../../../src/backlog/spread/distribute.ts';
import { fileChanges, readChanged } from '../../../src/backlog/spread/fileChanges.ts';
import { gather } from '../../../src/backlog/spread/gather.ts';
import { fileRange, offsetIn } from '../../../src/backlog/spread/places.ts';
import { takeApart } from '../../../src/backlog/spread/takeApart.ts';
import type { Intention } from '../../../src/core/model/intention.ts';
import type { Item } from '../../../src/core/model/item.ts';
import { now, read } from '../../support/backlog.ts';
import { backlogs, column, runs } from '../../support/random.ts';
import { texts } from '../../support/randomTexts.ts';
import { type Files, composed, readFiles, spreadHead, written } from '../../support/spread.ts';

const check = (property: fc.IPropertyWithHooks<never> | fc.IProperty<never>) => {
  fc.assert(property as fc.IProperty<never>, { numRuns: Math.min(runs, 500) });
};

const oddLines = [
  ...['id: A-1', 'title: x', '  title: x', '\ttitle: x', 'rank: a1', 'rank: "Zz"', '"rank": a4', 'status: doing # c'],
  ...[
    '---',
    '--- # c',
    '--- {a: b}',
    '...',
    '%YAML 1.2',
    '%TAG ! tag:x,2000:',
    '# c',
    '  # c',
    '\t# c',
    '',
    '   ',
    '\t',
    '      ',
  ],
  ...[
    'notes: |',
    'notes: |2-',
    'why: >+',
    '  text',
    '   deeper',
    '      deepest',
    '  rank: a0',
    '  - id: B-9',
    '- a',
    '  - b',
    'tags:',
  ],
  ...[
    '{ a: b }',
    '{ id: A-1, title: y,',
    'custom: x }',
    '"q": 1',
    '? k',
    ': v',
    'custom: "multi',
    'line"',
    '  line"',
    "it: 'x",
    "  y'",
  ],
  ...[
    'a: &x 1',
    'b: *x',
    'b: *other',
    'c: !t x',
    '!!map',
    '&m',
    '[',
    '}',
    'text',
    'a: b: c',
    '\uFEFF',
    'e: \u2028rank: zz',
    '<<<<<<< a',
    '=======',
    '>>>>>>> b',
  ],
];

/** Files that somebody may have written into the folder: mostly broken, some of them odd and sound. */
const oddFiles = fc
  .record({
    lines: fc.array(fc.oneof(fc.constantFrom(...oddLines), texts), { maxLength: 8 }),
    lineBreak: fc.constantFrom('\n', '\n', '\r\n'),
    open: fc.boolean(),
    bom: fc.boolean(),
  })
  .map(({ lines, lineBreak, open, bom }) => (bom ? '\uFEFF' : '') + lines.join(lineBreak) + (open ? '' : lineBreak));

const neighbour = 'rank: a5\nid: B-1\ntitle: Neighbour\ncustom: &other 7\n';

/** Items as `list --json` would give them, without their places in the order. */
const dataOf = (items: readonly Item[]) =>
  items.map(({ fields, unknown, intact }) => [{ ...fields, rank: undefined }, unknown, intact]);

/** A backlog as people write it in one file, taken apart. */
function apart(text: string): Files {
  const taken = takeApart(read(text), 'backlog', []);
  assert(taken.ok, JSON.stringify(taken));
  return written({ '': text }, taken.value);
}

function together(files: Files): string {
  const gathered = gather(readFiles(files));
  assert(gathered.ok, JSON.stringify(gathered));
  const after = written(files, gathered.value);
  assert.deepEqual(Object.keys(after), ['']);
  return after[''] ?? '';
}

describe('For every file in the folder', () => {
  it('the item says in the list what it says by itself, and its neighbours what they said', () => {
    check(
      fc.property(oddFiles, (odd) => {
        const files: Files = {
          '': spreadHead,
          'backlog/B-1.yaml': neighbour,
          'backlog/A-1.yaml': odd,
          'backlog/C-1.yaml': neighbour,
        };
        const reading = readFiles(files);
        const { items } = reading.backlog;
        assert.equal(items.length, 3);
        const spread = reading.source.spread;
        for (const [index, { name, fault }] of (spread?.files ?? []).entries()) {
          const item = items[index];
          assert(item);
          if (name !== 'A-1.yaml') {
            assert.deepEqual([item.title, item.intact, item.unknown], ['Neighbour', true, { custom: 7 }]);
            continue;
          }
          // Blank lines behind the last one are no part of an item, in a list as in a file.
          const alone = parseDocument(odd.replace(/(?<=\n)(?:[ \t]*\r?\n)*[ \t]*$/, ''), {
            schema: 'failsafe',
            logLevel: 'error',
            prettyErrors: false,
          });
          if (!item.intact || fault !== undefined) continue;
          assert.deepEqual(alone.errors, [], 'what is written to is sound by itself');
          const at = reading.source.items[index];
          const listed = parseDocument(reading.text.slice(at?.line, at?.end), { schema: 'failsafe' });
          // What no anchor says is kept as it is written, and has no value.
          if (!/\*\S/.test(odd)) assert.deepEqual([alone.toJS()], listed.toJS());
          assert.equal(spread?.files[index]?.rank, item.fields.rank);
        }
      }) as never,
    );
  });

  it('every place of it is found in the list, and every place of the list in a file', () => {
    check(
      fc.property(oddFiles, oddFiles, (one, other) => {
        const files: Files = { '': `${spreadHead}concerns: []\n`, 'backlog/A-1.yaml': one, 'backlog/B-1.yaml': other };
        const reading = readFiles(files);
        for (let offset = 0; offset < reading.text.length; offset += 1) {
          const { file, text, range } = fileRange(reading, { start: offset, end: offset });
          assert.equal(files[file], text);
          const fault = reading.source.spread?.files.find(({ name }) => file.endsWith(name))?.fault;
          if (fault !== undefined) continue;
          const back = offsetIn(reading, file, range.start);
          assert(back !== undefined);
          // What the list has put there belongs to the place right behind it, or to the end of the file.
          if (back === offset && range.start < text.length && reading.text[offset] !== ' ')
            assert.equal(reading.text[offset], text[range.start]);
        }
      }) as never,
    );
  });
});

const intentions = (ids: readonly string[]): fc.Arbitrary<Intention> => {
  const item = fc.constantFrom(...ids);
  const others = fc.option(fc.constantFrom(...ids), { nil: undefined });
  return fc.oneof(
    fc.record({
      kind: fc.constant('move' as const),
      item,
      column,
      place: fc.oneof(fc.record({ after: others }), fc.record({ before: others })),
    }),
    fc.record({
      kind: fc.constant('set' as const),
      item,
      fields: fc.record(
        { title: texts, notes: texts, tags: fc.array(texts), estimate: fc.constant('3d') },
        { requiredKeys: [] },
      ),
    }),
    fc.record({ kind: fc.constant('add' as const), title: texts, column }),
    fc.record({
      kind: fc.constant('entry' as const),
      item,
      list: fc.constantFrom('concerns' as const, 'acceptance' as const),
      fields: fc.record({ about: texts, text: texts }, { requiredKeys: [] }),
    }),
  );
};

const changes = backlogs.chain((text) => {
  const ids = read(text).backlog.items.map(({ key }) => key);
  return fc.record({ text: fc.constant(text), intention: intentions(ids) });
});

describe('For every backlog', () => {
  it('taking it apart and together gives the same items, order and comments; without blank lines between, the same text', () => {
    check(
      fc.property(backlogs, (text) => {
        const files = apart(text);
        const reading = readFiles(files);
        assert.equal(composed(Object.fromEntries(Object.entries(files).reverse())).text, reading.text);
        assert.deepEqual(dataOf(reading.backlog.items), dataOf(read(text).backlog.items));
        assert.deepEqual(
          reading.problems.map(({ code }) => code),
          read(text).problems.map(({ code }) => code),
        );
        const again = together(files);
        const kept = (whole: string) => whole.split(/\r?\n/).filter((line) => line.trim() !== '');
        assert.deepEqual(kept(again), kept(text));
        assert.deepEqual(dataOf(read(again).backlog.items), dataOf(read(text).backlog.items));
        if (!/\n\r?\n {2}[-#]/.test(text)) assert.equal(again, text);
      }) as never,
    );
  });

  it('a change means the same in both layouts, and touches no other file than it must', () => {
    check(
      fc.property(changes, ({ text, intention }) => {
        const circumstances = { now, me: 'ana', takenIds: [] };
        const [single, files] = [read(text), apart(text)];
        const reading = readFiles(files);
        const [one, other] = [
          planChange(single, intention, circumstances),
          planChange(reading, intention, circumstances),
        ];
        assert.equal(one.ok, other.ok);
        if (!one.ok || !other.ok) return;
        const change = fileChanges(reading, other.value, other.value.item);
        assert(change.length <= 1, JSON.stringify(change));
        assert(change.every(({ file }) => file !== ''));
        const after = written(files, change);
        const expected = read(applyEdits(text, one.value.edits));
        assert.deepEqual(dataOf(readFiles(after).backlog.items), dataOf(expected.backlog.items));
        assert.deepEqual(readFiles(after), { ...readChanged(reading, other.value), parsed: readFiles(after).parsed });
        for (const [file, before] of Object.entries(files)) {
          if (before.includes('\r\n')) assert(!/[^\r]\n/.test(after[file] ?? ''));
          if (file !== '') assert.equal(after[file]?.endsWith('\n'), before.endsWith('\n'));
        }
      }) as never,
    );
  });

  it('lines taken out at the open end of a file leave no blank line above those put there', () => {
    const item = '  - id: A-1\n    title: T\n    tags:\n      - one\n';
    const files = apart(`headwater: 1\nboard:\n  columns: [ideas]\nitems:\n${item}`);
    const open = Object.fromEntries(
      Object.entries(files).map(([file, text]) => [file, file === '' ? text : text.replace(/\n$/, '')]),
    );
    const reading = readFiles(open);
    const set = { kind: 'set', item: 'A-1', fields: { notes: 'Note', tags: [] } } as const;
    const planned = planChange(reading, set, { now, me: 'ana', takenIds: [] });
    assert(planned.ok);
    const parts = distribute(reading, planned.value.edits).map((part) => ({ kind: 'edit' as const, ...part }));
    assert.match(written(open, parts)['backlog/A-1.yaml'] ?? '', /\ntitle: T\nnotes: Note$/);
  });

  it('edits of its files make the text that edits of the whole make', () => {
    check(
      fc.property(changes, fc.boolean(), fc.boolean(), ({ text, intention }, open, crlf) => {
        if (intention.kind === 'add') return;
        const whole = Object.entries(apart(text)).map(([file, own]): [string, string] => {
          const broken = crlf && file !== '' ? own.replace(/\r?\n/g, '\r\n') : own;
          return [file, open && file !== '' ? broken.replace(/\r?\n$/, '') : broken];
        });
        const files = Object.fromEntries(whole);
        const reading = readFiles(files);
        const planned = planChange(reading, intention, { now, me: 'ana', takenIds: [] });
        if (!planned.ok) return;
        const { edits } = planned.value;
        const parts = distribute(reading, edits).map((part) => ({ kind: 'edit' as const, ...part }));
        const after = written(files, parts);
        const plain = (value: string) => value.replace(/\r\n/g, '\n');
        const order = composed(files).files.map(({ name }) => name);
        const now_ = composed(after);
        const sorted = order.map((name) => now_.files.find((file) => file.name === name)?.lines ?? '').join('');
        const expected = applyEdits(reading.text, edits);
        assert.equal(
          plain(expected),
          plain(now_.text.slice(0, now_.starts[0]) + sorted + now_.text.slice(now_.starts.at(-1))),
        );
        for (const [file, own] of Object.entries(files))
          if (open && file !== '' && intention.kind !== 'set')
            assert(!after[file]?.endsWith('\n') || own.endsWith('\n'));
      }) as never,
    );
  });
});
