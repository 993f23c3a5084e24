import type { FieldValue } from '../../core/model/intention.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import { pairOf, pairsOf } from '../places.ts';
import { entryPlace } from './entries.ts';
import { type ItemPlace, setField } from './fields.ts';

/**
 * Edits that give keys of a map under a key of an item their values; all else in the map keeps its bytes. Undefined where
 * something else than a map stands there: that is somebody's text, and nothing may overwrite it.
 */
export function setInMap(
  place: ItemPlace,
  key: string,
  fields: Readonly<Record<string, FieldValue>>,
): readonly TextEdit[] | undefined {
  const present = pairOf(place.item, key)?.value;
  if (present && present.kind !== 'map') return undefined;
  const inner = entryPlace(place, key, 0);
  // Keys cannot be put between the braces of an empty map one by one.
  if (inner === undefined || pairsOf(inner.item).length === 0) return setField(place, key, fields);
  return Object.entries(fields).flatMap(([name, value]) => setField(inner, name, value));
}
