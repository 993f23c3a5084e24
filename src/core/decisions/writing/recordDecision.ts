import { applyEdits } from '../../model/textEdits.ts';
import { type Result, fail, succeed } from '../../model/result.ts';
import { idOfName } from '../fileName.ts';
import type { DecisionRecord } from '../record.ts';
import { type RecordEdits, type Related, accept, succeedBy } from './lifecycle.ts';
import { type NewLink, linkEdits } from './linkEdits.ts';
import { type LogStyle, logStyle } from './logStyle.ts';
import { type NewDecision, newRecordText } from './newRecord.ts';
import { newFileName } from './numbering.ts';
import { type OpenRecord, type ReadFront, openRecord } from './openRecord.ts';
import type { WritingRefusal } from './refusal.ts';

/** The log in which a decision is recorded. */
export interface TargetLog {
  /** With `/`; empty for the folder itself. */
  readonly folder: string;
  readonly records: readonly DecisionRecord[];
  /** Names of files of the log that are on branches, and may not be here. */
  readonly onBranches: readonly string[];
  /** Names of all files of the folder. */
  readonly present: readonly string[];
}

export interface NewFile {
  readonly path: string;
  readonly text: string;
  readonly id: string;
}

export interface Recording {
  readonly created: NewFile;
  /** What becomes of the records that it replaces or amends. */
  readonly edited: readonly RecordEdits[];
}

/** A record that the new one replaces or amends. */
export interface Older {
  readonly open: OpenRecord;
  readonly kind: 'supersedes' | 'amends';
}

/**
 * Records a decision in its log's dialect, under the next free number. What it replaces says so once it is accepted.
 */
export function recordDecision(
  decision: NewDecision,
  log: TargetLog,
  { older = [], readFront }: { readonly older?: readonly Older[]; readonly readFront: ReadFront },
): Result<Recording, WritingRefusal> {
  const style: LogStyle = logStyle(log.records);
  const name = newFileName(style, decision.title, {
    taken: [...log.present, ...log.onBranches],
    today: decision.today,
  });
  const path = log.folder === '' ? name : `${log.folder}/${name}`;
  const { id } = idOfName(path);
  const links = older.map(({ open, kind }): NewLink => ({ kind, to: { path: open.path, title: open.record.title } }));
  const plain = openRecord(path, newRecordText(decision, { id, style }), readFront);
  const text = applyEdits(plain.text, linkEdits(plain, links));
  const created = openRecord(path, text, readFront);
  if (created.record.status !== decision.status) return fail({ code: 'not-read-back', values: { path } });
  const edited: RecordEdits[] = [];
  for (const { open, kind } of older) {
    const planned = succeedBy(open, created, kind);
    if (!planned.ok) return planned;
    // The new record has its links by now, or they were not read back.
    if (planned.value.some((change) => change.path === path)) return fail({ code: 'not-read-back', values: { path } });
    edited.push(...planned.value);
  }
  return succeed({ created: { path, text, id }, edited });
}

/** What accepting a record changes, itself and the others that it names. @param others the records of all logs, by path */
export function acceptRecord(
  open: OpenRecord,
  links: readonly {
    readonly kind: string;
    readonly path: string | undefined;
    readonly partial: boolean;
    readonly written: boolean;
  }[],
  others: ReadonlyMap<string, OpenRecord>,
) {
  const related = links.flatMap(({ kind, path, partial, written }): Related[] => {
    const other = written && path !== undefined && path !== open.path ? others.get(path) : undefined;
    return other === undefined ? [] : [{ open: other, kind, partial }];
  });
  return accept(open, related);
}
