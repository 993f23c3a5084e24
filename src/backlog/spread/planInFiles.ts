import { difference } from '../../core/model/difference.ts';
import type { Intention, Refusal } from '../../core/model/intention.ts';
import { type Result, succeed } from '../../core/model/result.ts';
import { planChange } from '../change.ts';
import type { Change, Circumstances } from '../change/planned.ts';
import type { Reading } from '../reading.ts';
import { type FileChange, mainFile } from './fileChange.ts';
import { fileChanges, fileOfItem, readChanged } from './fileChanges.ts';
import { pathOf } from './places.ts';

/** Intentions turned into changes of a backlog's files. */
export interface ChangeInFiles {
  /** What the last one becomes. */
  readonly change: Change;
  /** What all of them become, in the order in which it is written. */
  readonly files: readonly FileChange[];
}

/**
 * Plans intentions as one step, each on what the ones before it left; all or none.
 * @throws TypeError without any
 */
export function planInFiles(
  reading: Reading,
  [first, ...others]: readonly Intention[],
  circumstances: Circumstances,
): Result<ChangeInFiles, Refusal> {
  if (first === undefined) throw new TypeError('An intention is needed.');
  let planned = planChange(reading, first, circumstances);
  if (!planned.ok) return planned;
  if (others.length === 0)
    return succeed({ change: planned.value, files: fileChanges(reading, planned.value, planned.value.item) });
  let after = readChanged(reading, planned.value) ?? reading;
  for (const intention of others) {
    planned = planChange(after, intention, circumstances);
    if (!planned.ok) return planned;
    after = readChanged(after, planned.value) ?? after;
  }
  const own = fileOfItem(after, planned.value.item);
  const files = changesBetween(reading, after);
  return succeed({
    change: planned.value,
    files: [...files.filter(({ file }) => file !== own), ...files.filter(({ file }) => file === own)],
  });
}

/** What turns a backlog's files into others: what is new first. */
function changesBetween(before: Reading, after: Reading): readonly FileChange[] {
  const [old, now] = [textsOf(before), textsOf(after)];
  const changes: FileChange[] = [];
  for (const [file, text] of now) {
    const known = old.get(file);
    if (known === undefined) changes.unshift({ kind: 'create', file, text });
    else if (known !== text) changes.push({ kind: 'edit', file, edits: difference(known, text) });
  }
  for (const file of old.keys()) if (!now.has(file)) changes.push({ kind: 'remove', file });
  return changes;
}

function textsOf({ text, source: { spread } }: Reading): ReadonlyMap<string, string> {
  if (spread === undefined) return new Map([[mainFile, text]]);
  const files = spread.contents.files.map(({ name, text: own = '' }) => [pathOf(spread, name), own] as const);
  return new Map([[mainFile, spread.main], ...files]);
}
