// Reading decision records and comparing them with each other, in a process of its own, as JSON on standard output: `node comparing.cjs COUNT`.
import { readFrontMatter } from '../../src/backlog/frontMatter.ts';
import type { Surroundings } from '../../src/core/decisions/revisit.ts';
import { Records } from '../../src/editor/decisions/records.ts';

const count = Number(process.argv[2] ?? '2000');

/** Each rests on some before it, and each tenth takes the place of the one before. */
const files = Array.from({ length: count }, (_, at) => {
  const before = [1, 7, 50].flatMap((back) => (at >= back ? [`ADR-${at + 1 - back}`] : []));
  const front = [`status: accepted`, `date: 2026-01-01`, `depends-on: [${before.join(', ')}]`];
  if (at % 10 === 9) front.push(`supersedes: [ADR-${at}]`);
  const text = `---\n${front.join('\n')}\n---\n# Decision ${at + 1}\n\nSee ADR-${(at * 7) % count}.\n`;
  return { path: `docs/decisions/${String(at + 1).padStart(4, '0')}-some.md`, text };
});
const logs = [{ folder: 'docs/decisions', records: files.map(({ path }) => path) }];
const around: Surroundings = { today: '2026-11-28', done: new Set(), ranked: [], cited: new Set(['adr-0001']) };

/** Milliseconds of the processor until now: others on the machine do not count. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of some work. */
function timed(work: () => unknown): number {
  const started = processor();
  work();
  return processor() - started;
}

/** All of it at once: looking at the clock after each step would take longer than the step. */
function compare(records: Records): number {
  return timed(() => {
    const steps = records.nowSteps(logs, around);
    while (steps.next().done !== true);
  });
}

function longestStep(records: Records): number {
  const steps = records.nowSteps(logs, around);
  let longest = 0;
  for (;;) {
    const started = processor();
    const { done } = steps.next();
    longest = Math.max(longest, processor() - started);
    if (done === true) return longest;
  }
}

function recordsOf(all: typeof files): Records {
  const records = new Records(readFrontMatter);
  for (const { path, text } of all) records.put(path, text, ['PAY']);
  return records;
}

/** What changes in a record, by turns: words, a link more, what it is worth. */
const changes: readonly ((text: string, turn: number) => string)[] = [
  (text, turn) => `${text}\nAnd more, for the ${turn}th time.\n`,
  (text, turn) => `${text}\nAmends ADR-${(turn * 31) % count}.\n`,
  (text) => text.replace('status: accepted', 'status: deprecated'),
];

/** Milliseconds of reading a record anew and comparing it, for one record after the other all over the log. */
function changesOf(records: Records): readonly number[] {
  return Array.from({ length: 15 }, (_, turn) => {
    const { path, text } = files[(turn * 613) % count] ?? { path: '', text: '' };
    const changed = changes[turn % changes.length]?.(text, turn) ?? '';
    return timed(() => {
      records.put(path, changed, ['PAY']);
      compare(records);
    });
  });
}

/** Milliseconds of reading all, of comparing all, of the longest step, and of records that change: the first one, and each. */
function measure(): Readonly<Record<'read' | 'all' | 'longest' | 'first', number> & { changes: readonly number[] }> {
  const longest = longestStep(recordsOf(files));
  let records = new Records(readFrontMatter);
  const read = timed(() => (records = recordsOf(files)));
  const all = compare(records);
  const each = changesOf(records);
  return { read, all, longest, first: each[0] ?? 0, changes: each };
}

process.stdout.write(JSON.stringify(Array.from({ length: 5 }, measure)));
