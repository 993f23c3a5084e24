import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Intention, Place } from '../../../src/core/model/intention.ts';
import { readBacklog } from '../../../src/backlog/read.ts';
import { writeText } from '../../../src/backlog/literal.ts';
import { writeScalar } from '../../../src/backlog/scalar.ts';
import { changed, read } from '../../support/backlog.ts';
import { backlogs, column, runs } from '../../support/random.ts';
import { texts } from '../../support/randomTexts.ts';

const check = (property: fc.IPropertyWithHooks<never> | fc.IProperty<never>) => {
  fc.assert(property as fc.IProperty<never>, { numRuns: runs });
};

/** The blocks of a text by the id of their item, trimmed of what parts them. */
function blocksOf(text: string): Map<string, string> {
  const { backlog, source } = read(text);
  return new Map(
    backlog.items.map((item, index) => {
      const at = source.items[index];
      return [item.key, text.slice(at?.start, at?.end).trimEnd()];
    }),
  );
}

const idsOf = (text: string) => read(text).backlog.items.map((item) => item.key);
const errorsOf = (text: string) => read(text).problems.filter(({ severity }) => severity === 'error');

/** A backlog with one of its items, and up to two others as neighbours, in the file's order. */
const moves = fc
  .tuple(backlogs, fc.nat(), column, fc.nat(), fc.constantFrom('none', 'after', 'before', 'between'))
  .map(([text, itemIndex, to, placeIndex, kind]) => {
    const ids = idsOf(text);
    const item = ids[itemIndex % ids.length] ?? '';
    const others = ids.filter((id) => id !== item);
    const at = others.length === 0 ? 0 : placeIndex % others.length;
    const place: Place = {
      ...(kind === 'after' || kind === 'between' ? { after: others[at] } : {}),
      ...(kind === 'before' ? { before: others[at] } : kind === 'between' ? { before: others[at + 1] } : {}),
    };
    return { text, item, to, place: others.length === 0 ? {} : place };
  });

describe('For every backlog', () => {
  it('a move changes the item’s own block only, and the order as it says', () => {
    check(
      fc.property(moves, ({ text, item, to, place }) => {
        const intention: Intention = { kind: 'move', item, column: to, place };
        const after = changed(text, intention);
        assert.equal(errorsOf(after).length, 0, after);
        const [before, now] = [blocksOf(text), blocksOf(after)];
        assert.deepEqual([...now.keys()].sort(), [...before.keys()].sort());
        for (const [key, block] of now) if (key !== item) assert.equal(block, before.get(key));
        const moved = read(after).backlog.items.find(({ key }) => key === item);
        assert.equal(moved?.column, to);
        const ids = idsOf(after);
        if (place.after !== undefined) assert(ids.indexOf(place.after) < ids.indexOf(item));
        if (place.before !== undefined) assert(ids.indexOf(item) < ids.indexOf(place.before));
        assert.deepEqual(
          ids.filter((id) => id !== item),
          idsOf(text).filter((id) => id !== item),
        );
        assert.equal(after.endsWith('\n'), text.endsWith('\n'));
        if (text.includes('\r\n')) assert(!/[^\r]\n/.test(after));
      }) as never,
    );
  });

  it('a move within the column keeps the block byte for byte', () => {
    check(
      fc.property(moves, ({ text, item, place }) => {
        const at = read(text).backlog.items.find(({ key }) => key === item);
        const after = changed(text, { kind: 'move', item, column: at?.column ?? '', place });
        assert.deepEqual(Object.fromEntries(blocksOf(after)), Object.fromEntries(blocksOf(text)));
        assert.equal(after.length, text.length);
      }) as never,
    );
  });

  it('a move adds its entry behind the others', () => {
    check(
      fc.property(moves, ({ text, item, to, place }) => {
        const before = read(text).backlog.items.find(({ key }) => key === item);
        const after = read(changed(text, { kind: 'move', item, column: to, place })).backlog.items.find(
          ({ key }) => key === item,
        );
        const old = before?.fields.history ?? [];
        const now = after?.fields.history ?? [];
        assert.deepEqual(now.slice(0, old.length), old);
        assert.equal(now.length, old.length + (before?.column === to ? 0 : 1));
      }) as never,
    );
  });

  it('a field that is set reads back, and nothing else changes', () => {
    const field = fc.constantFrom('title', 'why', 'notes', 'estimate', 'custom');
    check(
      fc.property(moves, field, texts, ({ text, item }, key, value) => {
        fc.pre(value.trim() !== '' && !/[\r\n]/.test(value));
        const after = changed(text, { kind: 'set', item, fields: { [key]: value } });
        const [before, now] = [blocksOf(text), blocksOf(after)];
        for (const [other, block] of now) if (other !== item) assert.equal(block, before.get(other));
        const changedItem = read(after).backlog.items.find((candidate) => candidate.key === item);
        const old = read(text).backlog.items.find((candidate) => candidate.key === item);
        const fields = { ...changedItem?.fields, ...changedItem?.unknown } as Record<string, unknown>;
        assert.equal(fields[key], value);
        const rest = { ...old?.fields, ...old?.unknown } as Record<string, unknown>;
        for (const [name, content] of Object.entries(rest))
          if (name !== key) assert.deepEqual(fields[name], content, name);
      }) as never,
    );
  });

  it('a new item is read back, and nothing else changes', () => {
    check(
      fc.property(backlogs, column, texts, (text, to, title) => {
        fc.pre(title.trim() !== '');
        const after = changed(text, { kind: 'add', title, column: to });
        const [before, now] = [blocksOf(text), blocksOf(after)];
        for (const [key, block] of before) assert.equal(now.get(key), block);
        assert.equal(now.size, before.size + 1);
        const added = read(after).backlog.items.find(({ key }) => !before.has(key));
        assert.deepEqual([added?.title, added?.column], [title.trim(), to]);
      }) as never,
    );
  });

  it('an edit of one item parses one block', () => {
    check(
      fc.property(moves, column, ({ text, item }, to) => {
        const before = read(text);
        const after = readBacklog(changed(text, { kind: 'move', item, column: to }), before);
        assert((after?.parsed ?? 99) <= 1);
      }) as never,
    );
  });
});

describe('A text that is written', () => {
  it('as a scalar, is the same text for YAML 1.1 and 1.2 readers, in block and flow style', () => {
    check(
      fc.property(texts, (text) => {
        for (const version of ['1.1', '1.2'] as const) {
          assert.deepEqual(parse(`k: ${writeScalar(text)}\n`, { version }), { k: text });
          assert.deepEqual(parse(`k: [${writeScalar(text, true)}, x]\n`, { version }), { k: [text, 'x'] });
          assert.deepEqual(parse(`k: { v: ${writeScalar(text, true)} }\n`, { version }), { k: { v: text } });
        }
      }) as never,
    );
  });

  it('as several lines, is the same text', () => {
    const lines = fc.array(fc.oneof(texts, fc.constantFrom('', ' ', '  indented', '\ttab')), {
      minLength: 2,
      maxLength: 5,
    });
    check(
      fc.property(
        lines.map((parts) => parts.join('\n')),
        fc.nat(6),
        (text, indent) => {
          const yaml = `${' '.repeat(indent)}k: ${writeText(text, indent)}\n${' '.repeat(indent)}next: 1\n`;
          assert.deepEqual(parse(yaml), { k: text, next: 1 });
        },
      ) as never,
    );
  });
});
