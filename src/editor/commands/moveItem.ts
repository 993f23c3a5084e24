import * as vscode from 'vscode';
import { type Backlog } from '../../core/model/backlog.ts';
import { columnLoad } from '../../core/policy/limits.ts';
import { countText, iconOfLoad } from '../icons.ts';
import { escapeIcons } from '../markdown.ts';
import type { Command } from './command.ts';
import { type ItemTarget, itemTarget } from './targets.ts';

/** Moves an item to a column that the person picks. */
export const moveItem: Command = {
  id: 'headwater.moveItem',
  run: async (parts, argument) => {
    const target = await itemTarget(parts, argument, vscode.l10n.t('Which item moves?'));
    if (target === undefined) return;
    const column = await pickColumn(target);
    if (column === undefined) return;
    await parts.change.apply(target.file.uri, { kind: 'move', item: target.item.key, column });
  },
};

async function pickColumn({ file, item }: ItemTarget): Promise<string | undefined> {
  const { backlog } = file.reading;
  const choices = backlog.board.columns.filter(({ id }) => id !== item.column).map(({ id }) => choiceOf(backlog, id));
  const question = vscode.l10n.t('Move {item} to…', { item: item.id ?? item.title });
  return (await vscode.window.showQuickPick(choices, { placeHolder: question }))?.column;
}

function choiceOf(backlog: Backlog, id: string): vscode.QuickPickItem & { readonly column: string } {
  const name = backlog.board.columns.find((column) => column.id === id)?.name ?? id;
  const load = columnLoad(backlog, id);
  const icon = iconOfLoad(load.load);
  return {
    label: escapeIcons(name),
    description: `${countText(load)}${icon === undefined ? '' : ` $(${icon})`}`,
    column: id,
  };
}
