import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readFrontMatter } from '../../backlog/frontMatter.ts';
import { isRecordName } from '../../core/decisions/fileName.ts';
import { indexEdits, indexNames } from '../../core/decisions/writing/indexFile.ts';
import { machineName } from '../../core/decisions/writing/names.ts';
import { openRecord } from '../../core/decisions/writing/openRecord.ts';
import { type PrioritiesAtTheTime, prioritiesAtTheTime } from '../../core/decisions/writing/prioritiesAtTheTime.ts';
import {
  type NewFile,
  type Older,
  type Recording,
  recordDecision,
} from '../../core/decisions/writing/recordDecision.ts';
import { type Backlog, itemOf } from '../../core/model/backlog.ts';
import type { Intention } from '../../core/model/intention.ts';
import { applyEdits } from '../../core/model/textEdits.ts';
import { folderNames } from '../../git/folderNames.ts';
import { decisionNamed } from '../decisions/decisionNamed.ts';
import { refused, writesOf } from '../decisions/decisionWrites.ts';
import { logFolder } from '../decisions/logFolder.ts';
import { type Decisions, openDecisions } from '../decisions/openDecisions.ts';
import { ToolFailure } from '../failure.ts';
import { type FileWrite, changeFiles, readTextIfAny } from '../files.ts';
import { findBacklog } from '../findBacklog.ts';
import { type Setting, carryOut, foresee } from '../workplace.ts';
import type { Recorded } from './changeDecision.ts';
import type { Answer } from './changes.ts';

// From the same bundle: the one that reads is what runs in CI.
export { changeDecision } from './changeDecision.ts';
export { graphDecisions } from './graphDecisions.ts';

/** What a person says of a new decision. */
export interface Wanted {
  readonly title: string;
  readonly status?: string | undefined;
  readonly context?: string | undefined;
  /** What could have been decided as well. */
  readonly options?: readonly string[];
  /** Ids of items that it decides. */
  readonly items: readonly string[];
  /** The folder of its log, from the one that the tool works in. */
  readonly log?: string | undefined;
  /** The decision that it replaces or amends, by its id or path. */
  readonly older?: { readonly name: string; readonly kind: Older['kind'] } | undefined;
}

/**
 * Records a decision, with the priorities that the backlog says, and links it with the items that it decides. What it
 * replaces or amends says so once it is accepted.
 * @throws ToolFailure when it cannot be recorded: then nothing is written
 */
export async function newDecision(setting: Setting, wanted: Wanted): Promise<Answer<Recorded>> {
  if (wanted.title.trim() === '') throw new ToolFailure('TITLE is missing.');
  const root = resolve(setting.folder);
  const folder = await logFor(setting, wanted);
  const onBranches = (await folderNames(root, folder)).filter(isRecordName);
  const plan = async () => {
    const opened = await openDecisions(setting);
    const priorities = opened.backlog && prioritiesAtTheTime(opened.backlog);
    const recording = planned(opened, wanted, { folder, root, onBranches, priorities, setting });
    const index = await indexWrites(root, folder, recording.created, opened.texts);
    const others = writesOf(root, recording.edited, opened.texts);
    const { path, text } = recording.created;
    const writes = [{ path: join(root, path), before: undefined, text }, ...others, ...index];
    const changed = writes.slice(1).map((write) => fromRoot(root, write.path));
    const silent = priorities === undefined ? opened.backlogPath : undefined;
    return { writes, answer: { recorded: { id: recording.created.id, path, changed }, silent } };
  };
  // What is refused leaves no folder behind.
  if (!existsSync(join(root, folder))) await plan();
  const { recorded, silent } = await changeFiles(join(root, folder, 'decision'), plan, { observe: setting.observe });
  const linked = await linkItems(setting, wanted.items, machineName(recorded.path));
  const data = { version: 1, ...recorded, changed: [...recorded.changed, ...linked] } as const;
  return { data, said: saidOf(wanted, data) + (silent === undefined ? '' : withoutPriorities(fromRoot(root, silent))) };
}

/** The log that is meant, once all that is to be linked can be. */
async function logFor(setting: Setting, { older, items, log }: Wanted): Promise<string> {
  const opened = await openDecisions(setting);
  for (const item of items) {
    if (opened.backlog === undefined || itemOf(opened.backlog, item) === undefined) {
      throw new ToolFailure(`There is no item ${item} here. Nothing was written.`);
    }
    await foresee(setting, linkOf(item, ''));
  }
  const named = older === undefined ? undefined : decisionNamed(opened, older.name).log;
  return logFolder(resolve(setting.folder), opened.top, log ?? named ?? opened.home);
}

interface Where {
  readonly folder: string;
  readonly root: string;
  readonly onBranches: readonly string[];
  readonly priorities: PrioritiesAtTheTime | undefined;
  readonly setting: Setting;
}

function planned(
  opened: Decisions,
  wanted: Wanted,
  { folder, root, onBranches, priorities, setting }: Where,
): Recording {
  const { logs, texts } = opened;
  const older: Older[] = [];
  if (wanted.older !== undefined) {
    const { path } = decisionNamed(opened, wanted.older.name);
    older.push({ open: openRecord(path, texts.get(path) ?? '', readFrontMatter), kind: wanted.older.kind });
  }
  const recording = recordDecision(
    {
      title: wanted.title,
      status: statusOf(wanted.status),
      today: setting.now.toISOString().slice(0, 10),
      context: wanted.context,
      options: wanted.options,
      items: wanted.items,
      priorities,
    },
    {
      folder,
      records: logs.find(({ log }) => log === folder)?.records ?? [],
      onBranches,
      present: namesIn(join(root, folder)),
    },
    { older, readFront: readFrontMatter },
  );
  if (!recording.ok) throw refused(recording.failure);
  return recording.value;
}

/** @throws ToolFailure for one that a new decision cannot have */
function statusOf(status = 'proposed'): 'proposed' | 'accepted' {
  if (status === 'proposed' || status === 'accepted') return status;
  throw new ToolFailure(`A new decision is proposed or accepted, not “${status}”.`);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // The first record makes it.
    return [];
  }
}

/** The log's table of contents, where it has one that is ours to keep. */
async function indexWrites(root: string, folder: string, created: NewFile, texts: ReadonlyMap<string, string>) {
  const record = openRecord(created.path, created.text, readFrontMatter).record;
  const writes: FileWrite[] = [];
  for (const name of namesIn(join(root, folder)).filter((one) => indexNames.includes(one.toLowerCase()))) {
    const path = folder === '' ? name : `${folder}/${name}`;
    const before = texts.get(path) ?? (await readTextIfAny(join(root, path)));
    const edits = before === undefined ? [] : indexEdits(path, before, { added: [record] });
    if (before !== undefined && edits.length > 0) {
      writes.push({ path: join(root, path), before, text: applyEdits(before, edits) });
    }
  }
  return writes;
}

function fromRoot(root: string, path: string): string {
  return relative(root, path).replaceAll('\\', '/');
}

/** Says in the backlog which decision the items rest on. @returns the backlog's name, where one was changed */
async function linkItems(setting: Setting, items: readonly string[], decision: string): Promise<readonly string[]> {
  for (const item of items) await carryOut(setting, linkOf(item, decision));
  return items.length === 0 ? [] : [fromRoot(resolve(setting.folder), findBacklog(setting.folder, setting.file))];
}

function linkOf(item: string, decision: string) {
  return (backlog: Backlog): Intention => {
    const present = itemOf(backlog, item)?.fields.decisions ?? [];
    return { kind: 'set', item, fields: { decisions: [...new Set([...present, decision])] } };
  };
}

/** A record without the priorities of its day cannot be held against those of another. */
function withoutPriorities(backlog: string): string {
  return ` No priorities of the day are in it: ${backlog} says none that can be read.`;
}

function saidOf({ older, status }: Wanted, { path }: Recorded): string {
  const recorded = `${machineName(path)} is recorded in ${path}.`;
  if (older === undefined || status === 'accepted') return recorded;
  const waits = older.kind === 'supersedes' ? 'What it replaces is in force until' : 'What it amends says so once';
  // So that a shell takes it for one word.
  const word = /^[\p{L}\p{N}\p{M}_./-]+$/u.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
  return `${recorded} ${waits} it is accepted: headwater adr accept ${word}`;
}
