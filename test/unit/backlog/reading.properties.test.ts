import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { readBacklog, readBacklogAsWhole } from '../../../src/backlog/read.ts';
import { readInSteps } from '../../../src/backlog/readInSteps.ts';
import type { Reading } from '../../../src/backlog/reading.ts';
import { backlogs, runs } from '../../support/random.ts';
import { texts } from '../../support/randomTexts.ts';

const check = (property: fc.IPropertyWithHooks<never> | fc.IProperty<never>) => {
  fc.assert(property as fc.IProperty<never>, { numRuns: runs });
};

/** What a reading says, without how it was come by. */
const saysOf = (reading: Reading | undefined) =>
  reading && {
    backlog: { ...reading.backlog, board: reading.backlog.board.columns },
    problems: reading.problems,
    scan: reading.source.parts?.scan,
  };

/** Changes of a text as people make them by hand: anything, anywhere. */
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof(fc.constant(0), fc.nat(5), fc.nat(80)),
    text: fc.oneof(
      fc.constantFrom(
        '',
        '\n',
        '  ',
        '-',
        '#',
        '  - id: X-1\n',
        '  # a comment\n',
        '\n\n',
        '---\n',
        'items:\n',
        'x: 1\n',
        '- ',
        '    ',
        '\t',
        '"',
        '[',
        '{',
        '&a ',
        '*a',
        '|',
        ': ',
        '  - id: A-1\n    title: again\n',
      ),
      texts,
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

const plain = (reading: Reading | undefined) =>
  reading && {
    ...reading.backlog,
    // Of characters that YAML does not allow, the whole names the first, a block its own.
    problems: reading.problems
      .filter(({ code }) => code !== 'text.control-character')
      .map(({ code, range, item }) => ({ code, ...range, item })),
    starts: reading.source.items.map(({ map }) => map?.start),
  };

describe('For every text, and every sequence of changes', () => {
  it('reading on from the text before gives what reading anew gives', () => {
    check(
      fc.property(backlogs, edits, (start, changes) => {
        let text = start;
        let reading = readBacklog(text);
        for (const change of changes) {
          const at = Math.floor(change.at * text.length);
          text = text.slice(0, at) + change.text + text.slice(at + change.length);
          const steps = readInSteps(text, reading);
          let step = steps.next();
          for (; step.done !== true; step = steps.next()) assert(step.value.read <= step.value.of);
          reading = readBacklog(text, reading);
          assert.deepEqual(saysOf(reading), saysOf(readBacklog(text)), JSON.stringify(text));
          assert.deepEqual(saysOf(step.value), saysOf(reading), JSON.stringify(text));
          assert((step.value?.parsed ?? 0) <= (reading?.parsed ?? 0), 'a block that stands there twice is parsed once');
        }
      }) as never,
    );
  });

  it('reading block by block gives what reading the whole gives, where it is YAML', () => {
    check(
      fc.property(backlogs, edits, (start, changes) => {
        let text = start;
        for (const change of changes) {
          const at = Math.floor(change.at * text.length);
          text = text.slice(0, at) + change.text + text.slice(at + change.length);
          const whole = readBacklogAsWhole(text);
          if (whole === undefined || parseDocument(text, { prettyErrors: false }).errors.length > 0) continue;
          assert.deepEqual(plain(readBacklog(text)), plain(whole), JSON.stringify(text));
        }
      }) as never,
    );
  });

  it('texts that were once read in two ways are read in one', () => {
    const head = 'headwater: 1\nitems:\n';
    for (const rest of ['\n\uFEFF\r    title: Item 1\n', '  - id: A-1\n\uFEFFconcerns: []\n']) {
      assert.deepEqual(plain(readBacklog(head + rest)), plain(readBacklogAsWhole(head + rest)), JSON.stringify(rest));
    }
  });
});
