import { mapPlace } from './nodePlaces.ts';
import { parseBlock } from './parseBlock.ts';
import type { PlacedMap } from './places.ts';
import type { BlockRange } from './scan.ts';
import type { ItemSource } from './source.ts';

/** An item's place in a text that is read block by block; it is parsed again only for an edit or a problem's place. */
export class BlockSource implements ItemSource {
  // Declared only: that they are undefined for a moment would be written into each of thousands.
  declare readonly start: number;
  declare readonly line: number;
  declare readonly end: number;
  declare readonly base: number;
  declare private readonly text: string;
  declare private parsed: { readonly map: PlacedMap | undefined } | undefined;

  constructor(text: string, { start, line, end }: BlockRange) {
    this.start = start;
    this.line = line;
    this.end = end;
    this.base = line;
    this.text = text;
    this.parsed = undefined;
  }

  get map(): PlacedMap | undefined {
    this.parsed ??= { map: blockMap(this.text, this) };
    return this.parsed.map;
  }
}

/** An item's keys and values; undefined when it is no map. @param range of its block in the text */
export function blockMap(text: string, { line, end }: Omit<BlockRange, 'start'>): PlacedMap | undefined {
  const { node, errors } = parseBlock(text.slice(line, end));
  const sound = node?.kind === 'map' && errors.every(({ code }) => code !== 'yaml.syntax');
  return sound ? mapPlace({ text, base: line }, node) : undefined;
}
