import assert from 'node:assert/strict';
import { type Change, type Circumstances, applyEdits, planChange } from '../../src/backlog/change.ts';
import { readBacklog } from '../../src/backlog/read.ts';
import type { Reading } from '../../src/backlog/reading.ts';
import type { Intention, Refusal } from '../../src/core/model/intention.ts';
import type { Problem } from '../../src/core/model/problem.ts';

/** The clock of the stories: Monday, 16 November 2026, at nine in the morning. */
export const now = new Date('2026-11-16T09:00:00Z');

const circumstances: Circumstances = { now, me: 'ana', takenIds: [] };

/** The latest readings: a property asks the same few texts many times. */
const latest = new Map<string, Reading>();

/** A text that must be a backlog, read. */
export function read(text: string): Reading {
  const known = latest.get(text);
  if (known !== undefined) return known;
  const reading = readBacklog(text);
  assert(reading, 'the text is a backlog');
  if (latest.size >= 4) latest.clear();
  latest.set(text, reading);
  return reading;
}

/** The text after an intention that must be carried out. */
export function changed(text: string, intention: Intention, more: Partial<Circumstances> = {}): string {
  return applyEdits(text, change(text, intention, more).edits);
}

export function change(text: string, intention: Intention, more: Partial<Circumstances> = {}): Change {
  const planned = planChange(read(text), intention, { ...circumstances, ...more });
  assert(planned.ok, `refused: ${JSON.stringify(planned)}`);
  return planned.value;
}

/** Why an intention is refused, which it must be. */
export function refusal(text: string, intention: Intention): Refusal {
  const planned = planChange(read(text), intention, circumstances);
  assert(!planned.ok, 'the intention is refused');
  return planned.failure;
}

/** The columns with their items, a line each: `ready: A-1 A-2`. */
export function columnsOf(text: string): string {
  const { backlog } = read(text);
  return backlog.board.columns
    .map(({ id }) =>
      `${id}: ${backlog.items.flatMap((item) => (item.column === id ? item.key : [])).join(' ')}`.trimEnd(),
    )
    .join('\n');
}

/** Problems as `line:column severity code`, hints only when asked for. */
export function problemsOf(text: string, { hints = false } = {}): readonly string[] {
  const { problems } = read(text);
  return problems.filter(({ severity }) => hints || severity !== 'hint').map((problem) => place(text, problem));
}

function place(text: string, { code, severity, range }: Problem): string {
  const before = text.slice(0, range.start);
  const line = before.split('\n').length;
  return `${line}:${range.start - (before.lastIndexOf('\n') + 1) + 1} ${severity} ${code}`;
}
