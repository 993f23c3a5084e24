import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hideConflicts } from '../../backlog/conflicts.ts';
import { type Followed, followElsewhere } from '../../backlog/merge/followElsewhere.ts';
import { wasRenumbered } from '../../backlog/merge/wasRenumbered.ts';
import { type IdMentions, idMentions } from '../../git/idMentions.ts';
import { gitFolderOf, placesOf } from '../../git/places.ts';
import { textsAt } from '../../git/textsAt.ts';
import { ToolFailure } from '../failure.ts';
import { changeFiles } from '../files.ts';
import { type NamedFile, backlogOf, fileText, namedFiles } from '../finishing/namedFiles.ts';
import { type RenumberedItem, readNote, removeNote } from '../merging/renumberedNote.ts';
import type { Setting } from '../workplace.ts';

/** A line of a file, from 1. */
export interface LeftLine {
  readonly path: string;
  readonly line: number;
}

/** What became of the items that one merge gave other ids in one file. */
export interface FinishedMerge {
  /** The file, from the top of the working tree. */
  readonly path: string;
  readonly items: readonly { readonly from: string; readonly to: string }[];
  /** Whether the file has them under their new ids: not after a merge that was taken back. */
  readonly kept: boolean;
  /** Files in which references follow now. */
  readonly changed: readonly string[];
  /** Lines that name an old id, and of which only a person knows which item they mean. */
  readonly left: readonly LeftLine[];
  /** Where else the old ids are named, by old id. */
  readonly mentioned: Readonly<Record<string, IdMentions>>;
}

/**
 * Ends what merges have left to do: what refers to items that got another id follows in archive, items' files and
 * decisions, where it means them; the rest is listed. Doing it again changes nothing.
 * @throws ToolFailure in the midst of a rebase, outside of a repository, and where a file cannot be written
 */
export async function finishMerge(setting: Setting): Promise<readonly FinishedMerge[]> {
  const folder = resolve(setting.folder);
  const [places, gitFolder] = [await placesOf(folder), await gitFolderOf(folder)];
  if (!places.ok || !gitFolder.ok) throw new ToolFailure('There is no git repository here.');
  const under = ['rebase-merge', 'rebase-apply', 'sequencer'].find((name) => existsSync(join(gitFolder.value, name)));
  if (under !== undefined) {
    const what = under === 'sequencer' ? 'git cherry-pick' : 'git rebase';
    throw new ToolFailure(
      `Git is in the midst of putting commits on each other. Bring that to its end first (${what} --continue), then run this again. Nothing was changed, and nothing is forgotten.`,
      1,
    );
  }
  const finished: FinishedMerge[] = [];
  for (const merge of mergesIn(readNote(gitFolder.value))) {
    finished.push(...(await finishOne({ top: places.value.top, setting }, merge)));
  }
  removeNote(gitFolder.value);
  return finished;
}

/** Items of one file and of the same two commits. */
interface Merge {
  readonly path: string;
  readonly side: string;
  readonly other: string;
  readonly items: readonly FinishedMerge['items'][number][];
}

function mergesIn(noted: readonly RenumberedItem[]): readonly Merge[] {
  const merges = new Map<string, Merge>();
  for (const { path, side, other, from, to } of noted) {
    const name = JSON.stringify([path, side, other]);
    merges.set(name, { path, side, other, items: [...(merges.get(name)?.items ?? []), { from, to }] });
  }
  return [...merges.values()];
}

interface Where {
  readonly top: string;
  readonly setting: Setting;
}

async function finishOne({ top, setting }: Where, merge: Merge): Promise<readonly FinishedMerge[]> {
  const { path, items } = merge;
  const kept = await keptItems(top, merge);
  const gone = items.filter((item) => !kept.includes(item));
  const dropped = { path, items: gone, kept: false, changed: [], left: [], mentioned: {} };
  const done = gone.length === 0 ? [] : [dropped];
  if (kept.length === 0) return done;
  const followed = await followAll({ top, setting }, { ...merge, items: kept });
  const changed = followed.filter(({ file, text }) => text !== file.text).map(({ file }) => file.path);
  const left = followed.flatMap(({ file, left: lines }) => lines.map((line) => ({ path: file.path, line })));
  const seen = followed.map(({ file }) => file.path);
  const mentioned: Record<string, IdMentions> = {};
  for (const { from } of kept) mentioned[from] = await idMentions(join(top, path), from, seen);
  return [...done, { path, items: kept, kept: true, changed, left, mentioned }];
}

/** Those that the file has under their new ids. After a merge that was taken back, it has none of them. */
async function keptItems(top: string, { path, side, items }: Merge): Promise<Merge['items']> {
  const text = fileText(top, path) ?? '';
  if (hideConflicts(text).conflict !== undefined)
    throw new ToolFailure(
      `${path} has conflict markers. Resolve them first, then run this again. Nothing was changed.`,
      1,
    );
  const before = (await textsAt(top, side, [path])).get(path) ?? '';
  return items.filter(({ from, to }) => wasRenumbered({ text, id: to }, { text: before, id: from }));
}

type FollowedFile = Followed & { readonly file: NamedFile };

/** Writes all files in which something follows, or none. */
async function followAll(
  { top, setting }: Where,
  { path, items, ...commits }: Merge,
): Promise<readonly FollowedFile[]> {
  const renamed = new Map(items.map(({ from, to }) => [from, to]));
  const isNamed = ({ text }: NamedFile) => items.some(({ from }) => text.includes(from));
  const plan = async () => {
    const files = (await namedFiles(top, path)).filter(isNamed);
    const answer = await followIn(top, files, { renamed, ...commits });
    const writes = answer.flatMap(({ file, text }) =>
      text === file.text ? [] : [{ path: join(top, file.path), before: file.text, text }],
    );
    return { writes, answer };
  };
  return changeFiles(join(top, backlogOf(path)), plan, { observe: setting.observe });
}

interface Renumbered {
  readonly renamed: ReadonlyMap<string, string>;
  readonly side: string;
  readonly other: string;
}

async function followIn(
  top: string,
  files: readonly NamedFile[],
  { renamed, side, other }: Renumbered,
): Promise<readonly FollowedFile[]> {
  const paths = files.map(({ path }) => path);
  const [ours, theirs] = [await textsAt(top, side, paths), await textsAt(top, other, paths)];
  return files.map((file) => {
    // Bytes that are no text would be lost: nothing of such a file is known, so nothing of it changes.
    const isText = !file.text.includes('\uFFFD');
    const versions = { side: isText ? ours.get(file.path) : undefined, other: theirs.get(file.path) };
    return { file, ...followElsewhere({ ...file, versions }, renamed) };
  });
}
