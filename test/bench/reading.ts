// One measurement in a process of its own, as JSON on standard output: `node reading.cjs KIND FILE [ROUNDS or FOLDER]`.
import { readFileSync } from 'node:fs';
import { parse, parseDocument } from 'yaml';
import { readCachedBacklog } from '../../src/agents/readingCache.ts';
import { applyEdits, planChange } from '../../src/backlog/change.ts';
import { readBacklog } from '../../src/backlog/read.ts';
import { readInSteps } from '../../src/backlog/readInSteps.ts';
import type { Reading } from '../../src/backlog/reading.ts';
import { scanBlocks } from '../../src/backlog/scan.ts';
import type { Intention } from '../../src/core/model/intention.ts';
import { boardView } from '../../src/editor/board/boardView.ts';
import { phraseOf } from '../../src/phrases/phrases.ts';
import { measureStart } from './starts.ts';

const now = new Date('2026-11-20T12:00:00Z');

/** What is measured once: in a fresh process, nothing is compiled or remembered. */
const once: Readonly<Record<string, (text: string, file: string) => unknown>> = {
  headwater: (text) => whole(readBacklog(text)),
  // What the next window or command does with what was kept: every field of every item is needed for the board.
  kept: (text, file) => whole(readCachedBacklog(file, text)),
  'kept, to the board': (text, file) => board(whole(readCachedBacklog(file, text))),
  'to the board': (text) => board(whole(readBacklog(text))),
  'item by item': (text) =>
    (scanBlocks(text)?.blocks ?? []).map(({ line, end }) => parse(text.slice(line, end)) as unknown),
  'whole text': (text) => parseDocument(text),
};

function whole(reading: Reading | undefined): Reading {
  if (reading === undefined) throw new Error('The file of the benchmark is no backlog.');
  return reading;
}

/** The message that the board's page is sent, as text. */
function board(reading: Reading): string {
  return JSON.stringify(boardView(reading, { now, say: phraseOf }));
}

function measureOnce(measured: (text: string, file: string) => unknown, file: string): object {
  const text = readFileSync(file, 'utf8');
  const cpu = process.cpuUsage();
  const started = performance.now();
  measured(text, file);
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / 1000, memory: process.resourceUsage().maxRSS / 1024 };
}

/**
 * Reads in steps, as the editor does, and says how long nobody else could have worked: in the longest step but the
 * last, in the last, which puts the items together, and in showing what half of the steps have read.
 */
function measureSteps(file: string): object {
  const steps = readInSteps(readFileSync(file, 'utf8'));
  const took: number[] = [];
  const cpu: number[] = [];
  let partial = 0;
  for (;;) {
    const before = process.cpuUsage();
    const step = timed(() => steps.next());
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1000);
    took.push(step.took);
    if (step.value.done === true) break;
    const { read, of } = step.value.value;
    if (read === Math.floor(of / 2)) partial = timed(step.value.value.partial).took;
  }
  const wall = took.reduce((sum, one) => sum + one, 0);
  return {
    wall,
    steps: took.length,
    longest: Math.max(...took.slice(0, -1)),
    last: took.at(-1),
    partial,
    longestCpu: Math.max(...cpu),
  };
}

/** What one edit cost, in milliseconds. */
interface EditCost {
  /** From the intention to the new text. */
  readonly plan: number;
  /** From the new text to the model. */
  readonly model: number;
  readonly view: number;
  readonly serialise: number;
  readonly parsed: number;
}

/** Edits one item after another, each on the text that the one before has left. */
function measureEdits(file: string, rounds: number): object {
  let reading = whole(readBacklog(readFileSync(file, 'utf8')));
  const edits: EditCost[] = [];
  const again: { again: number; document: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // The same thing from nothing, between the edits, so that both meet the same machine.
    if (round % Math.ceil(rounds / 3) === 0) {
      const { text } = reading;
      again.push({ again: timed(() => readBacklog(text)).took, document: timed(() => parseDocument(text)).took });
    }
    const { cost, next } = edit(reading, intentionAt(reading, round));
    edits.push(cost);
    reading = next;
  }
  const { maxRSS } = process.resourceUsage();
  return { items: reading.backlog.items.length, edits, again, memory: maxRSS / 1024 };
}

function edit(reading: Reading, intention: Intention): { cost: EditCost; next: Reading } {
  const planned = timed(() => {
    const answer = planChange(reading, intention, { now, me: 'ana', takenIds: [] });
    if (!answer.ok) throw new Error(`The edit was refused: ${answer.failure.code}`);
    return applyEdits(reading.text, answer.value.edits);
  });
  const read = timed(() => whole(readBacklog(planned.value, reading)));
  const view = timed(() => boardView(read.value, { now, say: phraseOf }));
  const serialised = timed(() => JSON.stringify(view.value));
  const { parsed } = read.value;
  const cost = { plan: planned.took, model: read.took, view: view.took, serialise: serialised.took, parsed };
  return { cost, next: read.value };
}

/** By turns a new title and a move into the next column, all over the file. */
function intentionAt({ backlog }: Reading, round: number): Intention {
  const { items, board } = backlog;
  const editable = items.filter(({ intact }) => intact);
  const item = editable[(round * 7_919) % editable.length];
  if (item === undefined) throw new Error('The file of the benchmark has no items.');
  const titled = { kind: 'set', item: item.key, fields: { title: `${item.title} ${round}` } } as const;
  if (round % 2 === 0) return titled;
  const at = board.columns.findIndex(({ id }) => id === item.column);
  const column = board.columns[(at + 1) % board.columns.length];
  if (column === undefined) return titled;
  return { kind: 'move', item: item.key, column: column.id, over: 'a benchmark', because: 'a benchmark' };
}

function timed<Value>(action: () => Value): { readonly value: Value; readonly took: number } {
  const started = performance.now();
  const value = action();
  return { value, took: performance.now() - started };
}

async function main([kind = '', file = '', last = '60']: readonly string[]): Promise<void> {
  const measured = kind === 'start' ? await measureStart(file, last) : measure(kind, file, Number(last));
  process.stdout.write(JSON.stringify(measured));
}

function measure(kind: string, file: string, rounds: number): object {
  if (kind === 'edits') return measureEdits(file, rounds);
  if (kind === 'steps') return measureSteps(file);
  const measured = once[kind];
  if (measured === undefined) throw new Error(`There is no measurement ${kind}.`);
  return measureOnce(measured, file);
}

void main(process.argv.slice(2));
