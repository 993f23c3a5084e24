import type { CheckResult } from '../tools/check.ts';
import type { ListResult, ShowResult } from '../tools/list.ts';

/** A line an item: id, column, type, title. What a terminal would obey is printed as a mark. */
export function listText({ items }: ListResult): string {
  const rows = items.map((item) => ['id', 'status', 'type', 'title'].map((key) => printable(textOf(item[key]))));
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A line a key; lists and maps as JSON. */
export function showText({ item, problems }: ShowResult): string {
  const lines = Object.entries(item).map(([key, value]) => `${printable(key)}: ${printable(textOf(value))}`);
  return [...lines, ...problems.map(({ line, code, message }) => `! line ${line} ${code} ${printable(message)}`)].join(
    '\n',
  );
}

/** `file:line:column code message`, a line each. */
export function checkText({ problems }: CheckResult): string {
  return problems
    .map(({ file, line, column, code, message }) => `${file}:${line}:${column} ${code} ${printable(message)}`)
    .join('\n');
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '-';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Control characters (escape sequences, line breaks) as a visible mark. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ⏎ ').trimEnd();
}
