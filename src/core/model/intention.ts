import type { LimitPolicy, Stage } from './backlog.ts';
import type { EvidenceNeed } from '../policy/evidence.ts';
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

/** Several items to one place, judged as one: all of them or none. They keep their order. */
export interface MoveAllIntention {
  readonly kind: 'moveAll';
  readonly items: readonly string[];
  readonly column: string;
  /** Neighbours that are not among the items. */
  readonly place?: Place | undefined;
  readonly over?: string | undefined;
  readonly because?: string | undefined;
}

export interface AddIntention {
  readonly kind: 'add';
  readonly title: string;
  /** Defaults to the first column. */
  readonly column?: string | undefined;
  /** The key of an item below which it stands, behind its parts that stand there. Default: the last of its column. */
  readonly below?: string | undefined;
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
  /** Decisions that it is about. */
  readonly decisions?: readonly string[] | undefined;
  /** Criteria that are not met yet. */
  readonly acceptance?: readonly string[] | undefined;
  readonly parent?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly dependsOn?: readonly string[] | undefined;
}

/** A value that `set` can write: a text, a list of texts, or nothing (the key is taken out). */
export type FieldValue = string | readonly FieldValue[] | { readonly [key: string]: FieldValue } | undefined;

export interface SetIntention {
  readonly kind: 'set';
  readonly item: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Whether a map keeps the keys that its value here does not name. */
  readonly within?: boolean | undefined;
  /** What these fields said when the change was thought of: where one says something else by now, it is refused. */
  readonly was?: Readonly<Record<string, FieldValue>> | undefined;
}

/** Lists of maps in an item, whose entries are changed one by one. */
export const listKeys = ['acceptance', 'questions', 'concerns', 'voices', 'blocked', 'thanks'] as const;
export type ListKey = (typeof listKeys)[number];

/** Adds an entry to a list, changes one, or takes one out. */
export interface EntryIntention {
  readonly kind: 'entry';
  readonly item: string;
  readonly list: ListKey;
  /** Which entry; undefined adds one at the end. */
  readonly index?: number | undefined;
  /** What the entry says, by its main text: where another one stands there by now, the change is refused. */
  readonly is?: string | undefined;
  /** What it says from now on, key by key (`undefined` takes a key out). Without it, the entry is taken out. */
  readonly fields?: Readonly<Record<string, FieldValue>> | undefined;
}

/** How a concern may be answered. */
export const responses = ['plan-changed', 'risk-accepted', 'not-a-risk'] as const;
export const risks = ['low', 'medium', 'high'] as const;

/** What somebody says or does about an item, which the file keeps with the time and the name. */
export type Act =
  | { readonly what: 'ask'; readonly ask: string; readonly of?: string | undefined }
  | { readonly what: 'answer'; readonly index: number; readonly answer: string }
  /** Bad news. `unnamed` leaves out who raises it. */
  | { readonly what: 'raise'; readonly about: string; readonly unnamed?: boolean | undefined }
  | { readonly what: 'hear'; readonly index: number }
  | {
      readonly what: 'look';
      readonly index: number;
      readonly finding?: string | undefined;
      readonly risk?: string | undefined;
    }
  | {
      readonly what: 'settle';
      readonly index: number;
      readonly response: (typeof responses)[number];
      readonly note?: string | undefined;
    }
  | { readonly what: 'speak'; readonly says: string; readonly source?: string | undefined }
  | { readonly what: 'block'; readonly reason?: string | undefined; readonly waitsFor?: string | undefined }
  | { readonly what: 'unblock' };

export interface ActIntention {
  readonly kind: 'act';
  readonly item: string;
  readonly act: Act;
  /** What the entry that it is about says, by its main text. */
  readonly is?: string | undefined;
}

/** What is said about a concern, of an item or of the plan. */
export type ConcernAct = Extract<Act, { readonly what: 'raise' | 'hear' | 'look' | 'settle' }>;

/** The same about the plan as a whole. */
export interface PlanActIntention {
  readonly kind: 'planAct';
  readonly act: ConcernAct;
  /** What the concern that it is about says. */
  readonly is?: string | undefined;
}

/** Records in the history that an item is where it is: it was moved by hand. */
export interface RecordIntention {
  readonly kind: 'record';
  readonly item: string;
}

/** What a column says. */
export interface ColumnFields {
  readonly id: string;
  readonly name: string;
  readonly stage: Stage;
  /** Most items at once; `none` for no limit. */
  readonly limit: number | 'none';
  /** `none` for that of the whole board. */
  readonly policy: LimitPolicy | 'none';
}

/** Those that change. */
export type SomeColumnFields = { readonly [Key in keyof ColumnFields]?: ColumnFields[Key] | undefined };

/** One change of the board's columns. What is left out of `fields` stays as it is. */
export type ColumnAct =
  | { readonly act: 'set'; readonly column: string; readonly fields: SomeColumnFields }
  /** A new column, behind the others. */
  | { readonly act: 'add'; readonly fields: ColumnFields }
  | { readonly act: 'remove'; readonly column: string }
  /** All their ids, in the order that they get. */
  | { readonly act: 'order'; readonly columns: readonly string[] };

export interface ColumnsIntention {
  readonly kind: 'columns';
  readonly change: ColumnAct;
}

/** Records evidence of an item. It moves nothing. */
export interface EvidenceIntention {
  readonly kind: 'evidence';
  readonly item: string;
  readonly evidence: EvidenceNeed;
  /** What the entry says besides when and by whom: version, url, flag, rollout, metric, reading … */
  readonly fields: Readonly<Record<string, string | undefined>>;
  /** When it was, as the format writes times. Default: now. */
  readonly at?: string | undefined;
}

/** Changes an entry of the evidence that is there, or takes it out (without `fields`). */
export interface EvidenceEntryIntention {
  readonly kind: 'evidenceEntry';
  readonly item: string;
  readonly evidence: EvidenceNeed;
  /** Which of its kind, from 0. */
  readonly index: number;
  /** What the entry said when the change was thought of: where a key says something else by now, it is refused. */
  readonly was: Readonly<Record<string, string | undefined>>;
  /** What it says from now on, key by key; `undefined` takes a key out. */
  readonly fields?: Readonly<Record<string, string | undefined>> | undefined;
}

/** What a person or a tool wants of the backlog. A policy judges it, `backlog/change` turns it into text edits. */
export type Intention =
  | MoveIntention
  | MoveAllIntention
  | AddIntention
  | SetIntention
  | EntryIntention
  | ActIntention
  | PlanActIntention
  | RecordIntention
  | EvidenceIntention
  | EvidenceEntryIntention
  | ColumnsIntention;

export type RefusalCode =
  | 'limit.column'
  | 'limit.system'
  | 'limit.person'
  | 'room.column'
  | 'room.system'
  | 'room.person'
  | 'moves.none'
  | 'moves.dropped'
  | 'moves.spread'
  | 'dropped.without-reason'
  | 'done.without-evidence'
  | 'item.not-found'
  | 'item.not-intact'
  | 'column.not-found'
  | 'place.not-found'
  | 'entry.not-found'
  | 'columns.taken'
  | 'columns.nameless'
  | 'columns.not-empty'
  | 'columns.last'
  | 'columns.limit'
  | 'columns.order'
  | 'columns.strays'
  | 'columns.form'
  | 'title.empty'
  | 'field.read-only'
  | 'field.wrong-value'
  | 'field.changed'
  | 'entry.empty'
  | 'concern.own'
  | 'block.open'
  | 'block.none'
  | 'file.read-only'
  | 'layout.unsupported'
  | 'archive.unreadable'
  | 'archive.without-id'
  | 'archive.in-backlog'
  | 'spread.already'
  | 'spread.unsupported'
  | 'spread.rank'
  | 'spread.item'
  | 'gather.already'
  | 'gather.item';

/** Why an intention is not carried out. `reason` names the field that would let it through, if one would. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly values: PhraseValues;
  /** Keys of the items that the refusal rests on, such as those that fill a column. */
  readonly items: readonly string[];
  readonly reason?: 'over' | 'because' | undefined;
}
