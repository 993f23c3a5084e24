import type { Backlog } from '../core/model/backlog.ts';
import type { Problem } from '../core/model/problem.ts';
import type { Source } from './source.ts';

/** A text, read: what it means, what is wrong with it, and where everything stands in it (for edits). */
export interface Reading {
  readonly text: string;
  readonly backlog: Backlog;
  readonly problems: readonly Problem[];
  readonly source: Source;
  /** How many blocks were parsed for it: one after an edit of one item. */
  readonly parsed: number;
}
