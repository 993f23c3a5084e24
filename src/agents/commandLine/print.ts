import { printable } from './printable.ts';
import type { CheckResult } from '../tools/check.ts';
import type { HistoryResult } from '../tools/history.ts';
import type { Shown } from '../tools/list.ts';

/** A line a key; lists and maps as JSON. Problems have a `!` in front, what refinement could look at a `?`. */
export function showText({ data: { item, problems }, advice }: Shown): string {
  const lines = Object.entries(item).map(([key, value]) => `${printable(key)}: ${printable(textOf(value))}`);
  return [
    ...lines,
    ...problems.map(({ line, code, message }) => `! line ${line} ${code} ${printable(message)}`),
    ...advice.map((sentence) => `? ${printable(sentence)}`),
  ].join('\n');
}

/** `file:line:column code message`, a line each. */
export function checkText({ problems }: CheckResult): string {
  return problems
    .map(({ file, line, column, code, message }) => `${file}:${line}:${column} ${code} ${printable(message)}`)
    .join('\n');
}

/** A line a move: item, time, column, who, commit. */
export function historyText({ entries }: HistoryResult): string {
  const rows = entries.map(({ item, at, to, by = '-', commit }) =>
    [item, at, to, by, commit.slice(0, 10)].map(printable),
  );
  const widths = [0, 1, 2, 3].map((cell) => rows.reduce((widest, row) => Math.max(widest, row[cell]?.length ?? 0), 0));
  return rows.map((row) => row.map((text, cell) => text.padEnd(widths[cell] ?? 0)).join('  ')).join('\n');
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '-';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
