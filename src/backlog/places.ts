import { lineStartOf } from './lines.ts';
import type { Range } from '../core/model/problem.ts';
import type { ItemSource } from './source.ts';

/** A value where it stands, told by whoever knows the text: the parser, or a look at its lines. Offsets of the whole text. */
export type PlacedValue = PlacedScalar | PlacedList | PlacedMap | PlacedOther;

export interface PlacedScalar extends Range {
  readonly kind: 'scalar';
  /** What it says, without its quotes. */
  readonly says: string;
}

export interface PlacedList extends Range {
  readonly kind: 'list';
  /** Whether it is written as `[ … ]`. */
  readonly flow: boolean;
  readonly entries: readonly PlacedValue[];
}

export interface PlacedMap extends Range {
  readonly kind: 'map';
  /** Whether it is written as `{ … }`. */
  readonly flow: boolean;
  /** In the file's order. */
  readonly pairs: readonly PlacedPair[];
}

/** An alias, or something of several lines of which no more is known than where it ends. */
export interface PlacedOther extends Range {
  readonly kind: 'other';
}

/** One key of a map, with offsets of the whole text. */
export interface PlacedPair {
  readonly key: string;
  /** Where the key begins. */
  readonly start: number;
  /** Behind the colon. */
  readonly colon: number;
  /** The value; null when there is none behind the colon. */
  readonly value: PlacedValue | null;
}

/** Where a pair's value ends; behind the colon when there is none. */
export function endOfPair({ colon, value }: PlacedPair): number {
  return Math.max(colon, value?.end ?? colon);
}

/** The keys of an item, in the file's order. */
export function pairsOf({ map }: ItemSource): readonly PlacedPair[] {
  return map?.pairs ?? [];
}

/** One key of an item, or undefined. */
export function pairOf(item: ItemSource, key: string): PlacedPair | undefined {
  return pairsOf(item).find((pair) => pair.key === key);
}

/** Where the value of a key stands in the whole text; undefined when the item has no such key or no value. */
export function valueRange(item: ItemSource, key: string): Range | undefined {
  const value = pairOf(item, key)?.value;
  return value ? { start: value.start, end: value.end } : undefined;
}

/** The column of an item's first key, in which new keys go too; undefined where it is not in block style. */
export function entryColumn(text: string, { map }: ItemSource): number | undefined {
  return map === undefined || map.flow ? undefined : map.start - lineStartOf(text, map.start);
}
