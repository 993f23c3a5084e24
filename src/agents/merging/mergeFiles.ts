import { isUtf8 } from 'node:buffer';
import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MergeReport } from '../../core/merge/merged.ts';
import { type Merged, mergeBacklogs } from '../../backlog/merge.ts';
import { idMentions } from '../../git/idMentions.ts';
import { type FilesToMerge, mergeLines } from '../../git/mergeLines.ts';
import { ToolFailure } from '../failure.ts';
import { idsOnBranches, takenIds } from '../takenIds.ts';
import { leaveNote } from './leaveNote.ts';
import { isSound, withMarkers } from './markers.ts';

/** What is merged, and where it goes. */
export interface MergeTask extends FilesToMerge {
  readonly folder: string;
  /** Where the result goes, in one step and as a whole. Default: into OURS. */
  readonly into?: string | undefined;
  /** The file that the three are versions of, when git says so: its archive's ids, and those on branches, are taken. */
  readonly path?: string | undefined;
}

/** How a merge went. */
export interface MergeOutcome {
  readonly clean: boolean;
  /** Whether it was merged by item; else by line, as git does it. */
  readonly by: 'items' | 'lines';
  readonly reports: readonly MergeReport[];
}

/**
 * Merges three files by item; where that is not possible, or in any doubt, by line as `git merge-file` does.
 * @throws ToolFailure when they cannot be merged at all; nothing is written then
 */
export async function mergeFiles(task: MergeTask): Promise<MergeOutcome> {
  const merged = await mergeItems(task);
  if (merged !== undefined) {
    write(task, merged.text);
    const reports = [
      ...merged.reports,
      ...(await mentionedOf(task, merged.reports)),
      ...(await leaveNote(task, merged.reports)),
    ];
    return { clean: merged.conflicts.length === 0, by: 'items', reports };
  }
  const lines = await mergeLines(task.folder, task);
  if (!lines.ok) throw new ToolFailure(`The files cannot be merged: ${lines.failure.message.trim()}`);
  write(task, Buffer.from(lines.value.latin1, 'latin1'));
  return { clean: lines.value.clean, by: 'lines', reports: [] };
}

async function mergeItems(task: MergeTask): Promise<Merged | undefined> {
  const { labels, markerSize = 7, path } = task;
  const [base, ours, theirs] = [task.base, task.ours, task.theirs].map((file) => textAt(task, file));
  if (base === undefined || ours === undefined || theirs === undefined) return undefined;
  const merge = (taken: readonly string[]) =>
    mergeBacklogs({ base, ours, theirs }, { takenIds: taken, ...(labels && { labels }) });
  try {
    let merged = merge([]);
    // Others are asked for their ids only where a new one is given.
    if (merged?.reports.some(({ code }) => code === 'merge.renumbered') === true && path !== undefined)
      merged = merge(await takenIds(resolve(task.folder, path), await idsOnBranches(resolve(task.folder, path))));
    if (merged === undefined || !isSound(merged, [ours, theirs])) return undefined;
    return { ...merged, text: withMarkers(merged, markerSize) };
  } catch {
    // Whatever is wrong with it, lines can be merged.
    return undefined;
  }
}

/** Where items that got another id are named outside of the file: branches, other files and commits keep the old one. */
async function mentionedOf(
  { folder, path }: MergeTask,
  reports: readonly MergeReport[],
): Promise<readonly MergeReport[]> {
  if (path === undefined) return [];
  const found: MergeReport[] = [];
  for (const { code, values } of reports) {
    if (code !== 'merge.renumbered') continue;
    const { from, to } = values;
    const { branches, files, commits } = await idMentions(resolve(folder, path), from);
    const places = [...branches.map((name) => `branch ${name}`), ...files, ...commits.map((name) => `commit ${name}`)];
    if (places.length > 0) found.push({ code: 'merge.mentioned', values: { from, to, places: places.join(', ') } });
  }
  return found;
}

/** A file's text; undefined where decoding it would lose bytes. */
function textAt({ folder }: MergeTask, file: string): string | undefined {
  const bytes = read(resolve(folder, file));
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new ToolFailure(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function write({ folder, ours, into }: MergeTask, content: string | Buffer): void {
  const target = into === undefined ? realpathSync(resolve(folder, ours)) : resolve(folder, into);
  const temporary = `${target}.${process.pid}`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new ToolFailure(`${target} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
