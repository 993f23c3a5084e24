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
    if (this.parsed === undefined) {
      const { node, errors } = parseBlock(this.text.slice(this.line, this.end));
      const sound = node?.kind === 'map' && errors.every(({ code }) => code !== 'yaml.syntax');
      this.parsed = { map: sound ? mapPlace({ text: this.text, base: this.base }, node) : undefined };
    }
    return this.parsed.map;
  }
}
