import type { Item, ItemFields } from '../../core/model/item.ts';
import type { Problem } from '../../core/model/problem.ts';
import { blockMap } from '../blockSource.ts';
import type { PlacedMap } from '../places.ts';
import type { BlockReading } from '../readBlock.ts';
import type { ItemSource } from '../source.ts';
import type { KeptIndex } from './keptIndex.ts';
import type { Places } from './places.ts';
import { valueAt } from './table.ts';

/** What is kept of a block: its fields, its unknown keys, and its problems. */
export type KeptBlock = readonly [BlockReading['fields'], BlockReading['unknown'], readonly Problem[]];

/** Where items take what they say from. */
export interface Store {
  readonly index: KeptIndex;
  readonly places: Places;
  readonly broken: ReadonlySet<number>;
  readonly troubled: ReadonlySet<number>;
  /** Readings in which items refer to each other's blocks are not kept. */
  readonly refersElsewhere: false;
  /** What is kept of a block, as JSON. */
  jsonAt(at: number): string;
}

/**
 * An item, what its block says and where that stands, from a cache: one object for each of thousands, which makes
 * nothing before it is asked for.
 */
export class KeptItem implements Item, BlockReading, ItemSource {
  // Declared only: that they are undefined for a moment would be written into each of thousands.
  declare readonly store: Store;
  declare readonly at: number;
  declare private read: KeptBlock | undefined;
  declare private proxy: ItemFields | undefined;
  declare private placed: { readonly map: PlacedMap | undefined } | undefined;

  constructor(store: Store, at: number) {
    this.store = store;
    this.at = at;
  }

  get id(): string | undefined {
    return this.store.index.ids[this.at] ?? undefined;
  }

  get key(): string {
    return this.store.index.keys[this.at] ?? this.id ?? '';
  }

  get title(): string {
    return this.store.index.titles()[this.at] ?? this.id ?? this.key;
  }

  get column(): string {
    return valueAt(this.store.index.columns, this.at) ?? '';
  }

  get intact(): boolean {
    return !this.store.broken.has(this.at);
  }

  get refersElsewhere(): boolean {
    return this.store.refersElsewhere;
  }

  get start(): number {
    return this.store.places.starts[this.at] ?? 0;
  }

  get line(): number {
    return this.store.places.lines[this.at] ?? 0;
  }

  get end(): number {
    return this.store.places.ends[this.at] ?? 0;
  }

  get base(): number {
    return this.line;
  }

  get map(): PlacedMap | undefined {
    this.placed ??= { map: blockMap(this.store.places.text, this) };
    return this.placed.map;
  }

  /** Always the same object, by which a later reading knows that the block has not changed. */
  get fields(): ItemFields {
    // The proxy answers for the item's fields, whatever its target is.
    this.proxy ??= new Proxy<KeptItem>(this, lazyFields) as unknown as ItemFields;
    return this.proxy;
  }

  get unknown(): Item['unknown'] {
    return this.block[1];
  }

  get problems(): readonly Problem[] {
    return this.store.troubled.has(this.at) ? this.block[2] : [];
  }

  /** What is kept of the block, as JSON. */
  get json(): string {
    return this.store.jsonAt(this.at);
  }

  /** Everything that is kept, read at the first question. */
  get block(): KeptBlock {
    // Written by `keepReading`, and checked since.
    this.read ??= JSON.parse(this.json) as KeptBlock;
    return this.read;
  }
}

/** The fields that lists, limits and checks ask of every item are at hand; any other question reads all of them. */
const lazyFields: ProxyHandler<KeptItem> = {
  get(item, key): unknown {
    const { index } = item.store;
    switch (key) {
      case 'id':
        return item.id;
      case 'title':
        return index.titles()[item.at] ?? undefined;
      case 'type':
        return valueAt(index.types, item.at);
      case 'status':
        return valueAt(index.statuses, item.at);
      case 'assignees':
        return valueAt(index.assignees, item.at);
      case 'parent':
        return valueAt(index.parents, item.at);
      default:
        return Reflect.get(item.block[0], key);
    }
  },
  has: (item, key) => Reflect.has(item.block[0], key),
  ownKeys: (item) => Reflect.ownKeys(item.block[0]),
  getOwnPropertyDescriptor: (item, key) => Reflect.getOwnPropertyDescriptor(item.block[0], key),
  getPrototypeOf: () => Object.prototype,
  set: () => false,
};
