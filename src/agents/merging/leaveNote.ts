import { resolve } from 'node:path';
import type { MergeReport } from '../../core/merge/merged.ts';
import { mergedCommits } from '../../git/mergedCommits.ts';
import { gitFolderOf, pathFrom, placesOf } from '../../git/places.ts';
import type { MergeTask } from './mergeFiles.ts';
import { type RenumberedItem, addToNote, checked } from './renumberedNote.ts';

type Renumbered = Extract<MergeReport, { readonly code: 'merge.renumbered' }>;

/**
 * Leaves a note of the items that a merge gave another id: a driver may write no file but the one that it merges, and
 * others are not merged yet. None is left where the two commits are not known.
 * @returns what to say of it
 */
export async function leaveNote(task: MergeTask, reports: readonly MergeReport[]): Promise<readonly MergeReport[]> {
  const renumbered = reports.filter((report): report is Renumbered => report.code === 'merge.renumbered');
  if (renumbered.length === 0 || task.path === undefined) return [];
  try {
    const items = await itemsOf(task, task.path, renumbered);
    return items.map(({ from, to }) => ({ code: 'merge.finish', values: { from, to } }));
  } catch {
    // The merge is right without it, and says where the old ids are named.
    return [];
  }
}

async function itemsOf(task: MergeTask, file: string, reports: readonly Renumbered[]) {
  const folder = resolve(task.folder);
  const [places, gitFolder] = [await placesOf(folder), await gitFolderOf(folder)];
  if (!places.ok || !gitFolder.ok) return [];
  const { top } = places.value;
  const path = pathFrom(top)(resolve(folder, file));
  const [base, ours, theirs] = [task.base, task.ours, task.theirs].map((text) => resolve(folder, text));
  if (base === undefined || ours === undefined || theirs === undefined) return [];
  const files = { base, ours, theirs };
  const commits = await mergedCommits({ top, gitFolder: gitFolder.value, path, files, environment: process.env });
  if (commits === undefined) return [];
  const items = reports.flatMap(({ values: { from, to, side } }): readonly RenumberedItem[] => {
    const other = side === 'ours' ? commits.theirs : commits.ours;
    const item = checked({ path, from, to, side: commits[side], other });
    return item === undefined ? [] : [item];
  });
  if (items.length > 0) addToNote(gitFolder.value, items);
  return items;
}
