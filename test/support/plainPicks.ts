import type { PlanRepository } from './planRepository.ts';

/** Commits that are picked onto another one, one after another: what a rebase and a cherry-pick do. */
export interface Picks {
  readonly onto: string;
  /** Each picks what it changes from the one before; the first is what all come from. */
  readonly commits: readonly string[];
}

interface State {
  /** The tree that is there by now. */
  now: string;
  readonly trees: readonly string[];
  conflicts: readonly string[];
}

/**
 * The files in which picking conflicts first, for each of many. A pick is a merge whose base is the commit before the
 * picked one: `git merge-tree` makes it of commits that have just that base, all of them in a few processes.
 */
export function pickedConflicts(git: PlanRepository, picks: readonly Picks[]): readonly (readonly string[])[] {
  const names = picks.flatMap(({ onto, commits }) => [onto, ...commits]);
  const trees = git
    .git(['cat-file', '--batch-check=%(objectname)'], names.map((name) => `${name}^{tree}\n`).join(''))
    .trimEnd()
    .split('\n');
  const states: State[] = picks.map(({ commits }) => {
    const [now = '', ...own] = trees.splice(0, 1 + commits.length);
    return { now, trees: own, conflicts: [] };
  });
  const longest = Math.max(...states.map((state) => state.trees.length));
  for (let step = 1; step < longest; step += 1) {
    const active = states.filter((state) => state.conflicts.length === 0 && step < state.trees.length);
    git.git(
      ['fast-import', '--quiet', '--force'],
      active.map((state, index) => commitsOf(state, step, index)).join(''),
    );
    const merges = git.merges(active.map((_, index) => [`now-${index}`, `picked-${index}`]));
    for (const [index, { tree, conflicts }] of merges.entries())
      Object.assign(active[index] ?? {}, { now: tree, conflicts });
  }
  return states.map(({ conflicts }) => conflicts);
}

/** The commit before the picked one, and from there what is there by now, and the picked one. */
function commitsOf({ now, trees }: State, step: number, index: number): string {
  const mark = 3 * index + 1;
  const commit = (branch: string, tree: string, own: number, from?: number) =>
    `commit refs/heads/${branch}-${index}\nmark :${own}\ncommitter Ana Ruiz <ana@example.org> 1795000000 +0000\ndata 0\n` +
    `${from === undefined ? '' : `from :${from}\n`}M 040000 ${tree} \n\n`;
  return (
    commit('before', trees[step - 1] ?? '', mark) +
    commit('now', now, mark + 1, mark) +
    commit('picked', trees[step] ?? '', mark + 2, mark)
  );
}
