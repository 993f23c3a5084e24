import * as vscode from 'vscode';
import { type Backlog, columnOf, wipStages } from '../../core/model/backlog.ts';
import type { Intention, MoveIntention } from '../../core/model/intention.ts';
import type { Item } from '../../core/model/item.ts';
import { type NoRepository, type Repository, repositoryOf, switchTo } from '../git.ts';
import { escapeIcons } from '../markdown.ts';
import { branchNameOf, isBranchName } from './branchName.ts';
import { type Command, type CommandParts, Unable } from './command.ts';
import { itemTarget } from './targets.ts';

/** Creates or switches to an item's branch, notes it on the item, and takes the item into work. */
export const startWork: Command = {
  id: 'headwater.startWork',
  run: async (parts, argument) => {
    const target = await itemTarget(parts, argument, vscode.l10n.t('Which item do you start?'));
    if (target === undefined) return;
    const { file, item } = target;
    const branch = item.fields.branch ?? branchNameOf(item);
    if (!isBranchName(branch))
      throw new Unable(vscode.l10n.t('“{branch}” cannot be the name of a branch.', { branch }));
    const repository = await repositoryOf(file.uri);
    if (typeof repository === 'string') throw new Unable(describe(repository));
    // The limit is asked first: who gives no reason stays on their branch.
    const reasons = await parts.change.reasonsFor(file, moveOf(file.reading.backlog, item));
    if (reasons === undefined) return;
    await checkOut(parts, repository, branch);
    // The branch may have a backlog of its own, so the change is judged on that one.
    const move = moveOf(file.reading.backlog, item);
    const note: Intention = { kind: 'set', item: item.key, fields: { branch } };
    await parts.change.apply(file.uri, note, ...(move === undefined ? [] : [{ ...move, ...reasons }]));
  },
};

async function checkOut({ log }: CommandParts, repository: Repository, branch: string): Promise<void> {
  try {
    const how = await switchTo(repository, branch);
    const text =
      how === 'created'
        ? vscode.l10n.t('Created branch {branch}.', { branch })
        : vscode.l10n.t('On branch {branch}.', { branch });
    vscode.window.setStatusBarMessage(`$(git-branch) ${escapeIcons(text)}`, 6000);
  } catch (error) {
    log.warn(`git: ${String(error)}`);
    const reason = reasonOf(error);
    throw new Unable(
      vscode.l10n.t('Git did not switch to {branch}, and nothing was changed: {reason}', { branch, reason }),
    );
  }
}

/** The move into work; undefined for an item that is in progress already. */
function moveOf(backlog: Backlog, item: Item): MoveIntention | undefined {
  const active = backlog.board.columns.find((column) => column.stage === 'active');
  const stage = columnOf(backlog, item.column)?.stage;
  if (active === undefined || (stage !== undefined && wipStages.includes(stage))) return undefined;
  return { kind: 'move', item: item.key, column: active.id, pull: true };
}

function describe(why: NoRepository): string {
  switch (why) {
    case 'untrusted':
      return vscode.l10n.t(
        'This folder is not trusted, so git is not started. Trust it, or switch the branch by hand.',
      );
    case 'no-git':
      return vscode.l10n.t('VS Code’s git extension is switched off or finds no git. Switch the branch by hand.');
    case 'no-repository':
      return vscode.l10n.t('The backlog is in no git repository, so there is no branch to switch to.');
  }
}

function reasonOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'stderr' in error && typeof error.stderr === 'string')
    return error.stderr.trim();
  return error instanceof Error ? error.message : String(error);
}
