import type { Range } from '../../core/model/problem.ts';
import type { Reading } from '../reading.ts';
import { NextOf } from './nextOf.ts';
import { regionsOf } from './regions.ts';
import { type Named, columnCalled, namedBy } from './subject.ts';
import { tokensOf } from './tokens.ts';

/** A place that names something. */
export interface Occurrence extends Range {
  readonly defines: boolean;
  /** Whether it stands inside `[ ]` or `{ }`, where more texts need quotes. */
  readonly flow: boolean;
}

/**
 * Every place that names something. Only the items that have its name in their text are looked at closely; nothing
 * is handed over for the others, so that a caller can pause at any step.
 */
export function* occurrencesOf(reading: Reading, wanted: Named): Generator<Occurrence | undefined> {
  const { text } = reading;
  const all = wanted.kind === 'column' ? columnNames(reading, wanted.name) : [wanted.name];
  const names = all.filter((name) => name !== '');
  const next = new NextOf(text, names);
  for (const region of regionsOf(reading)) {
    if (!next.isWithin(region)) {
      yield undefined;
      continue;
    }
    for (const token of tokensOf(text, region)) {
      const named = namedBy(token);
      if (named?.kind === wanted.kind && names.includes(named.name))
        yield { start: token.start, end: token.end, defines: named.defines, flow: token.flow };
    }
  }
}

/** The occurrences, all at once. */
export function allOccurrences(reading: Reading, wanted: Named): readonly Occurrence[] {
  return [...occurrencesOf(reading, wanted)].filter((occurrence) => occurrence !== undefined);
}

/** A column's id and those that it had before. */
function columnNames(reading: Reading, name: string): readonly string[] {
  const column = columnCalled(reading, name);
  return column === undefined ? [name] : [column.id, ...column.was];
}
