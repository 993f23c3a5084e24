import { type NamedId, idOfName, stemOf } from '../fileName.ts';
import type { Dialect, DecisionRecord } from '../record.ts';

/** How a log writes its records. A new record is written in the same way. */
export interface LogStyle {
  readonly dialect: Exclude<Dialect, 'unknown'>;
  /** What its files are named by: a number, a day, or the title alone. */
  readonly form: NamedId['form'];
  /** In front of the number: `ADR-`, or nothing. */
  readonly prefix: string;
  /** Digits of a number, at least. */
  readonly digits: number;
  /** Between number and words, and between words. */
  readonly separator: string;
  readonly wordSeparator: '-' | '_';
  readonly lineBreak: '\n' | '\r\n';
}

/** What a new log is written in: MADR 4. */
export const newLogStyle: LogStyle = {
  dialect: 'madr4',
  form: 'number',
  prefix: '',
  digits: 4,
  separator: '-',
  wordSeparator: '-',
  lineBreak: '\n',
};

/** The style that most of a log's records have; of two that are as frequent, that of the latest one. */
export function logStyle(records: readonly DecisionRecord[]): LogStyle {
  const latest = [...records].sort(byNumber).reverse();
  const form = mostFrequent(latest.map(({ path }) => idOfName(path).form));
  if (form === undefined) return newLogStyle;
  const dialects = latest.flatMap(({ dialect }) => (dialect === 'unknown' ? [] : dialect));
  const named = latest.filter(({ path }) => idOfName(path).form === form).map(({ path }) => partsOf(path));
  return {
    dialect: mostFrequent(dialects) ?? newLogStyle.dialect,
    form,
    prefix: mostFrequent(named.map(({ prefix }) => prefix)) ?? '',
    digits: mostFrequent(named.map(({ digits }) => digits)) ?? newLogStyle.digits,
    separator: mostFrequent(named.map(({ separator }) => separator)) ?? '-',
    wordSeparator: mostFrequent(named.flatMap(({ words }) => words ?? [])) ?? '-',
    lineBreak: mostFrequent(latest.map(({ lineBreak }) => lineBreak)) ?? '\n',
  };
}

/** The first one of those that there are most of. */
function mostFrequent<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return values.find((value) => counts.get(value) === most);
}

function byNumber(one: DecisionRecord, other: DecisionRecord): number {
  return Number.parseFloat(one.id) - Number.parseFloat(other.id) || (one.path < other.path ? -1 : 1);
}

function partsOf(path: string) {
  const [, prefix = '', number = '', separator = '-', rest = ''] =
    /^(\D*?)(\d+)[a-z]?(\s-\s|[-_. ]+)?(.*)$/i.exec(stemOf(path)) ?? [];
  const words = rest.includes('-') ? '-' : rest.includes('_') ? '_' : undefined;
  return { prefix, digits: number.length, separator, words } as const;
}
