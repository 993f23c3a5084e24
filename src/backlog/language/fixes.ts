import type { Fix, Problem, TextEdit } from '../../core/model/problem.ts';
import { type Circumstances, planChange } from '../change.ts';
import { nextId } from '../ids.ts';
import type { Reading } from '../reading.ts';
import { copyFixes, keyFixes } from './copies.ts';
import { allOccurrences } from './occurrences.ts';
import { renameEdit } from './rename.ts';

/**
 * The ways to mend a problem that are open now: those that it carries, and those that need the clock, a person or
 * the rest of the file, which are worked out only when somebody asks.
 */
export function fixesFor(reading: Reading, problem: Problem, circumstances: Circumstances): readonly Fix[] {
  if (reading.backlog.readOnly !== undefined) return [];
  switch (problem.code) {
    case 'item.moved-by-hand':
      return recordFix(reading, problem, circumstances);
    case 'item.without-id':
      return problem.fixes.map((fix) => withId(fix, freeId(reading, circumstances)));
    case 'item.duplicate-id':
      return [...copyFixes(reading, problem), ...renumberFixes(reading, problem, freeId(reading, circumstances))];
    case 'yaml.duplicate-key':
      return keyFixes(reading, problem);
    default:
      return problem.fixes;
  }
}

function freeId({ backlog }: Reading, { takenIds }: Circumstances): string {
  return nextId(backlog.items, backlog.prefix, takenIds);
}

function recordFix(reading: Reading, { item }: Problem, circumstances: Circumstances): readonly Fix[] {
  if (item === undefined) return [];
  const planned = planChange(reading, { kind: 'record', item }, circumstances);
  return planned.ok ? [{ title: 'fix.record-history', values: {}, edits: planned.value.edits }] : [];
}

/** The same fix with an id that is free in the archive too. */
function withId(fix: Fix, id: string): Fix {
  const before = String(fix.values['id']);
  const edits = fix.edits.map((edit): TextEdit => ({ ...edit, text: edit.text.replace(before, () => id) }));
  return { ...fix, values: { ...fix.values, id }, edits };
}

/**
 * Another number for this item. Two items with one id mostly come from a merge, and only people know which of them
 * the references mean: they stay with the first one, or follow this one.
 */
function renumberFixes(reading: Reading, problem: Problem, id: string): readonly Fix[] {
  const [fix] = problem.fixes;
  const name = String(problem.values['id']);
  if (fix === undefined) return [];
  const alone = withId(fix, id);
  const references = allOccurrences(reading, { kind: 'item', name }).filter(({ defines }) => !defines);
  if (references.length === 0) return [alone];
  const edits = [...alone.edits, ...references.map((reference) => renameEdit(reference, id))];
  const values = { id, old: name, count: references.length };
  return [alone, { title: 'fix.give-id-and-follow', values, edits }];
}
