import { basename, dirname } from 'node:path';
import { type HighestIds, highestIds, mergedIds } from '../core/model/highestIds.ts';
import { batchObjects } from './batchObjects.ts';
import { runGit } from './run.ts';

/** What is known of blobs and trees by their id. What one says never changes, so neither does this. */
export interface KnownBlobs {
  get(blob: string): HighestIds | undefined;
  set(blob: string, ids: HighestIds): void;
}

export interface BranchIdOptions {
  /** A folder beside the files, by its path from theirs, in which files are named by ids. */
  readonly folder?: string | undefined;
  readonly known?: KnownBlobs | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds in total: then the answer is what was found until then. */
  readonly timeout?: number;
}

/** Bytes of text that are read at once. A blob over the first limit is nobody's plan. */
const limits = { blob: 20 * 1024 * 1024, all: 48 * 1024 * 1024, tips: 5000 };

const objectId = /^[0-9a-f]{40,64}$/;

/** Nothing is fetched to answer a question. */
const env = { GIT_NO_LAZY_FETCH: '1' };

/**
 * The highest ids in files as they are at the tips of all local and remote-tracking branches: those that colleagues
 * have given and that are not here yet. Never fails: without git, or out of time, it is what is known.
 * @param paths of files in one folder, absolute
 */
export async function branchIds(
  paths: readonly string[],
  { folder: items, known, signal, timeout = 300 }: BranchIdOptions = {},
): Promise<HighestIds> {
  const folder = dirname(paths[0] ?? '.');
  const until = performance.now() + timeout;
  const ask: Ask = async (words, input) => {
    const left = Math.floor(until - performance.now());
    if (left <= 0) return '';
    const answer = await runGit(folder, words, { signal, timeout: left, input, env, encoding: 'latin1' });
    return answer.ok ? answer.value : (answer.failure.output ?? '');
  };
  const tips = await tipsOf(ask);
  // `./` makes git look from the folder that it runs in. A line break would be a question of its own.
  const files = [...paths.map((path) => basename(path)), ...(items === undefined ? [] : [items])];
  const names = files.filter((name) => !/[\r\n]/.test(name));
  const blobs = await blobsOf(
    ask,
    tips.flatMap((tip) => names.map((name) => `${tip}:./${name}`)),
  );
  const found = new Map<string, HighestIds>();
  for (const { blob } of blobs) {
    const ids = known?.get(blob);
    if (ids !== undefined) found.set(blob, ids);
  }
  const missing = withinLimits(blobs.filter(({ blob }) => !found.has(blob)));
  if (missing.length > 0) {
    for (const { blob, ids } of readBatch(await ask(['cat-file', '--batch'], lines(missing)))) {
      known?.set(blob, ids);
      found.set(blob, ids);
    }
  }
  return mergedIds([...found.values()]);
}

/** Asks git, with what it reads; the answer is empty when it fails. */
export type Ask = (words: readonly string[], input?: string) => Promise<string>;

interface Blob {
  readonly blob: string;
  readonly size: number;
}

/** The commits at the tips of all local and remote-tracking branches, each once. */
export async function tipsOf(ask: Ask): Promise<readonly string[]> {
  const output = await ask(['for-each-ref', '--format=%(objectname)', 'refs/heads', 'refs/remotes']);
  // Out of time, the last line may be cut.
  return [...new Set(output.split('\n').filter((line) => objectId.test(line)))].slice(0, limits.tips);
}

/** The distinct blobs behind names such as `COMMIT:./backlog.yaml`. */
async function blobsOf(ask: Ask, names: readonly string[]): Promise<readonly Blob[]> {
  if (names.length === 0) return [];
  const output = await ask(['cat-file', '--batch-check'], `${names.join('\n')}\n`);
  const sizes = new Map<string, number>();
  for (const line of output.split('\n').slice(0, -1)) {
    const [blob = '', type, size] = line.split(' ');
    if ((type === 'blob' || type === 'tree') && objectId.test(blob)) sizes.set(blob, Number(size));
  }
  return [...sizes].map(([blob, size]) => ({ blob, size }));
}

function withinLimits(blobs: readonly Blob[]): readonly string[] {
  let left = limits.all;
  return blobs.flatMap(({ blob, size }) => {
    if (size > limits.blob || size > left) return [];
    left -= size;
    return [blob];
  });
}

const lines = (words: readonly string[]) => words.map((word) => `${word}\n`).join('');

/** The ids in the files and folders that `git cat-file --batch` hands out. @param output a character a byte */
export function readBatch(output: string): readonly { readonly blob: string; readonly ids: HighestIds }[] {
  return batchObjects(output).flatMap(({ id, type, body }) => {
    if (type !== 'blob' && type !== 'tree') return [];
    return { blob: id, ids: type === 'tree' ? highestNames(body, id.length / 2) : highestIds(body) };
  });
}

/** The names in a tree, a character a byte. Of each entry: its mode, a blank, its name, a zero, its id. */
export function namesOfTree(tree: string, idLength: number): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at < tree.length;) {
    const end = tree.indexOf('\0', at);
    if (end < 0) break;
    names.push(tree.slice(tree.indexOf(' ', at) + 1, end));
    at = end + 1 + idLength;
  }
  return names;
}

/** The highest ids that the files of a tree are named by. */
function highestNames(tree: string, idLength: number): HighestIds {
  const ids = namesOfTree(tree, idLength).flatMap((name) => /^(.+)\.ya?ml$/i.exec(name)?.[1] ?? []);
  return highestIds(ids.map((id) => `id: ${id}\n`).join(''));
}
