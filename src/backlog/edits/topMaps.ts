import { mapPlace } from '../nodePlaces.ts';
import { parseText } from '../parse.ts';
import type { PlacedMap } from '../places.ts';
import { scanBlocks } from '../scan.ts';
import { nodeOf } from '../yamlNode.ts';

/** The parts of a text that are not items, before them and behind: parsed by themselves, they are small. */
export function topMaps(text: string): readonly PlacedMap[] {
  const scan = scanBlocks(text);
  const parts = scan === undefined ? [{ start: 0, end: text.length }] : [scan.head, scan.tail];
  return parts.flatMap(({ start, end }) => {
    const { document, root } = parseText(text.slice(start, end), start);
    const node = nodeOf(root, document);
    return node?.kind === 'map' ? [mapPlace({ text, base: start }, node)] : [];
  });
}
