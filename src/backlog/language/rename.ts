import type { TextEdit } from '../../core/model/problem.ts';
import type { Reading } from '../reading.ts';
import { writeScalar } from '../scalar.ts';
import type { Occurrence } from './occurrences.ts';
import type { Named } from './subject.ts';

/** Why something cannot be renamed. */
export type NoRename = 'rename.column' | 'rename.not-an-id' | 'rename.taken' | 'rename.empty' | 'rename.shared';

/** What ids look like: `PAY-12`, `PAY-12.1`. */
const idForm = /^[A-Za-z]+-\d+(?:\.\d+)*$/;

/** Why a thing may not get a name; undefined when it may. */
export function renameFault({ backlog }: Reading, { kind, name }: Named, wanted: string): NoRename | undefined {
  if (kind === 'column') return 'rename.column';
  const next = wanted.trim();
  if (next === '') return 'rename.empty';
  if (kind === 'item') {
    // References mean the first item with the id: nobody can tell which one is to be renamed.
    if (backlog.items.filter(({ id }) => id === name).length > 1) return 'rename.shared';
    if (!idForm.test(next)) return 'rename.not-an-id';
    return next !== name && backlog.items.some(({ id }) => id === next) ? 'rename.taken' : undefined;
  }
  return next !== name && backlog.people.some(({ key }) => key === next) ? 'rename.taken' : undefined;
}

/** The edit that gives one occurrence another name, quoted where it must be. */
export function renameEdit({ start, end, flow }: Occurrence, wanted: string): TextEdit {
  return { start, end, text: writeScalar(wanted.trim(), flow) };
}
