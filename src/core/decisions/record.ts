import type { LinkKind } from './linkKinds.ts';
import type { WrittenLink } from './links.ts';
import type { DecisionStatus } from './statusWords.ts';

/** How a record is written: which tool's form it has. */
export type Dialect =
  'nygard' | 'madr2' | 'madr3' | 'madr4' | 'madr4-minimal' | 'log4brains' | 'backlog.md' | 'unknown';

/** Codes of what can be wrong with a record by itself, or within its log. `src/phrases` has a sentence for each. */
export type DecisionProblemCode =
  | 'empty-record'
  | 'front-matter-refused'
  | 'front-matter-open'
  | 'status-conflict'
  | 'status-unknown'
  | 'status-placeholder'
  | 'duplicate-id'
  | 'link-to-itself'
  | 'link-missing'
  | 'link-one-sided'
  | 'replacement-proposed';

export interface DecisionProblem {
  readonly code: DecisionProblemCode;
  readonly severity: 'error' | 'warning' | 'hint';
  /** From 1. */
  readonly lineNumber: number;
  readonly values: Readonly<Record<string, string | number>>;
}

/** One decision as its file says it, before it is compared with the others of its log. */
export interface DecisionRecord {
  /** The file's path, with `/`, as it was given. */
  readonly path: string;
  readonly dialect: Dialect;
  /** Without leading zeros; the file's stem where the name has no number. */
  readonly id: string;
  readonly title: string;
  readonly titleFrom: 'front-matter' | 'heading' | 'file-name';
  readonly status: DecisionStatus;
  /** As written; undefined where none is. */
  readonly rawStatus: string | undefined;
  /** From 1. */
  readonly statusLine: number | undefined;
  /** `YYYY-MM-DD`. */
  readonly date: string | undefined;
  readonly deciders: readonly string[];
  readonly consulted: readonly string[];
  readonly informed: readonly string[];
  readonly tags: readonly string[];
  readonly links: readonly WrittenLink[];
  /** Ids of items, and issues as `#12`. */
  readonly items: readonly string[];
  /** The day by which it is looked at again, `YYYY-MM-DD`. */
  readonly reviewBy: string | undefined;
  /** What makes it worth another look, as written. */
  readonly revisit: readonly string[];
  readonly assumptions: readonly string[];
  /** The priorities of the time, the first one first. */
  readonly priorities: readonly string[];
  /** The last day on which somebody looked at it again and stayed with it. */
  readonly reaffirmed: string | undefined;
  readonly lineBreak: '\n' | '\r\n';
  readonly byteOrderMark: boolean;
  readonly problems: readonly DecisionProblem[];
}

export type { DecisionStatus, LinkKind, WrittenLink };
