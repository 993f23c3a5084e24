import * as vscode from 'vscode';
import { Backlogs } from './editor/backlogs/backlogs.ts';
import { Changes } from './editor/backlogs/changes.ts';
import { KeptBlocks } from './editor/backlogs/keptBlocks.ts';
import { FileFormatLoader } from './editor/backlogs/fileFormat.ts';
import { Boards } from './editor/board/boards.ts';
import { registerCommands } from './editor/commands/registerCommands.ts';
import { ContextKeys } from './editor/contextKeys.ts';
import { Identity } from './editor/identity.ts';
import { BacklogProblems } from './editor/language/diagnostics.ts';
import { BacklogLanguage } from './editor/language/language.ts';
import { MergeDriver } from './editor/mergeDriver/mergeDriver.ts';
import { ReasonedChange } from './editor/reasonedChange.ts';
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
}

/** Builds the parts of the extension host and registers them. Awaits nothing: the files are read afterwards. */
export function activate(context: vscode.ExtensionContext): Headwater {
  const begin = performance.now();
  const log = vscode.window.createOutputChannel('Headwater', { log: true });
  const format = new FileFormatLoader();
  const identity = new Identity(log);
  const backlogs = new Backlogs(format, log, new KeptBlocks(storageOf(context)));
  const changes = new Changes(backlogs, format, identity);
  const change = new ReasonedChange(changes, identity);
  const { extensionUri: extension, workspaceState: memory } = context;
  const boards = new Boards({ extension, backlogs, changes, identity, log, memory });
  const tree = new BacklogTree(backlogs);
  const drop = new TreeDrop(backlogs, change);
  const treeView = new BacklogTreeView(backlogs, tree, drop);
  const indicator = new WipIndicator(backlogs);
  const contextKeys = new ContextKeys(backlogs);
  const problems = new BacklogProblems(backlogs, identity);
  const language = new BacklogLanguage({ backlogs, format });
  const mergeDriver = new MergeDriver({ extension, backlogs, memory, log });
  const commands = registerCommands({ backlogs, boards, change, changes, format, identity, log, mergeDriver });
  context.subscriptions.push(
    log,
    backlogs,
    boards,
    tree,
    treeView,
    indicator,
    contextKeys,
    problems,
    language,
    mergeDriver,
    commands,
  );
  void backlogs.discover();
  return {
    activation: {
      milliseconds: performance.now() - begin,
      backlogsRead: backlogs.textsRead,
      parserLoaded: format.loaded,
      processesStarted: identity.gitRuns,
    },
    backlogs,
    changes,
    boards,
    tree,
    drop,
    treeView,
    indicator,
    mergeDriver,
  };
}

/** The folder in which VS Code lets the extension keep what can be made again: the workspace's, else the person's. */
function storageOf({ storageUri, globalStorageUri }: vscode.ExtensionContext): string | undefined {
  const { scheme, fsPath } = storageUri ?? globalStorageUri;
  return scheme === 'file' ? fsPath : undefined;
}
