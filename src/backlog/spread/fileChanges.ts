import type { Change } from '../change/planned.ts';
import { applyEdits } from '../../core/model/textEdits.ts';
import { readBacklog } from '../read.ts';
import type { Reading } from '../reading.ts';
import { distribute } from './distribute.ts';
import { type FileChange, mainFile } from './fileChange.ts';
import type { FoundFile } from './itemFile.ts';
import { pathOf } from './places.ts';
import { readSpread } from './readSpread.ts';
import { type Spread, composeSpread } from './spread.ts';

/** What is to be written: see `Change`. */
export type Changed = Pick<Change, 'edits' | 'created' | 'removed'>;

/**
 * A change of a reading's text as changes of its files, in the order in which they are written: whatever breaks it
 * off, nothing is lost. New files come first, what goes goes last, and of what is edited the item itself comes last:
 * once it says what was wanted, all of it is done.
 * @param item the key of the item that the change is about
 */
export function fileChanges(
  reading: Reading,
  { edits, created = [], removed = [] }: Changed,
  item?: string,
): readonly FileChange[] {
  const own = fileOfItem(reading, item);
  const edited = [...distribute(reading, edits)].sort(
    (one, other) => Number(one.file === own) - Number(other.file === own),
  );
  return [
    ...created.map((change): FileChange => ({ kind: 'create', ...change })),
    ...edited.map((change): FileChange => ({ kind: 'edit', ...change })),
    ...removed.map((file): FileChange => ({ kind: 'remove', file })),
  ];
}

/** The file that an item stands in. */
export function fileOfItem({ backlog, source: { spread } }: Reading, key: string | undefined): string {
  const file = spread?.files[backlog.items.findIndex((item) => item.key === key)];
  return spread === undefined || file === undefined ? mainFile : pathOf(spread, file.name);
}

/** The backlog after a change, read on from what was known; undefined when it is none any more. */
export function readChanged(reading: Reading, changed: Changed): Reading | undefined {
  const { spread } = reading.source;
  if (spread === undefined) return readBacklog(applyEdits(reading.text, changed.edits), reading);
  const after = changedSpread(spread, fileChanges(reading, changed));
  return after && readSpread(after, reading);
}

function changedSpread(spread: Spread, changes: readonly FileChange[]): Spread | undefined {
  const files = new Map<string, FoundFile>(spread.contents.files.map((file) => [pathOf(spread, file.name), file]));
  let { main } = spread;
  for (const change of changes) {
    const name = change.file.slice(pathOf(spread, '').length);
    const before = files.get(change.file);
    if (change.kind === 'remove') files.delete(change.file);
    else if (change.kind === 'create') files.set(change.file, { name, text: change.text });
    else if (change.file === mainFile) main = applyEdits(main, change.edits);
    else if (before?.text !== undefined) files.set(change.file, { name, text: applyEdits(before.text, change.edits) });
  }
  const state = spread.contents.state === 'missing' && files.size > 0 ? 'there' : spread.contents.state;
  return composeSpread(main, { ...spread.contents, state, files: [...files.values()] }, spread);
}
