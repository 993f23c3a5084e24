import type { Item, ItemFields } from '../../core/model/item.ts';
import type { Problem } from '../../core/model/problem.ts';
import type { BlockReading } from '../readBlock.ts';

/** The fields that lists, limits and checks ask of every item: they are at hand without reading the rest. */
export const nearFields = ['id', 'title', 'type', 'status', 'assignees', 'parent'] as const;
type NearField = (typeof nearFields)[number];
export type NearFields = Pick<ItemFields, NearField>;

/** What is kept of a block: its fields, its unknown keys, and its problems. */
export type KeptBlock = readonly [BlockReading['fields'], BlockReading['unknown'], readonly Problem[]];

/** What is at hand of an item. */
export interface Near extends Pick<Item, 'key' | 'title' | 'column' | 'intact'> {
  readonly fields: NearFields;
  /** What is kept of its block, as JSON. */
  readonly json: string;
}

/** An item, and what its block says, from a cache: most of it is read only when it is asked for. */
export class KeptItem implements Item, BlockReading {
  readonly key: string;
  readonly id: string | undefined;
  readonly title: string;
  readonly column: string;
  readonly intact: boolean;
  /** Readings in which items refer to each other's blocks are not kept. */
  readonly refersElsewhere = false;
  readonly json: string;
  readonly #near: NearFields;
  #fields: ItemFields | undefined;
  #block: KeptBlock | undefined;

  constructor({ key, title, column, intact, fields, json }: Near) {
    this.key = key;
    this.id = fields.id;
    this.title = title;
    this.column = column;
    this.intact = intact;
    this.json = json;
    this.#near = fields;
  }

  /** Always the same object, by which a later reading knows that the block has not changed. */
  get fields(): ItemFields {
    this.#fields ??= lazyFields(this.#near, () => this.block[0]);
    return this.#fields;
  }

  get unknown(): Item['unknown'] {
    return this.block[1];
  }

  get problems(): readonly Problem[] {
    return this.block[2];
  }

  /** Everything that is kept, read at the first question. */
  get block(): KeptBlock {
    // The cache was checked as a whole before it was believed.
    this.#block ??= JSON.parse(this.json) as KeptBlock;
    return this.#block;
  }
}

/** Fields of which some are at hand; any other question reads all of them. */
function lazyFields(near: NearFields, whole: () => ItemFields): ItemFields {
  return new Proxy<ItemFields>(
    {},
    {
      get: (_, key) => (isNear(key) ? near[key] : (Reflect.get(whole(), key) as unknown)),
      has: (_, key) => Reflect.has(whole(), key),
      ownKeys: () => Reflect.ownKeys(whole()),
      getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(whole(), key),
      set: () => false,
    },
  );
}

function isNear(key: string | symbol): key is NearField {
  return (nearFields as readonly (string | symbol)[]).includes(key);
}
