// Comparing decision records with each other, in a process of its own, as JSON on standard output: `node comparing.cjs COUNT`.
import { readFrontMatter } from '../../src/backlog/frontMatter.ts';
import { readDecision } from '../../src/core/decisions/readDecision.ts';
import { LogResolver } from '../../src/core/decisions/resolveAgain.ts';
import { needsSteps } from '../../src/core/decisions/revisit.ts';

const count = Number(process.argv[2] ?? '2000');

/** Each rests on some before it, and each tenth takes the place of the one before. */
const records = Array.from({ length: count }, (_, at) => {
  const before = [1, 7, 50].flatMap((back) => (at >= back ? [`ADR-${at + 1 - back}`] : []));
  const front = [`status: accepted`, `date: 2026-01-01`, `depends-on: [${before.join(', ')}]`];
  if (at % 10 === 9) front.push(`supersedes: [ADR-${at}]`);
  const text = `---\n${front.join('\n')}\n---\n# Decision ${at + 1}\n\nSee ADR-${(at * 7) % count}.\n`;
  const path = `docs/decisions/${String(at + 1).padStart(4, '0')}-some.md`;
  return readDecision({ path, text, front: readFrontMatter(text) });
});

/** Milliseconds of the processor until now: others on the machine do not count. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of all steps, and of the longest one. */
function measure(): { readonly all: number; readonly longest: number } {
  const around = { today: '2026-11-28', done: new Set<string>(), ranked: [] };
  let longest = 0;
  const timed = <Value>(steps: Generator<undefined, Value>): Value => {
    for (;;) {
      const started = processor();
      const step = steps.next();
      longest = Math.max(longest, processor() - started);
      if (step.done === true) return step.value;
    }
  };
  const started = processor();
  const decisions = timed(new LogResolver().steps([{ log: 'docs/decisions', records }]));
  timed(needsSteps(decisions, around));
  return { all: processor() - started, longest };
}

process.stdout.write(JSON.stringify(Array.from({ length: 5 }, measure)));
