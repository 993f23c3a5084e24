import type { Refusal } from '../../core/model/intention.ts';
import type { Item } from '../../core/model/item.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import { type Result, succeed } from '../../core/model/result.ts';
import { planArchive, planRestore } from '../archive.ts';
import { refuse } from '../change/planned.ts';
import { applyEdits } from '../../core/model/textEdits.ts';
import { readBacklog } from '../read.ts';
import type { Reading } from '../reading.ts';
import { lineBreakOf } from '../source.ts';
import { type FileChange, mainFile } from './fileChange.ts';
import { fileChanges } from './fileChanges.ts';
import { gather } from './gather.ts';
import { newName } from './newFile.ts';
import { pathOf } from './places.ts';
import { rankFor } from './ranked.ts';
import { readSpread } from './readSpread.ts';
import { type Spread, composeSpread } from './spread.ts';
import { ownText } from './takeApart.ts';

/** A move of items between a backlog's files and its archive. The receiving side is to be written first. */
export interface FileArchiving {
  readonly files: readonly FileChange[];
  /** Of the archive's text; of the empty text when there is none. */
  readonly archiveEdits: readonly TextEdit[];
}

/** Moves items to the archive, as `planArchive` does: of items that stand in files of their own, the files go. */
export function archiveFiles(
  reading: Reading,
  archiveText: string | undefined,
  keys: readonly string[],
): Result<FileArchiving, Refusal> {
  const { backlog, source } = reading;
  const { spread } = source;
  if (spread === undefined) return inMain(planArchive(reading, archiveText, keys));
  if (backlog.readOnly !== undefined) return refuse('file.read-only', { reason: backlog.readOnly });
  const wanted = new Set(keys);
  const broken = backlog.items.find(({ key, intact }) => wanted.has(key) && !intact);
  if (broken !== undefined) return refuse('item.not-intact', { item: broken.key });
  const names = spread.files.flatMap(({ name }, index) => (wanted.has(backlog.items[index]?.key ?? '') ? name : []));
  const alone = listOf(spread, new Set(names));
  if (!alone.ok) return alone;
  const planned = planArchive(alone.value, archiveText, keys);
  if (!planned.ok) return planned;
  const files = names.map((name): FileChange => ({ kind: 'remove', file: pathOf(spread, name) }));
  return succeed({ files, archiveEdits: planned.value.archiveEdits });
}

/** Brings an item back from the archive, as `planRestore` does: into a file of its own where the others have theirs. */
export function restoreFile(archive: Reading, reading: Reading, id: string): Result<FileArchiving, Refusal> {
  const { backlog, source } = reading;
  const { spread } = source;
  if (spread === undefined) return inMain(planRestore(archive, reading, id));
  if (backlog.readOnly !== undefined) return refuse('file.read-only', { reason: backlog.readOnly });
  if (backlog.items.some((item) => item.id === id)) return refuse('archive.in-backlog', { item: id });
  const lineBreak = lineBreakOf(spread.main);
  const restored = restoredAlone(archive, id, lineBreak);
  if (!restored.ok) return restored;
  const { listed, item, archiveEdits } = restored.value;
  const after = backlog.items.findLastIndex((other) => other.column === item.column);
  const ranked = rankFor(reading, undefined, after < 0 ? undefined : { after });
  if (!ranked.ok) return ranked;
  const { rank, edits } = ranked.value;
  const name = newName(spread, item.id);
  const [place = { start: 0, end: 0 }] = listed.source.items;
  const lines = listed.text.slice(place.start, place.end);
  const text = ownText({ name, listed: lines, rank }, listed.source.parts?.blocks[0], lineBreak);
  if (text === undefined) return refuse('spread.item', { item: id });
  const created = [{ file: pathOf(spread, name), text }];
  return succeed({ files: fileChanges(reading, { edits, created }), archiveEdits });
}

interface Restored {
  readonly listed: Reading;
  readonly item: Item;
  readonly archiveEdits: readonly TextEdit[];
}

/** An item of the archive in a list of its own. */
function restoredAlone(archive: Reading, id: string, lineBreak: string): Result<Restored, Refusal> {
  const empty = readBacklog(`headwater: 1${lineBreak}items: []${lineBreak}`);
  if (empty === undefined) return refuse('layout.unsupported', {});
  const planned = planRestore(archive, empty, id);
  if (!planned.ok) return planned;
  const listed = readBacklog(applyEdits(empty.text, planned.value.backlogEdits));
  const item = archive.backlog.items.find(({ key }) => key === id);
  if (listed === undefined || item === undefined) return refuse('layout.unsupported', {});
  if (item.fields.rank !== undefined) return refuse('spread.rank', { item: id });
  return succeed({ listed, item, archiveEdits: planned.value.archiveEdits });
}

/** Some of the items alone, as a list in the main file. */
function listOf(spread: Spread, names: ReadonlySet<string>): Result<Reading, Refusal> {
  const files = spread.contents.files.filter(({ name }) => names.has(name));
  const some = composeSpread(spread.main, { ...spread.contents, files }, spread);
  const reading = some && readSpread(some);
  const gathered = reading === undefined ? refuse('layout.unsupported', {}) : gather(reading);
  if (!gathered.ok) return gathered;
  const edits = gathered.value.flatMap((change) => (change.kind === 'edit' ? change.edits : []));
  const listed = readBacklog(applyEdits(spread.main, edits));
  return listed === undefined ? refuse('layout.unsupported', {}) : succeed(listed);
}

function inMain(planned: ReturnType<typeof planArchive>): Result<FileArchiving, Refusal> {
  if (!planned.ok) return planned;
  const { backlogEdits, archiveEdits } = planned.value;
  const files: readonly FileChange[] =
    backlogEdits.length === 0 ? [] : [{ kind: 'edit', file: mainFile, edits: backlogEdits }];
  return succeed({ files, archiveEdits });
}
