/**
 * What was done with a source line that is in no item, or not as it stood. `src/phrases` has a sentence for each.
 *
 * - `file.not-imported`: the file is no task; its lines stay where they are.
 * - `settings.not-imported`: a setting of the other tool that a backlog has no place for.
 * - `front-matter.comment`: a YAML comment.
 * - `front-matter.unreadable`: a line that belongs to no key.
 * - `front-matter.repeated-key`: the key stands there twice; the first one counts.
 * - `front-matter.read-by-line`: YAML refuses it, so it was taken as typed. It is in the item.
 * - `field.not-imported`: a key without a value, or one that means something else in a backlog.
 * - `ordinal.as-order`: the number is now the item's place in the file.
 * - `status.replaced`: the folder (drafts, completed, archive) decided the column.
 * - `date.not-understood`: kept out of the history.
 * - `date.not-entered`: a completed date of an item that is not done.
 * - `reference.unknown`: names an item that is not there. It is in the item as written.
 * - `criterion.empty`: a tick without a text.
 * - `id.replaced`: the id is another item's, or no id; `renamed` says which one it got.
 */
export type ImportCode =
  | 'file.not-imported'
  | 'settings.not-imported'
  | 'front-matter.comment'
  | 'front-matter.unreadable'
  | 'front-matter.repeated-key'
  | 'front-matter.read-by-line'
  | 'field.not-imported'
  | 'ordinal.as-order'
  | 'status.replaced'
  | 'date.not-understood'
  | 'date.not-entered'
  | 'reference.unknown'
  | 'criterion.empty'
  | 'id.replaced';

/** One line of a source file. */
export interface SourceLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

export interface ImportEntry {
  /** Line in the source file, from 1. */
  readonly line: number;
  readonly text: string;
  readonly code: ImportCode;
}

export interface FileReport {
  readonly path: string;
  readonly outcome: 'backlog' | 'archive' | 'settings' | 'not-imported';
  /** The id of the item that it became. */
  readonly item: string | undefined;
  readonly entries: readonly ImportEntry[];
}

/** An id that could not stay: the second holder of one, or a task without a readable one. */
export interface RenamedId {
  readonly path: string;
  /** Empty when it had none. */
  readonly was: string;
  readonly now: string;
}

export interface ImportCounts {
  readonly files: number;
  readonly backlog: number;
  readonly archive: number;
  readonly notImported: number;
}

export interface ImportReport {
  readonly counts: ImportCounts;
  readonly renamed: readonly RenamedId[];
  /** Every source file, in order of path. */
  readonly files: readonly FileReport[];
}

/** Collects what happens to the lines of one file. */
export class Ledger {
  private readonly noted: ImportEntry[] = [];

  /** Notes lines under a code; blank ones hold nothing to note. */
  note(code: ImportCode, lines: readonly SourceLine[]): void {
    for (const { number, text } of lines) if (text.trim() !== '') this.noted.push({ line: number, text, code });
  }

  /** In order of line. */
  get entries(): readonly ImportEntry[] {
    return this.noted.toSorted((a, b) => a.line - b.line);
  }
}
