import type { PhraseValues } from './problem.ts';

/** Where an item is dropped: right below one item, or right above another. Both are keys of visible neighbours. */
export interface Place {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** Fields that one intention may set as a whole. A value of `undefined` takes the field out. */
export interface MoveIntention {
  readonly kind: 'move';
  readonly item: string;
  readonly column: string;
  readonly place?: Place | undefined;
  /** The stated reason for going over a limit. */
  readonly over?: string | undefined;
  /** The stated reason for deciding against, or for finishing without evidence. */
  readonly because?: string | undefined;
  /** Assigns the item to me when nobody has it (pulling). */
  readonly pull?: boolean | undefined;
}

export interface AddIntention {
  readonly kind: 'add';
  readonly title: string;
  /** Defaults to the first column. */
  readonly column?: string | undefined;
  readonly fields?: NewItemFields | undefined;
  /** The stated reason, when the column is at its limit. */
  readonly over?: string | undefined;
}

/** What a new item may carry besides its title. */
export interface NewItemFields {
  readonly type?: string | undefined;
  readonly source?: string | undefined;
  readonly raisedBy?: string | undefined;
  readonly why?: string | undefined;
  readonly estimate?: string | undefined;
  readonly links?: readonly string[] | undefined;
}

/** A value that `set` can write: a text, a list of texts, or nothing (the key is taken out). */
export type FieldValue = string | readonly FieldValue[] | { readonly [key: string]: FieldValue } | undefined;

export interface SetIntention {
  readonly kind: 'set';
  readonly item: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** What a person or a tool wants of the backlog. A policy judges it, `backlog/change` turns it into text edits. */
export type Intention = MoveIntention | AddIntention | SetIntention;

export type RefusalCode =
  | 'limit.column'
  | 'limit.system'
  | 'limit.person'
  | 'dropped.without-reason'
  | 'item.not-found'
  | 'item.not-intact'
  | 'column.not-found'
  | 'place.not-found'
  | 'title.empty'
  | 'field.read-only'
  | 'field.wrong-value'
  | 'file.read-only'
  | 'layout.unsupported';

/** Why an intention is not carried out. `reason` names the field that would let it through, if one would. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly values: PhraseValues;
  /** Keys of the items that the refusal rests on, such as those that fill a column. */
  readonly items: readonly string[];
  readonly reason?: 'over' | 'because' | undefined;
}
