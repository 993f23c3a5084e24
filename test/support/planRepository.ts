import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pickedConflicts } from './plainPicks.ts';
import { gitEnvironment } from './repository.ts';
import type { Files } from './spread.ts';
import type { Way } from './planMerges.ts';

/** Two branches as what stands in git at each of their commits. */
export interface FileBranches {
  readonly ours: readonly Files[];
  readonly theirs: readonly Files[];
}

/** How a way ended: the files in which git found a conflict; none where it came to its end. */
export interface Ended {
  readonly exit: number | null;
  readonly conflicts: readonly string[];
  readonly said: string;
}

/** What git makes of a merge: a tree, and the files with a conflict. */
interface MergedTree {
  readonly tree: string;
  readonly conflicts: readonly string[];
}

/** A repository with many pairs of branches off one commit, `main`: `ours-0` and `theirs-0`, `ours-1` … */
export class PlanRepository {
  readonly folder: string;
  readonly #env: NodeJS.ProcessEnv;
  #pairs: readonly FileBranches[] = [];

  constructor(folder: string, env: NodeJS.ProcessEnv = gitEnvironment) {
    this.folder = folder;
    this.#env = env;
    mkdirSync(folder, { recursive: true });
    this.git(['init', '--quiet', '--initial-branch=main']);
  }

  git(words: readonly string[], input?: string): string {
    return execFileSync('git', words, {
      cwd: this.folder,
      env: this.#env,
      encoding: 'utf8',
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: 256 * 1024 * 1024,
    });
  }

  /** Commits the plan and all branches at once. */
  import(start: Files, pairs: readonly FileBranches[]): void {
    this.#pairs = pairs;
    const stream = new CommitStream();
    const main = stream.commit('main', { from: undefined, before: {}, files: start });
    for (const [index, pair] of pairs.entries()) {
      for (const side of ['ours', 'theirs'] as const) {
        let [from, before] = [main, start];
        for (const files of pair[side]) {
          from = stream.commit(`${side}-${index}`, { from, before, files });
          before = files;
        }
      }
    }
    this.git(['fast-import', '--quiet', '--force'], stream.text);
  }

  /** The files in which each pair conflicts first; merged, as hosting sites do it, or picked commit by commit. */
  conflicts(count: number, way: Way = 'merge'): readonly (readonly string[])[] {
    if (way === 'merge') return this.#allMerged(count).map(({ conflicts }) => conflicts);
    const [onto, picked] = way === 'rebase' ? (['theirs', 'ours'] as const) : (['ours', 'theirs'] as const);
    const picks = this.#pairs.slice(0, count).map((pair, index) => {
      const commits = pair[picked].map((_, at, all) => `${picked}-${index}~${all.length - 1 - at}`);
      return { onto: `${onto}-${index}`, commits: ['main', ...commits] };
    });
    return pickedConflicts(this, picks);
  }

  /** A file as plain merges leave it where git keeps the lines of both sides (`merge=union`). */
  unionTexts(count: number, file: string): readonly string[] {
    writeFileSync(join(this.folder, '.git/info/attributes'), `${file} merge=union\n`);
    const trees = this.#allMerged(count).map(({ tree }) => `${tree}:${file}\n`);
    rmSync(join(this.folder, '.git/info/attributes'));
    const all = this.git(['cat-file', '--batch'], trees.join(''));
    return all
      .split(/^[0-9a-f]{40} blob \d+\n/m)
      .slice(1)
      .map((text) => text.slice(0, -1));
  }

  #allMerged(count: number): readonly MergedTree[] {
    return this.merges(Array.from({ length: count }, (_, index) => [`ours-${index}`, `theirs-${index}`]));
  }

  /** Merges pairs of branches, by the driver where there is one, and leaves the branches and the working tree as they are. */
  merges(pairs: readonly (readonly [string, string])[]): readonly MergedTree[] {
    const lines = pairs.map(([ours, theirs]) => `${ours} ${theirs}\n`).join('');
    const answer = this.git(['merge-tree', '--stdin', '--name-only', '--no-messages'], lines);
    const merges: { tree: string; conflicts: string[] }[] = [];
    // Of each: whether it is clean, the tree, the files with a conflict, and an empty word.
    const words = answer.split('\0');
    for (let at = 0; merges.length < pairs.length; at += 1) {
      const end = words.indexOf('', at);
      merges.push({ tree: words[at + 1] ?? '', conflicts: words.slice(at + 2, end) });
      at = end;
    }
    return merges;
  }

  /** Brings a pair of branches together, and takes back what ended in a conflict. */
  bring(way: Way, index: number): Ended {
    const [ours, theirs] = [`ours-${index}`, `theirs-${index}`];
    this.git(['checkout', '--quiet', '--force', '--detach', ours]);
    const { exit, said } = this.#try(
      {
        merge: ['merge', '--no-edit', theirs],
        rebase: ['rebase', '--quiet', '--empty=keep', theirs],
        'cherry-pick': ['cherry-pick', '--allow-empty', '--keep-redundant-commits', `main..${theirs}`],
      }[way],
    );
    if (exit === 0) return { exit, conflicts: [], said };
    const conflicts = this.git(['diff', '--name-only', '--diff-filter=U', '-z']).split('\0').slice(0, -1);
    this.git([way, '--abort']);
    return { exit, conflicts, said };
  }

  /** What stands in git, by path. */
  filesAt(commit: string): Files {
    const names = this.git(['ls-tree', '-r', '-z', '--name-only', commit]).split('\0').slice(0, -1);
    return Object.fromEntries(names.map((name) => [name, this.git(['cat-file', 'blob', `${commit}:${name}`])]));
  }

  #try(words: readonly string[]): Pick<Ended, 'exit' | 'said'> {
    const { status, stdout, stderr } = spawnSync('git', words, {
      cwd: this.folder,
      env: this.#env,
      encoding: 'utf8',
    });
    return { exit: status, said: stdout + stderr };
  }
}

interface Commit {
  /** The mark of the commit before. */
  readonly from: number | undefined;
  readonly before: Files;
  readonly files: Files;
}

/** Commits as `git fast-import` reads them: thousands of them take a second. */
class CommitStream {
  text = '';
  #mark = 0;

  /** @returns its mark */
  commit(branch: string, { from, before, files }: Commit): number {
    this.#mark += 1;
    const by = `committer Ana Ruiz <ana@example.org> ${1_795_000_000 + this.#mark} +0000`;
    const removed = Object.keys(before).filter((file) => files[file] === undefined);
    const lines = Object.entries(files)
      .filter(([file, text]) => before[file] !== text)
      .map(([file, text]) => `M 100644 inline ${file}\n${bytes(text)}`);
    const parent = from === undefined ? '' : `from :${from}\n`;
    this.text += `commit refs/heads/${branch}\nmark :${this.#mark}\n${by}\n${bytes(branch)}${parent}`;
    this.text += `${removed.map((file) => `D ${file}\n`).join('')}${lines.join('')}\n`;
    return this.#mark;
  }
}

function bytes(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
