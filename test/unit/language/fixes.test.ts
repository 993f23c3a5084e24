import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/backlog/change.ts';
import { adviceOf } from '../../../src/backlog/language/advice.ts';
import { fixesFor } from '../../../src/backlog/language/fixes.ts';
import { now, read } from '../../support/backlog.ts';
import { exampleText as text, named } from '../../support/language.ts';

describe('Advice', () => {
  const advice = (within: string) =>
    adviceOf(read(within)).map(({ code, range, severity, values }) =>
      [within.slice(range.start, range.end), severity, code, ...Object.values(values)].join(' | '),
    );

  it('says where the history does not end in the column', () => {
    assert.deepEqual(advice(text), ['id: A-2 | hint | item.moved-by-hand', 'status: done | hint | item.moved-by-hand']);
  });

  it('says what a finished item has no evidence of', () => {
    const done = (rest: string, board = '[ready, deployed, done]') =>
      advice(`headwater: 1\nboard: { columns: ${board} }\nitems:\n  - title: x\n    status: done\n${rest}`);
    const history = (rest = '') => `    history: [{ at: 2026-11-01, to: done${rest} }]\n`;
    assert.deepEqual(done(history()), ['status: done | hint | item.done-without-evidence | deployed']);
    assert.deepEqual(done(history(', without: [deployed]')), []);
    assert.deepEqual(done(history(', approx: true')), []);
    assert.deepEqual(done(`    evidence: { deployed: { at: 2026-11-01 } }\n${history()}`), []);
    assert.deepEqual(done(history(), '[ready, done], done: { needs: [usage] }'), [
      'status: done | hint | item.done-without-evidence | usage',
    ]);
  });
});

describe('A quick fix', () => {
  const circumstances = { now, me: 'ana', takenIds: ['A-11'] };
  const fixes = (within: string, code: string) => {
    const reading = read(within);
    const problem = [...reading.problems, ...adviceOf(reading)].find((found) => found.code === code);
    assert.ok(problem, code);
    return fixesFor(reading, problem, circumstances);
  };

  it('records a move made by hand, with the time and the person', () => {
    const [fix] = fixes(text, 'item.moved-by-hand');
    assert.ok(fix);
    assert.match(
      applyEdits(text, fix.edits),
      /- 'A-1'\n    history:\n      - \{ at: 2026-11-16T09:00:00Z, to: ready, by: ana \}\n/,
    );
  });

  it('gives one of two items another id, and lets the references follow when asked', () => {
    const twice = text.replace('id: A-10', 'id: A-1');
    const [alone, following] = fixes(twice, 'item.duplicate-id');
    assert.ok(alone && following);
    assert.deepEqual(alone.values, { id: 'A-12' });
    assert.deepEqual(following.values, { id: 'A-12', old: 'A-1', count: 2 });
    const after = applyEdits(twice, following.edits);
    assert.deepEqual(named({ kind: 'item', name: 'A-1' }, after), ['16 A-1 *']);
    assert.deepEqual(named({ kind: 'item', name: 'A-12' }, after), ['25 A-12', '27 A-12', '28 A-12 *']);
    assert.deepEqual(named({ kind: 'item', name: 'A-12' }, applyEdits(twice, alone.edits)), ['28 A-12 *']);
  });

  describe('for what git’s union, or a merge by hand, has doubled', () => {
    const item = (title: string, ...more: string[]) =>
      `  - id: A-1\n    title: ${title}\n${more.map((line) => `    ${line}\n`).join('')}`;
    const list = (...items: string[]) => `headwater: 1\nitems:\n${items.join('')}`;
    const fixed = (within: string, code: string, index = 0) =>
      applyEdits(within, fixes(within, code)[index]?.edits ?? []);
    const titles = (within: string, code: string) => fixes(within, code).map(({ title }) => title);
    const other = '  - { id: A-2, title: Two }\n';

    it('takes out a copy, with the comment above it', () => {
      const twice = list(`  # one\n${item('One')}`, other, `  # one\n${item('One')}`);
      assert.deepEqual(titles(twice, 'item.duplicate-id'), ['fix.remove-copy', 'fix.give-id']);
      assert.equal(fixed(twice, 'item.duplicate-id'), list(`  # one\n${item('One')}`, other));
    });

    it('takes out the one that says less, wherever it stands', () => {
      const [short, whole] = [item('One', 'why: x'), item('One', 'type: bug', 'why: x', 'status: ideas')];
      assert.equal(fixed(list(short, other, whole), 'item.duplicate-id'), list(other, whole));
      assert.equal(fixed(list(whole, other, short), 'item.duplicate-id'), list(whole, other));
    });

    it('takes out none of two that each say something', () => {
      const twice = list(item('One', 'why: x'), other, item('One', 'why: y'));
      assert.deepEqual(titles(twice, 'item.duplicate-id'), ['fix.give-id']);
    });

    it('keeps one of two keys, or the one where both say the same', () => {
      const twice = list(item('One', 'status: ready', 'why: x', 'status: ideas', 'history:', '  - { to: ready }'));
      assert.deepEqual(
        fixes(twice, 'yaml.duplicate-key').map(({ values }) => values),
        [{ value: 'ready' }, { value: 'ideas' }],
      );
      const rest = ['history:', '  - { to: ready }'];
      assert.equal(fixed(twice, 'yaml.duplicate-key'), list(item('One', 'status: ready', 'why: x', ...rest)));
      assert.equal(fixed(twice, 'yaml.duplicate-key', 1), list(item('One', 'why: x', 'status: ideas', ...rest)));
      const same = list(item('One', 'tags:', '  - a', 'why: x', 'tags:', '  - a'));
      assert.deepEqual(titles(same, 'yaml.duplicate-key'), ['fix.keep-value']);
      assert.equal(fixed(same, 'yaml.duplicate-key'), list(item('One', 'tags:', '  - a', 'why: x')));
    });
  });

  it('gives an item an id that the archive does not have', () => {
    const [fix] = fixes('headwater: 1\nprefix: A\nitems:\n  - title: x\n', 'item.without-id');
    assert.ok(fix);
    assert.match(fix.edits[0]?.text ?? '', /^id: A-12\n/);
  });
});
