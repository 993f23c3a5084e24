import * as vscode from 'vscode';
import { type Backlog, itemOf } from '../../core/model/backlog.ts';
import { columnLoad } from '../../core/policy/limits.ts';
import { pickOne } from '../ask.ts';
import { countText, iconOfLoad } from '../icons.ts';
import { escapeIcons } from '../markdown.ts';
import type { Command } from './command.ts';
import { type ItemTarget, itemTarget } from './targets.ts';

/** Moves an item, or the cards that are selected with it, to a column that the person picks. */
export const moveItem: Command = {
  id: 'headwater.moveItem',
  run: async (parts, argument) => {
    const target = await itemTarget(parts, argument, vscode.l10n.t('Which item moves?'));
    if (target === undefined) return;
    const items = parts.boards.withSelected(target.file.uri, target.item.key);
    const column = await pickColumn(target, items);
    if (column === undefined) return;
    const { uri } = target.file;
    if (items.length === 1) await parts.change.apply(uri, { kind: 'move', item: target.item.key, column });
    else await parts.change.apply(uri, { kind: 'moveAll', items, column });
  },
};

async function pickColumn({ file, item }: ItemTarget, items: readonly string[]): Promise<string | undefined> {
  const { backlog } = file.reading;
  const columns = new Set(items.map((key) => itemOf(backlog, key)?.column));
  const others = backlog.board.columns.filter(({ id }) => columns.size > 1 || !columns.has(id));
  const choices = others.map(({ id }) => choiceOf(backlog, id));
  const question =
    items.length > 1
      ? vscode.l10n.t('Move {count} items to…', { count: items.length })
      : vscode.l10n.t('Move {item} to…', { item: item.id ?? item.title });
  return (await pickOne(choices, { placeHolder: question }))?.column;
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
