import * as vscode from 'vscode';
import { itemOf } from '../../core/model/backlog.ts';
import type { NextAct } from '../../core/policy/attention/waiting.ts';
import { pickOne, pickWord } from '../ask.ts';
import type { CommandId } from '../commands/commandIds.ts';
import { withoutLinks } from '../markdown.ts';
import type { ReasonedChange } from '../reasonedChange.ts';
import type { AttendedFile, AttendedSource } from './attended.ts';
import { nextText, reasonText } from './lineText.ts';
import type { LineNode } from './lines.ts';

/** Commands that ask before they write, so that they may begin with a click. */
const asking: Readonly<Partial<Record<NextAct, CommandId>>> = {
  release: 'headwater.markReleased',
  measure: 'headwater.recordUsage',
  move: 'headwater.moveItem',
  split: 'headwater.splitItem',
  hear: 'headwater.hearConcern',
  settle: 'headwater.answerConcern',
  reply: 'headwater.answerQuestion',
};

/** Does what a line says comes next, by the command that does it elsewhere. Whatever writes asks first: Escape leaves all as it was. */
export async function doNext(file: AttendedSource, node: LineNode, change: ReasonedChange): Promise<void> {
  const { act } = node.line;
  if (file.reading === undefined) return lookAgain(node);
  const command = asking[act];
  if (command !== undefined) await runOn(command, node);
  else if (act === 'finish') await finish(file, node);
  else if (await confirm(node))
    await (act === 'pull' ? pull(file, node, change) : runOn('headwater.toggleBlocked', node));
}

async function runOn(command: CommandId, node: LineNode): Promise<void> {
  await vscode.commands.executeCommand(command, node);
}

/** Asks in a list, which shows the whole reason. @returns whether it is to be done */
async function confirm(node: LineNode): Promise<boolean> {
  const act = nextText(node);
  const open = vscode.l10n.t('Open the item');
  const picked = await pickWord([act, open], { placeHolder: withoutLinks(reasonText(node)) });
  if (picked === open) await runOn('headwater.openItem', node);
  return picked === act;
}

/** What becomes of a decision is for who has read it: it is opened first, unless somebody knows it well. */
async function lookAgain(node: LineNode): Promise<void> {
  const open = { label: vscode.l10n.t('Open the Record'), command: 'headwater.openDecision' } as const;
  const choices: readonly { readonly label: string; readonly command: CommandId }[] =
    node.line.act === 'decide'
      ? [
          open,
          { label: vscode.l10n.t('Accept this decision'), command: 'headwater.acceptDecision' },
          { label: vscode.l10n.t('Reject this decision'), command: 'headwater.rejectDecision' },
        ]
      : [
          open,
          { label: vscode.l10n.t('Reaffirm this decision…'), command: 'headwater.reaffirmDecision' },
          { label: vscode.l10n.t('Supersede this decision…'), command: 'headwater.supersedeDecision' },
        ];
  const placeHolder = withoutLinks(`${nextText(node)}: ${reasonText(node)}`);
  const picked = await pickOne(choices, { placeHolder });
  if (picked !== undefined) await runOn(picked.command, node);
}

/** Takes an item into work, for whoever takes it. */
async function pull({ uri, reading }: AttendedFile, { line }: LineNode, change: ReasonedChange): Promise<void> {
  const column = reading.backlog.board.columns.find(({ stage }) => stage === 'active')?.id;
  if (column === undefined || line.item === undefined) return;
  await change.apply(uri, { kind: 'move', item: line.item, column, pull: true });
}

/** Moves an item on: the one that is late, or one of those that fill a limit. */
async function finish({ uri, reading }: AttendedFile, node: LineNode): Promise<void> {
  if (node.kind === 'item') return runOn('headwater.moveItem', node);
  const keys = String(node.line.values['items'] ?? '').split(', ');
  const choices = keys.flatMap((key) => {
    const item = itemOf(reading.backlog, key);
    return item === undefined
      ? []
      : [{ label: item.title.replaceAll('$(', '$\u2060('), description: item.id ?? '', key }];
  });
  const picked = await pickOne(choices, { placeHolder: withoutLinks(reasonText(node)) });
  if (picked !== undefined)
    await vscode.commands.executeCommand('headwater.moveItem', { kind: 'item', uri, key: picked.key });
}
