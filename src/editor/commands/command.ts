import type * as vscode from 'vscode';
import type { Attentions } from '../attention/attentions.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import type { Changes } from '../backlogs/changes.ts';
import type { FileFormatLoader } from '../backlogs/fileFormat.ts';
import type { BranchSizes } from '../batch/branchSizes.ts';
import type { Boards } from '../board/boards.ts';
import type { Decisions } from '../decisions/decisions.ts';
import type { Identity } from '../identity.ts';
import type { MergeDriver } from '../mergeDriver/mergeDriver.ts';
import type { Platform } from '../platform/platform.ts';
import type { ReasonedChange } from '../reasonedChange.ts';
import type { CommandId } from './commandIds.ts';

/** The parts of the editor that commands act on. */
export interface CommandParts {
  readonly attentions: Attentions;
  readonly backlogs: Backlogs;
  readonly boards: Boards;
  readonly change: ReasonedChange;
  readonly changes: Changes;
  readonly format: FileFormatLoader;
  readonly identity: Identity;
  readonly log: vscode.LogOutputChannel;
  readonly mergeDriver: MergeDriver;
  readonly branchSizes: BranchSizes;
  readonly platform: Platform;
  readonly decisions: Decisions;
}

/** One command. `argument` is whatever a menu, a link or a keybinding hands over: to be checked, never believed. */
export interface Command {
  readonly id: CommandId;
  readonly run: (parts: CommandParts, argument: unknown) => Promise<void>;
}

/** Something that the person can put right: shown as it is. Everything else that is thrown is a fault of ours. */
export class Unable extends Error {
  override readonly name = 'Unable';
}
