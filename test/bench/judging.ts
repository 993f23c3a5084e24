// The policies over one backlog, in a process of their own, as JSON on standard output: `node judging.cjs COUNT|FILE`.
import { readFileSync } from 'node:fs';
import { readBacklog } from '../../src/backlog/read.ts';
import type { Backlog } from '../../src/core/model/backlog.ts';
import { attentionIn } from '../../src/core/policy/attention/attention.ts';
import { balanceIn, balancePeriod } from '../../src/core/policy/balance.ts';
import { coachingIn } from '../../src/core/policy/coach.ts';
import { passedOverIn } from '../../src/core/policy/passedOver.ts';
import { readinessIn } from '../../src/core/policy/readiness.ts';
import { refinementIn } from '../../src/core/policy/refinement.ts';
import { sourceFates, unspoken } from '../../src/core/policy/voices.ts';
import { busyBacklog } from '../support/busyBacklog.ts';

const now = new Date('2026-11-16T09:00:00Z');

const judgements: Readonly<Record<string, (backlog: Backlog) => unknown>> = {
  attention: (backlog) => attentionIn(backlog, { now }),
  readiness: (backlog) => backlog.items.map(readinessIn(backlog)),
  balance: (backlog) => [
    balanceIn(backlog, balancePeriod(backlog, now)),
    passedOverIn(backlog),
    sourceFates(backlog),
    unspoken(backlog),
  ],
  coach: (backlog) => coachingIn(backlog, now),
  hints: (backlog) => backlog.items.map(refinementIn(backlog)),
};

/** Milliseconds of each judgement: the first time, as after a change of the file in a new window, and then again. */
function measure(backlog: Backlog): Readonly<Record<string, readonly number[]>> {
  const measured: Record<string, number[]> = {};
  for (let round = 0; round < 9; round += 1)
    for (const [name, judge] of Object.entries(judgements)) {
      const started = performance.now();
      judge(backlog);
      (measured[name] ??= []).push(performance.now() - started);
    }
  return measured;
}

const [what = '1000'] = process.argv.slice(2);
const text = /^\d+$/u.test(what) ? busyBacklog(Number(what)) : readFileSync(what, 'utf8');
const reading = readBacklog(text);
if (reading === undefined) throw new Error('The file of the benchmark is no backlog.');
process.stdout.write(JSON.stringify({ items: reading.backlog.items.length, measured: measure(reading.backlog) }));
