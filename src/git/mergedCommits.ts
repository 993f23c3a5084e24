import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Side } from '../core/merge/merged.ts';
import { runGit } from './run.ts';

/** A merge of three versions of a file, as git asks a merge driver for it. */
export interface FileMerge {
  /** The top of the working tree. */
  readonly top: string;
  /** What the working tree has of its own in git. */
  readonly gitFolder: string;
  /** The file, from the top, with `/`. */
  readonly path: string;
  /** The texts of its three versions, as absolute paths. */
  readonly files: Readonly<Record<Side | 'base', string>>;
  readonly environment: NodeJS.ProcessEnv;
}

export type MergedCommits = Readonly<Record<Side, string>>;

/** Commits that are looked at where git does not say which one it merges. */
const most = 20;

const commit = /^[\da-f]{40}(?:[\da-f]{24})?$/;

/**
 * The two commits that are being merged; of a rebase, what the branch is put on and the branch as a whole. Only in a
 * merge git tells a driver which they are (`GITHEAD_` in its environment); else they are found by the file's versions.
 * Whatever is found is believed only if the texts that are merged are the very ones that it has.
 * @returns undefined where that cannot be found out, as of changes that no commit has
 */
export async function mergedCommits(merge: FileMerge): Promise<MergedCommits | undefined> {
  const { top, path, files, environment } = merge;
  // A line break would be a question of its own.
  if (/[\r\n]/.test(path)) return undefined;
  const hashes = await linesOf(top, ['hash-object', '--no-filters', '--', files.base, files.ours, files.theirs]);
  const [base = '', ours, theirs] = hashes;
  const [head] = await linesOf(top, ['rev-parse', '--verify', 'HEAD']);
  if (ours === undefined || theirs === undefined || head === undefined) return undefined;
  // What both sides have added is not there before.
  const before = statSync(files.base).size === 0 ? '' : base;
  const named = Object.keys(environment).flatMap((name) => /^GITHEAD_([\da-f]{40,64})$/.exec(name)?.[1] ?? []);
  const found = named.length > 0 ? named : await commitsWith(top, theirs, path);
  const revisions = [head, ...found.flatMap((id) => [id, `${id}^`])];
  const [own, ...others] = await blobsAt(top, revisions, path);
  const isPicked = (place: number) => named.length > 0 || others[2 * place + 1] === before;
  const side = found.find((_, place) => others[2 * place] === theirs && isPicked(place));
  if (own !== ours || side === undefined) return undefined;
  const commits = { ours: head, theirs: side };
  return (await rebased(merge, commits)) ?? commits;
}

/** Commits that brought a text, or took it away, wherever git still knows them. */
async function commitsWith(top: string, blob: string, path: string): Promise<readonly string[]> {
  const which = ['--all', '--reflog', `--max-count=${most}`, `--find-object=${blob}`];
  const lines = await linesOf(top, ['log', ...which, '--format=%H', '--', `:(top,literal)${path}`]);
  return lines.filter((line) => commit.test(line));
}

/** The blob that a path has at each revision; empty where there is none. */
async function blobsAt(top: string, revisions: readonly string[], path: string): Promise<readonly string[]> {
  const input = revisions.map((revision) => `${revision}:${path}\n`).join('');
  const lines = await linesOf(top, ['cat-file', '--batch-check=%(objectname)'], input);
  return lines.map((line) => (commit.test(line) ? line : ''));
}

/** While a branch is rebased: all of it, for later commits may name what an earlier one has added. */
async function rebased(
  { top, gitFolder }: FileMerge,
  { ours, theirs }: MergedCommits,
): Promise<MergedCommits | undefined> {
  const folder = ['rebase-merge', 'rebase-apply'].map((name) => join(gitFolder, name)).find((path) => existsSync(path));
  if (folder === undefined) return undefined;
  // Patches are applied before git writes down what it rebases: until then it has that as its last head.
  const branch = idIn(join(folder, 'orig-head')) ?? idIn(join(gitFolder, 'ORIG_HEAD'));
  if (branch === undefined) return undefined;
  const isPart = await runGit(top, ['merge-base', '--is-ancestor', theirs, branch]);
  return isPart.ok ? { ours: idIn(join(folder, 'onto')) ?? ours, theirs: branch } : undefined;
}

function idIn(path: string): string | undefined {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return commit.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

async function linesOf(top: string, words: readonly string[], input?: string): Promise<readonly string[]> {
  const env = { GIT_NO_LAZY_FETCH: '1' };
  const answer = await runGit(top, words, { env, ...(input !== undefined && { input }) });
  return answer.ok ? answer.value.split('\n').filter((line) => line !== '') : [];
}
