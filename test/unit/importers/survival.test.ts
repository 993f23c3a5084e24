import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { importBacklogMd } from '../../../src/backlog/importers/backlogMd.ts';
import { writeText } from '../../../src/backlog/literal.ts';
import { itemsOf, project } from './project.ts';

const numRuns = Number(process.env['HEADWATER_RUNS'] ?? 200);

/** Texts of what people and machines put into files: words, signs that mean something in YAML, odd white space. */
const piece = fc.oneof(
  fc.constantFrom(
    '\n',
    '\n',
    ' ',
    '  ',
    '\t',
    '\r',
    '\r\n',
    '- ',
    '# ',
    ': ',
    '? ',
    '| ',
    '> ',
    '"',
    "'",
    '`',
    '@',
    '%',
    '\\',
    ',',
  ),
  fc.constantFrom(
    '[',
    ']',
    '{',
    '}',
    '&a',
    '*a',
    '!t',
    '---',
    '...',
    'yes',
    'null',
    '~',
    '12',
    '1e3',
    '0x1F',
    '2026-01-01',
    '\u0085',
    '\u2028',
    '\u0000',
    '\ufeff',
    '✓',
    '𝒳',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const anyText = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

/** A line of a task with a word of its own in it. */
const shapes = [
  (word: string) => word,
  (word: string) => `## ${word}`,
  (word: string) => `# ${word}`,
  (word: string) => `### ${word}`,
  (word: string) => `- [x] #1 ${word}`,
  (word: string) => `- [ ] ${word}`,
  (word: string) => `  - [X] #9 ${word}`,
  (word: string) => `- ${word}`,
  (word: string) => `3. ${word}`,
  (word: string) => `    ${word}`,
  (word: string) => `  - ${word}: x # y`,
  (word: string) => `${word}: "${word} '`,
  (word: string) => `${word}: [${word}, @x]`,
  (word: string) => `${word}:`,
  (word: string) => `title: ${word}`,
  (word: string) => `labels: [a, ${word}]`,
  (word: string) => `notes: ${word} # why`,
  (word: string) => `created_date: ${word}`,
  (word: string) => `completed_date: ${word}`,
  (word: string) => `status: ${word}`,
  (word: string) => `dependencies: [task-1, ${word}]`,
  (word: string) => `parent_task_id: ${word}`,
  (word: string) => `id: ${word}`,
  (word: string) => `references: ${word} in words`,
  (word: string) => `# ${word}`,
  (word: string) => `\`\`\`${word}`,
  () => '```',
  () => '~~~',
  () => '---',
  () => '',
  () => '## Acceptance Criteria',
  () => '## Description',
  () => '<!-- AC:BEGIN -->',
  () => '<!-- AC:END -->',
  () => '<!-- SECTION:NOTES:BEGIN -->',
  () => '<!-- SECTION:NOTES:END -->',
  () => 'labels:',
  () => 'description: |',
  () => 'description: >-',
];

const folders = ['tasks', 'drafts', 'completed', 'archive/tasks', 'archive/drafts', 'docs'];
const task = fc.record({
  folder: fc.constantFrom(...folders),
  fence: fc.boolean(),
  lines: fc.array(fc.nat(shapes.length - 1), { maxLength: 25 }),
});

describe('What people wrote', () => {
  it('comes back from a literal block as it was', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(0, 4), (text, column) => {
        const written = `${' '.repeat(column)}key: ${writeText(text, column)}\n${' '.repeat(column)}next: 1\n`;
        for (const version of ['1.1', '1.2'] as const)
          assert.deepEqual(parse(written, { version }), { key: text, next: 1 });
      }),
      { numRuns },
    );
  });

  it('survives in titles, labels, criteria and notes', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const [title, criterion] = [one, other].map((text) => text.trim());
        const front = `---\nid: task-1\ntitle: ${JSON.stringify(one)}\nlabels: [${JSON.stringify(one)}, ${JSON.stringify(other)}]\n---\n`;
        const line = other.replace(/[\r\n]/g, ' ').trim();
        const body = `Text: ${line}\n\n## Acceptance Criteria\n- [x] #1 is ${line}\n`;
        const [item] = itemsOf(importBacklogMd(project({ 'tasks/task-1.md': front + body }), { archive: true }));
        assert.ok(item);
        assert.equal(item['title'], title === '' ? 'TASK-1' : title);
        const labels = [...new Set([title, criterion].filter((label) => label !== ''))];
        assert.deepEqual(item['tags'] ?? [], labels);
        assert.deepEqual(item['acceptance'], [{ text: `is ${line}`.trimEnd(), met: true }]);
        assert.equal(item['notes'], `Text: ${line}\n`);
      }),
      { numRuns },
    );
  });

  it('is in an item or in the report, however odd the file', () => {
    fc.assert(
      fc.property(fc.array(task, { maxLength: 4 }), fc.boolean(), (tasks, archive) => {
        let words = 0;
        const texts = tasks.map(({ folder, fence, lines }, index): [string, string] => {
          const text = lines.map((shape) => shapes[shape]?.(`w${(words += 1)}x`) ?? '').join('\n');
          return [`${folder}/task-${index}.md`, fence ? `---\n${text}` : text];
        });
        const files = project(Object.fromEntries(texts));
        const imported = importBacklogMd(files, { archive });
        const found = JSON.stringify([
          parse(imported.backlog),
          parse(imported.archive ?? ''),
          imported.report,
        ]).toLowerCase();
        const written = files.flatMap(({ text }) => text.match(/w\d+x/g) ?? []);
        assert.deepEqual(
          written.filter((word) => !found.includes(word)),
          [],
        );
      }),
      { numRuns },
    );
  });
});
