import { type Column, columnOf } from '../../core/model/backlog.ts';
import type { Range } from '../../core/model/problem.ts';
import { columnNamed } from '../../core/flow/age.ts';
import type { Reading } from '../reading.ts';
import { itemIndexAt, tokenAt } from './regions.ts';
import type { Token } from './token.ts';
import { describe, meaningOf } from './vocabulary.ts';

/** Something that is named in many places. */
export interface Named {
  readonly kind: 'item' | 'person' | 'column';
  /** An item's id, the key of a person, a column's id. */
  readonly name: string;
}

/** What stands at a place of the text. */
export type Subject = (
  | (Named & { readonly kind: 'item'; readonly key: string | undefined })
  | (Named & { readonly kind: 'person' | 'column' })
  | { readonly kind: 'key'; readonly path: readonly string[]; readonly description: string }
) & { readonly range: Range };

/** What stands at an offset; undefined for texts that name nothing. */
export function subjectAt(reading: Reading, offset: number): Subject | undefined {
  const token = tokenAt(reading, offset);
  if (token === undefined) return undefined;
  const range = { start: token.start, end: token.end };
  const named = namedBy(token);
  if (named?.kind === 'item') return { kind: 'item', name: named.name, key: itemKey(reading, token), range };
  if (named !== undefined) return { ...named, kind: named.kind, name: presentName(reading, named), range };
  const description = token.kind === 'key' ? describe(token.path)?.description : undefined;
  return description === undefined ? undefined : { kind: 'key', path: token.path, description, range };
}

/** Whether a token names something, and whether it is where that is defined. */
export function namedBy({ kind, path, text }: Token): (Named & { readonly defines: boolean }) | undefined {
  const place = path.join('.');
  if (kind === 'key') {
    return path.length === 2 && path[0] === 'people' ? { kind: 'person', name: text, defines: true } : undefined;
  }
  if (place === 'items.id') return { kind: 'item', name: text, defines: true };
  if (place === 'board.columns' || place === 'board.columns.id') return { kind: 'column', name: text, defines: true };
  const meaning = meaningOf(path);
  if (meaning !== 'item' && meaning !== 'person' && meaning !== 'column') return undefined;
  return { kind: meaning, name: text, defines: false };
}

/** The column that a name stands for, now or before. */
export function columnCalled({ backlog }: Reading, name: string): Column | undefined {
  return columnOf(backlog, columnNamed(backlog, name) ?? name);
}

/** At its own id an item is the one in whose block it stands, also where another one has that id too. */
function itemKey(reading: Reading, token: Token): string | undefined {
  const { items } = reading.backlog;
  const own = token.path.at(-1) === 'id' ? items[itemIndexAt(reading, token.start)]?.key : undefined;
  return own ?? items.find(({ id }) => id === token.text)?.key;
}

function presentName(reading: Reading, { kind, name }: Named): string {
  return kind === 'column' ? (columnCalled(reading, name)?.id ?? name) : name;
}
