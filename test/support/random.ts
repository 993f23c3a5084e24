import fc from 'fast-check';

/** How often a property is tried: few in a developer's run, many in CI. */
export const runs = Number(process.env['HEADWATER_RUNS'] ?? 200);

/** How often a property of what is derived from a backlog is tried, a judgement, a view: its cases are fewer than texts are. */
export const fewerRuns = Math.min(runs, 1_000);

const indented = (lines: readonly string[], column: number) =>
  lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line)).join('\n');

const notes = fc
  .array(fc.constantFrom('Some text.', '', '- a point', '  deeper', '# no comment', '- id: FAKE-1', 'key: value'), {
    minLength: 1,
    maxLength: 5,
  })
  .map(
    (lines) =>
      `notes: |2\n${indented(
        lines.map((line) => `  ${line}`.trimEnd()),
        4,
      )}`,
  );

const keys = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'type: bug',
        'tags: [one, two]',
        'tags:\n      - one # first\n      - two',
        'why: >\n      folded\n      text',
        'custom: { x: 1 }',
        'estimate: 2d # guess',
        'assignees: [ana]',
        'branch:',
      ),
      fc.constantFrom(
        'history:\n      - { at: 2026-11-01T10:00:00Z, to: ideas }',
        'history: []',
        'history:\n    - at: 2026-11-01T10:00:00Z\n      to: ready',
        'history: [{ at: 2026-11-01T10:00:00Z, to: ready }]',
      ),
      notes,
    ),
    { maxLength: 4 },
  )
  .map((entries) => {
    const seen = new Set<string>();
    return entries.filter((entry) => {
      const key = entry.slice(0, entry.indexOf(':'));
      return !seen.has(key) && seen.add(key);
    });
  });

const columns = ['ideas', 'ready', 'building', 'done'];

const item = fc.record({
  keys,
  status: fc.option(fc.constantFrom(...columns), { nil: undefined }),
  flow: fc.boolean(),
  comment: fc.boolean(),
  gap: fc.constantFrom('', '', '\n', '  # a free comment\n\n'),
});

/** Backlogs as people write them: with comments, blank lines, flow and block style, any line ending. */
export const backlogs = fc
  .record({
    items: fc.array(item, { minLength: 1, maxLength: 7 }),
    crlf: fc.boolean(),
    open: fc.boolean(),
    tail: fc.boolean(),
  })
  .map(({ items, crlf, open, tail }) => {
    const blocks = items.map(({ keys: entries, status, flow, comment, gap }, index) => {
      const above = comment ? `  # about A-${index + 1}\n` : '';
      const line = status === undefined ? '' : flow ? `, status: ${status}` : `\n    status: ${status}`;
      const body = flow
        ? `  - { id: A-${index + 1}, title: Item ${index + 1}${line} }\n`
        : `  - id: A-${index + 1}\n    title: Item ${index + 1}${line}\n${entries.map((entry) => `    ${entry}\n`).join('')}`;
      return above + body + (index === items.length - 1 ? '' : gap);
    });
    const head = 'headwater: 1\nboard:\n  columns: [ideas, ready, building, done]\nitems:\n';
    let text = head + blocks.join('') + (tail ? 'concerns: []\n' : '');
    if (open) text = text.replace(/\n$/, '');
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  });

/** The same, with the list further in or further out. */
export const indentedBacklogs = fc.tuple(backlogs, fc.constantFrom(0, 2, 3, 6)).map(([text, indent]) => {
  const [head = '', list = ''] = text.split(/(?<=^items:\r?\n)/m);
  return head + list.replace(/^ {2}/gm, ' '.repeat(indent));
});

/** A column of `backlogs`. */
export const column = fc.constantFrom(...columns);

/** So many of these texts, drawn by a seed (mulberry32): the same ones on every machine, whatever the order they come in. */
export function drawn(from: readonly string[], count: number, seed: number): readonly string[] {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const rest = [...from].sort();
  return Array.from({ length: count }, () => rest.splice(Math.floor(next() * rest.length), 1)).flat();
}
