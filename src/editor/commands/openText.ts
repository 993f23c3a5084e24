import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { backlogOf } from './targets.ts';

/** Opens a backlog as text. */
export const openText: Command = {
  id: 'headwater.openText',
  run: async (parts, argument) => {
    const uri = parts.boards.active ?? (await backlogOf(parts, argument)).uri;
    await vscode.commands.executeCommand('vscode.openWith', uri, 'default');
  },
};
