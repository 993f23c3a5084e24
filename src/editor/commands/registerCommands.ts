import * as vscode from 'vscode';
import { addItem } from './addItem.ts';
import { archiveFinished } from './archiveFinished.ts';
import { acceptBranchSize, changeBase, chooseBranchItem, planSplit, whyThisSize } from './branchSize.ts';
import { doNext, showAttention, snooze, unsnooze } from './attention.ts';
import { captureItem } from './captureItem.ts';
import { type Command, type CommandParts, Unable } from './command.ts';
import { withoutLinks } from '../markdown.ts';
import { copyItemId } from './copyItemId.ts';
import { createBacklog } from './createBacklog.ts';
import { editColumns, showKeys } from './boardDialogs.ts';
import { installMergeDriver, uninstallMergeDriver } from './mergeDriver.ts';
import {
  changeDecisions,
  decisionGraph,
  decisionsAsOf,
  linkDecision,
  openDecision,
  recordDecision,
  renumberDecision,
} from './decisions.ts';
import { gatherItems, spreadItems } from './layout.ts';
import { markDeployed, markReleased } from './evidence/markStage.ts';
import { noMajorBug } from './evidence/noMajorBug.ts';
import { recordUsage } from './evidence/recordUsage.ts';
import { moveCards } from './moveCard.ts';
import { moveItem } from './moveItem.ts';
import { openBoard } from './openBoard.ts';
import { openItem } from './openItem.ts';
import { openPlatform } from './openPlatform.ts';
import { openText } from './openText.ts';
import { pullNext } from './pullNext.ts';
import { refineBacklog } from './refine.ts';
import { resolveConflicts } from './resolveConflicts.ts';
import { restoreItem } from './archiveRestore.ts';
import { revealItem } from './revealItem.ts';
import { showBalance } from './showBalance.ts';
import { splitItem } from './splitItem.ts';
import { startWork } from './startWork.ts';
import { thankSomeone } from './thankSomeone.ts';
import { answerConcern, answerQuestion, askQuestion, hearConcern, raiseConcern } from './talk.ts';
import { toggleBlocked } from './toggleBlocked.ts';
import { writeDigest } from './writeDigest.ts';

const commands: readonly Command[] = [
  createBacklog,
  openBoard,
  openPlatform,
  openText,
  addItem,
  captureItem,
  moveItem,
  pullNext,
  startWork,
  openItem,
  toggleBlocked,
  revealItem,
  copyItemId,
  archiveFinished,
  restoreItem,
  spreadItems,
  gatherItems,
  installMergeDriver,
  uninstallMergeDriver,
  resolveConflicts,
  whyThisSize,
  changeBase,
  chooseBranchItem,
  planSplit,
  acceptBranchSize,
  markDeployed,
  markReleased,
  recordUsage,
  noMajorBug,
  splitItem,
  refineBacklog,
  showBalance,
  writeDigest,
  thankSomeone,
  showAttention,
  doNext,
  snooze,
  unsnooze,
  raiseConcern,
  hearConcern,
  answerConcern,
  askQuestion,
  answerQuestion,
  ...moveCards,
  openDecision,
  decisionGraph,
  decisionsAsOf,
  recordDecision,
  ...changeDecisions,
  linkDecision,
  renumberDecision,
  editColumns,
  showKeys,
];

/** Registers every command. */
export function registerCommands(parts: CommandParts): vscode.Disposable {
  return vscode.Disposable.from(
    ...commands.map(({ id, run }) =>
      vscode.commands.registerCommand(id, (argument: unknown) => attempt(parts, () => run(parts, argument))),
    ),
  );
}

/** Runs a command. What the person can put right is said; what is our fault is thrown, so that VS Code reports it. */
async function attempt({ log }: CommandParts, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Unable)) {
      log.error(error instanceof Error ? error : String(error));
      throw error;
    }
    void vscode.window.showInformationMessage(withoutLinks(error.message));
  }
}
