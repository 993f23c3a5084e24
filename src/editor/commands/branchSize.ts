import * as vscode from 'vscode';
import type { Intention } from '../../core/model/intention.ts';
import { branchIn } from '../batch/branchIn.ts';
import { type Command, Unable } from './command.ts';
import { itemTarget, namedBy, pickItem } from './targets.ts';

/** Shows the branch's files by kind, and what of them does not count. */
export const whyThisSize: Command = {
  id: 'headwater.whyThisSize',
  run: async ({ branchSizes }) => (await branchSizes.session()).showWhy(),
};

/** Lets the person choose what the branch is measured against. */
export const changeBase: Command = {
  id: 'headwater.changeBase',
  run: async ({ branchSizes }) => {
    if (!(await (await branchSizes.session()).changeBase())) throw noBranch();
  },
};

/** Lets the person say which item the branch is worked on for: no other one names it from then on. */
export const chooseBranchItem: Command = {
  id: 'headwater.chooseBranchItem',
  run: async (parts, argument) => {
    const { state } = (await parts.branchSizes.session()).size;
    const branch = state && branchIn(state);
    const file = state && (await parts.backlogs.file(state.uri));
    if (branch === undefined || file === undefined) throw noBranch();
    const question = vscode.l10n.t('Which item is {branch} for?', { branch });
    const isNamed = namedBy(argument, parts).key !== undefined;
    const item = isNamed ? (await itemTarget(parts, argument, question))?.item : await pickItem(file, question);
    if (item === undefined) return;
    const others = file.reading.backlog.items.filter(
      (other) => other.fields.branch === branch && other.key !== item.key,
    );
    const note = (key: string, name: string | undefined): Intention => ({
      kind: 'set',
      item: key,
      fields: { branch: name },
    });
    await parts.change.apply(file.uri, note(item.key, branch), ...others.map(({ key }) => note(key, undefined)));
  },
};

/** Offers ways to take the branch apart, and makes the parts items. */
export const planSplit: Command = {
  id: 'headwater.planSplit',
  run: async ({ branchSizes }) => {
    const session = await branchSizes.session();
    const { state } = session.size;
    if (state?.size.ok !== true) throw noBranch();
    const proposals = await session.splits.proposals(state);
    if (proposals.length === 0)
      throw new Unable(vscode.l10n.t('Nothing in the branch shows a way to take it apart: no folders, no commits.'));
    await session.splits.ask(state, proposals);
  },
};

/** Notes why the branch may be as large as it is: it is not warned about any more. */
export const acceptBranchSize: Command = {
  id: 'headwater.acceptBranchSize',
  run: async ({ branchSizes }) => {
    if (!(await (await branchSizes.session()).askToAccept())) throw noBranch();
  },
};

function noBranch(): Unable {
  return new Unable(vscode.l10n.t('No size of a branch is known here. The status bar says why.'));
}
