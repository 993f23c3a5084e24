import { type Node, type YAMLMap, isMap, isSeq } from 'yaml';
import { mapPlace } from './nodePlaces.ts';
import { parseText } from './parse.ts';
import type { PlacedMap } from './places.ts';
import type { BlockRange } from './scan.ts';
import type { ItemSource } from './source.ts';

/** An item's place in a text that is read block by block; it is parsed again only for an edit or a problem's place. */
export class BlockSource implements ItemSource {
  readonly start: number;
  readonly line: number;
  readonly end: number;
  readonly base: number;
  private readonly text: string;
  private parsed: { readonly map: PlacedMap | undefined } | undefined;

  constructor(text: string, { start, line, end }: BlockRange) {
    this.start = start;
    this.line = line;
    this.end = end;
    this.base = line;
    this.text = text;
  }

  get map(): PlacedMap | undefined {
    if (this.parsed === undefined) {
      const map = mapOfBlock(this.text.slice(this.line, this.end));
      this.parsed = { map: map && mapPlace({ text: this.text, base: this.base }, map) };
    }
    return this.parsed.map;
  }
}

function mapOfBlock(block: string): YAMLMap | undefined {
  const { root, errors } = parseText(block, 0);
  const node = isSeq(root) ? (root.items[0] as Node | undefined) : undefined;
  return errors.some(({ code }) => code === 'yaml.syntax') || !isMap(node) ? undefined : node;
}
