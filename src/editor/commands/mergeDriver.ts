import * as vscode from 'vscode';
import type { GitFailure } from '../../git/run.ts';
import type { NoMergeDriver } from '../mergeDriver/mergeDriver.ts';
import { type Command, Unable } from './command.ts';
import { backlogOf } from './targets.ts';

/** Lets git merge the backlogs of a repository by item, and shows what was written for it. */
export const installMergeDriver: Command = {
  id: 'headwater.installMergeDriver',
  run: async (parts, argument) => {
    const { uri } = await backlogOf(parts, argument);
    const installed = await parts.mergeDriver.install(uri);
    if (!installed.ok) throw unable(installed.failure);
    const { attributes, lines, configuration, files } = installed.value;
    for (const line of [...attributes, ...lines, ...configuration.map((pair) => pair.join(' = ')), ...files])
      parts.log.info(`The merge driver: ${line}`);
    void sayInstalled(uri, attributes[0]);
  },
};

/** Lets git merge by line again. */
export const uninstallMergeDriver: Command = {
  id: 'headwater.uninstallMergeDriver',
  run: async (parts, argument) => {
    const { uri } = await backlogOf(parts, argument);
    const removed = await parts.mergeDriver.remove(uri);
    if (!removed.ok) throw unable(removed.failure);
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Git merges the backlogs of this repository by line again. All that was written for it is gone.'),
    );
  },
};

async function sayInstalled(uri: vscode.Uri, attributes: string | undefined): Promise<void> {
  const [show, undo] = [vscode.l10n.t('Show .gitattributes'), vscode.l10n.t('Undo')];
  const text = vscode.l10n.t(
    'Git merges backlogs here by item now. Written: .gitattributes (commit it), .git/config and .git/headwater.',
  );
  const answer = await vscode.window.showInformationMessage(text, show, undo);
  if (answer === undo) await vscode.commands.executeCommand('headwater.uninstallMergeDriver', { uri: uri.toString() });
  if (answer === show && attributes !== undefined) await vscode.window.showTextDocument(vscode.Uri.file(attributes));
}

function unable(failure: GitFailure | NoMergeDriver): Unable {
  if (failure === 'untrusted')
    return new Unable(vscode.l10n.t('This folder is not trusted, so git is not started. Trust it first.'));
  if (failure === 'not-on-disk')
    return new Unable(vscode.l10n.t('The backlog is not in a folder on this machine, so git cannot merge it here.'));
  if (failure.code === 'missing') return new Unable(vscode.l10n.t('There is no git on this machine’s path.'));
  return new Unable(vscode.l10n.t('Nothing was installed. Git says: {message}', { message: failure.message.trim() }));
}
