import * as vscode from 'vscode';
import { Attentions } from './editor/attention/attentions.ts';
import { Backlogs } from './editor/backlogs/backlogs.ts';
import { Changes } from './editor/backlogs/changes.ts';
import { KeptBlocks } from './editor/backlogs/keptBlocks.ts';
import { FileFormatLoader } from './editor/backlogs/fileFormat.ts';
import { measuredBranches } from './editor/batch/branchMemory.ts';
import { BranchSizes } from './editor/batch/branchSizes.ts';
import { Boards } from './editor/board/boards.ts';
import { registerCommands } from './editor/commands/registerCommands.ts';
import { ContextKeys } from './editor/contextKeys.ts';
import { Decisions } from './editor/decisions/decisions.ts';
import { Identity } from './editor/identity.ts';
import { BacklogProblems } from './editor/language/diagnostics.ts';
import { BacklogLanguage } from './editor/language/language.ts';
import { MergeDriver } from './editor/mergeDriver/mergeDriver.ts';
import { Platform } from './editor/platform/platform.ts';
import { ReasonedChange } from './editor/reasonedChange.ts';
import { PlanNotices } from './editor/status/planNotices.ts';
import { storageOf } from './editor/storageOf.ts';
import { WipIndicator } from './editor/status/wipIndicator.ts';
import { BacklogTree } from './editor/tree/backlogTree.ts';
import { TreeDrop } from './editor/tree/treeDrop.ts';
import { BacklogTreeView } from './editor/tree/treeView.ts';

/** What the tests of the extension host look at. */
export interface Headwater {
  /** Taken at the end of `activate`: what it cost, and what it left for later. */
  readonly activation: {
    readonly milliseconds: number;
    readonly backlogsRead: number;
    readonly parserLoaded: boolean;
    readonly processesStarted: number;
  };
  readonly backlogs: Backlogs;
  readonly changes: Changes;
  readonly boards: Boards;
  readonly tree: BacklogTree;
  readonly drop: TreeDrop;
  readonly treeView: BacklogTreeView;
  readonly indicator: WipIndicator;
  readonly mergeDriver: MergeDriver;
  readonly branchSizes: BranchSizes;
  readonly planNotices: PlanNotices;
  readonly attentions: Attentions;
  readonly decisions: Decisions;
}

/** Builds the parts of the extension host and registers them. Awaits nothing: the files are read afterwards. */
export function activate(context: vscode.ExtensionContext): Headwater {
  const begin = performance.now();
  const log = vscode.window.createOutputChannel('Headwater', { log: true });
  const format = new FileFormatLoader();
  const identity = new Identity(log);
  const backlogs = new Backlogs(format, log, new KeptBlocks(storageOf(context)));
  const { extensionUri: extension, workspaceState: memory } = context;
  const branches = (uri: vscode.Uri) => measuredBranches(memory, uri);
  const changes = new Changes({ backlogs, format, identity, branches });
  const change = new ReasonedChange(changes, identity);
  const branchSizes = new BranchSizes({ backlogs, changes, format, memory });
  const decisions = new Decisions({ extension, backlogs, format, log });
  const attentions = new Attentions({ backlogs, decisions, change, identity, format, memory });
  const parts = { extension, backlogs, changes, identity, log, memory, branchSizes, attentions, decisions };
  const boards = new Boards(parts);
  const platform = new Platform(parts, boards);
  const tree = new BacklogTree(backlogs);
  const drop = new TreeDrop(backlogs, change);
  const treeView = new BacklogTreeView(backlogs, tree, drop);
  const indicator = new WipIndicator(backlogs);
  const mergeDriver = new MergeDriver({ extension, backlogs, memory, log });
  const planNotices = new PlanNotices(backlogs, change);
  const commands = registerCommands({ ...parts, boards, change, format, mergeDriver, platform });
  context.subscriptions.push(log, backlogs, boards, platform, tree, treeView, indicator, new ContextKeys(backlogs));
  context.subscriptions.push(new BacklogProblems(backlogs, identity), new BacklogLanguage({ backlogs, format }));
  context.subscriptions.push(mergeDriver, branchSizes, planNotices, attentions, decisions, commands);
  const views = { boards, tree, drop, treeView, indicator, planNotices };
  const shown = { backlogs, changes, ...views, mergeDriver, branchSizes, attentions, decisions };
  void backlogs.discover();
  return {
    activation: {
      milliseconds: performance.now() - begin,
      backlogsRead: backlogs.textsRead,
      parserLoaded: format.loaded,
      processesStarted: identity.gitRuns,
    },
    ...shown,
  };
}
