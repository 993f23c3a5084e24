import { type Pair, type ScalarNode, keyText } from '../node.ts';

const keyPattern = /[A-Za-z_][\w.-]{0,100}(?=:(?:[ \n]|\r\n|$))/y;

/** The key at an offset: a word with a colon right behind it. */
export function keyAt(text: string, start: number): ScalarNode | undefined {
  keyPattern.lastIndex = start;
  if (!keyPattern.test(text)) return undefined;
  const end = keyPattern.lastIndex;
  return { kind: 'scalar', text: text.slice(start, end), plain: true, start, end };
}

/** Keys of a map; one with more is left to the parser. */
const mostKeys = 100;

/** Whether a key may be the next of a map: one that stands there already is a fault. */
export function mayJoin(key: ScalarNode, pairs: readonly Pair[]): boolean {
  for (const pair of pairs) if (keyText(pair.key) === key.text) return false;
  return pairs.length < mostKeys;
}
