import {
  type BranchFolder,
  type NumberClash,
  type Parting,
  numberClashes,
  withoutRenames,
} from '../core/decisions/numberClashes.ts';
import { batchObjects } from './batchObjects.ts';
import { namesOfTree } from './branchIds.ts';
import { runGit } from './run.ts';

/** Nothing is fetched to answer a question. */
const env = { GIT_NO_LAZY_FETCH: '1' };

/** Tips that are asked where they were left: more than a handful have no clash at once. */
const mostPartings = 32;

const mostTips = 5000;

export interface BranchFolderOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds in total: then the answer is what was found until then. */
  readonly timeout?: number;
}

/**
 * Names of what stands in some folders at the tips of all local and remote-tracking branches. A folder costs two
 * processes, however many branches there are; a branch with a clash one more.
 */
class BranchFolders {
  private readonly from: string;
  private readonly options: BranchFolderOptions;
  private readonly until: number;

  /** @param from a folder that is there, in which git runs */
  constructor(from: string, { signal, timeout = 2000 }: BranchFolderOptions = {}) {
    this.from = from;
    this.options = { signal };
    this.until = performance.now() + timeout;
  }

  /**
   * By folder. Never fails: without git, or out of time, it is what is known.
   * @param folders by their paths from there, with `/`; empty for that folder itself
   */
  async at(folders: readonly string[]): Promise<ReadonlyMap<string, readonly BranchFolder[]>> {
    const tips = await this.tips();
    const found = new Map<string, readonly BranchFolder[]>();
    if (tips.size === 0) return found;
    for (const folder of folders) {
      const names = await this.names([...tips.keys()], folder);
      found.set(
        folder,
        [...tips].map(([tip, branches]) => ({ tip, branches, names: names.get(tip) ?? [] })),
      );
    }
    return found;
  }

  /** Where the tips of branches and what is checked out here were one. Those that git does not tell of are left out. */
  async partings(folder: string, branches: readonly BranchFolder[]): Promise<ReadonlyMap<string, Parting>> {
    const bases = new Map<string, string | undefined>();
    for (const { tip } of branches.slice(0, mostPartings)) {
      const answer = await this.ask(['merge-base', 'HEAD', tip]);
      const base = answer.split('\n').find((line) => /^[0-9a-f]{40,64}$/.test(line));
      // Without one, two histories have nothing in common; or what they have was not fetched.
      if (base !== undefined || (await this.isWhole())) bases.set(tip, base);
    }
    const names = await this.names([...new Set([...bases.values()].flatMap((base) => base ?? []))], folder);
    return new Map(
      branches.flatMap(({ tip, ...branch }) => {
        const base = bases.get(tip);
        return bases.has(tip) ? [[tip, { ...branch, base: base === undefined ? [] : (names.get(base) ?? []) }]] : [];
      }),
    );
  }

  private async isWhole(): Promise<boolean> {
    return (await this.ask(['rev-parse', '--is-shallow-repository'])).trim() === 'false';
  }

  /** Commits with the branches whose tip they are, in git's order. What only points to another branch is none. */
  private async tips(): Promise<ReadonlyMap<string, readonly string[]>> {
    const format = '--format=%(objectname) %(refname:short) %(symref)';
    const tips = new Map<string, string[]>();
    for (const line of (await this.ask(['for-each-ref', format, 'refs/heads', 'refs/remotes'])).split('\n')) {
      const [, tip, branch] = /^([0-9a-f]{40,64}) (\S+) ?$/.exec(line) ?? [];
      if (tip === undefined || branch === undefined || tips.size >= mostTips) continue;
      tips.set(tip, [...(tips.get(tip) ?? []), Buffer.from(branch, 'latin1').toString('utf8')]);
    }
    return tips;
  }

  /** Names in a folder at commits. Most have the same one, which is read once. */
  private async names(commits: readonly string[], folder: string): Promise<ReadonlyMap<string, readonly string[]>> {
    const names = new Map<string, readonly string[]>();
    if (commits.length === 0 || /[\r\n]/.test(folder)) return names;
    const path = Buffer.from(`./${folder}`, 'utf8').toString('latin1');
    const checked = await this.ask(['cat-file', '--batch-check'], commits.map((tip) => `${tip}:${path}\n`).join(''));
    const trees = checked.split('\n').map((line) => /^([0-9a-f]{40,64}) tree \d+$/.exec(line)?.[1]);
    const distinct = [...new Set(trees.flatMap((tree) => tree ?? []))];
    if (distinct.length === 0) return names;
    const output = await this.ask(['cat-file', '--batch'], distinct.map((tree) => `${tree}\n`).join(''));
    const byTree = new Map(batchObjects(output).map(({ id, body }) => [id, namesOfTree(body, id.length / 2)]));
    commits.forEach((commit, index) => {
      const tree = trees[index];
      const found = tree === undefined ? undefined : byTree.get(tree);
      if (found !== undefined)
        names.set(
          commit,
          found.map((name) => Buffer.from(name, 'latin1').toString('utf8')),
        );
    });
    return names;
  }

  /** Asks git, with what it reads; the answer is empty when it fails. A character a byte. */
  private async ask(words: readonly string[], input?: string): Promise<string> {
    const left = Math.floor(this.until - performance.now());
    if (left <= 0) return '';
    const options = { ...this.options, timeout: left, input, env, encoding: 'latin1' } as const;
    const answer = await runGit(this.from, words, options);
    return answer.ok ? answer.value : (answer.failure.output ?? '');
  }
}

/**
 * Numbers of records that other branches have given as well, as far as git tells in time.
 * @param from a folder that is there, in which git runs
 * @param logs paths of their records, from there, by their folder
 */
export async function clashesOnBranches(
  from: string,
  logs: ReadonlyMap<string, readonly string[]>,
  options: BranchFolderOptions = {},
): Promise<readonly NumberClash[]> {
  const git = new BranchFolders(from, options);
  const folders = await git.at([...logs.keys()]);
  const clashes: NumberClash[] = [];
  for (const [folder, branches] of folders) {
    const found = numberClashes(logs.get(folder) ?? [], branches);
    const tips = new Set(found.flatMap((clash) => clash.tips));
    if (tips.size === 0) continue;
    const partings = await git.partings(
      folder,
      branches.filter(({ tip }) => tips.has(tip)),
    );
    clashes.push(...withoutRenames(found, partings));
  }
  return clashes;
}
