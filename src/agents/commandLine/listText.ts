import type { Row } from '../../backlog/kept/keptIndex.ts';
import { printable } from './printable.ts';

/** A line an item: id, column, type, title. What a terminal would obey is printed as a mark. */
export function listText(items: readonly Row[]): string {
  const rows = items.map(({ id, status, type, title }) => [id, status, type, title].map(cellOf));
  const widths = [0, 1, 2].map((column) => rows.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0));
  const [ids = 0, columns = 0, types = 0] = widths;
  return rows
    .map(([id = '', column = '', type = '', title = '']) =>
      `${id.padEnd(ids)}  ${column.padEnd(columns)}  ${type.padEnd(types)}  ${title}`.trimEnd(),
    )
    .join('\n');
}

function cellOf(value: string | undefined): string {
  return value === undefined ? '-' : printable(value);
}
