import type { Item, ItemFields } from '../../core/model/item.ts';
import type { Problem } from '../../core/model/problem.ts';
import type { BlockReading } from '../readBlock.ts';
import type { KeptIndex } from './keptIndex.ts';
import { valueAt } from './table.ts';

/** What is kept of a block: its fields, its unknown keys, and its problems. */
export type KeptBlock = readonly [BlockReading['fields'], BlockReading['unknown'], readonly Problem[]];

/** Where items take what they say from. */
export interface Store {
  readonly index: KeptIndex;
  readonly broken: ReadonlySet<number>;
  readonly troubled: ReadonlySet<number>;
  /** What is kept of a block, as JSON. */
  jsonAt(at: number): string;
}

/** An item, and what its block says, from a cache: most of it is read only when it is asked for. */
export class KeptItem implements Item, BlockReading {
  // Declared only: that they are undefined for a moment would be written into each of thousands.
  declare readonly key: string;
  declare readonly id: string | undefined;
  declare readonly title: string;
  declare readonly column: string;
  declare readonly intact: boolean;
  /** Readings in which items refer to each other's blocks are not kept. */
  readonly refersElsewhere = false;
  declare readonly store: Store;
  declare readonly at: number;
  declare private read: KeptBlock | undefined;
  declare private proxy: ItemFields | undefined;

  constructor(store: Store, at: number) {
    const { index, broken } = store;
    this.id = index.ids[at] ?? undefined;
    this.key = index.keys[at] ?? this.id ?? '';
    this.title = index.titles[at] ?? this.id ?? this.key;
    this.column = valueAt(index.columns, at) ?? '';
    this.intact = !broken.has(at);
    this.store = store;
    this.at = at;
    this.read = undefined;
    this.proxy = undefined;
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
        return index.titles[item.at] ?? undefined;
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
