import * as vscode from 'vscode';
import { columnOf, stages } from '../../../core/model/backlog.ts';
import type { Intention } from '../../../core/model/intention.ts';
import { askInput } from '../../ask.ts';
import type { Command, CommandParts } from '../command.ts';
import { type ItemTarget, itemTarget } from '../targets.ts';

/** Records that an item is deployed, and moves it to the column for that, as one step. */
export const markDeployed: Command = {
  id: 'headwater.markDeployed',
  run: async (parts, argument) => {
    const target = await itemTarget(parts, argument, vscode.l10n.t('Which item is deployed?'));
    if (target === undefined) return;
    const version = await ask(vscode.l10n.t('Which version? Enter alone leaves it out.'), 'v4.2.0');
    if (version === undefined) return;
    await reach(parts, target, 'deployed', { version: version === '' ? undefined : version });
  },
};

/** Records that an item is released, to all or to a part of its users, and moves it to the column for that. */
export const markReleased: Command = {
  id: 'headwater.markReleased',
  run: async (parts, argument) => {
    const target = await itemTarget(parts, argument, vscode.l10n.t('Which item is released?'));
    if (target === undefined) return;
    const rollout = await ask(
      vscode.l10n.t('To how many per cent of the users? Enter alone means all.'),
      '100',
      (text) => (/^(?:|100|[1-9]?\d)$/u.test(text) ? undefined : vscode.l10n.t('A number from 0 to 100, or nothing.')),
    );
    if (rollout === undefined) return;
    await reach(parts, target, 'released', { rollout: rollout === '' ? undefined : rollout });
  },
};

/** Evidence, and the move to the first column of that stage where the item is before it. */
async function reach(
  { change }: CommandParts,
  { file, item }: ItemTarget,
  stage: 'deployed' | 'released',
  fields: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const { backlog } = file.reading;
  const evidence: Intention = { kind: 'evidence', item: item.key, evidence: stage, fields };
  const column = backlog.board.columns.find((one) => one.stage === stage);
  const present = columnOf(backlog, item.column)?.stage ?? 'idea';
  const isBefore = stages.indexOf(present) < stages.indexOf(stage);
  const moves: Intention[] = column && isBefore ? [{ kind: 'move', item: item.key, column: column.id }] : [];
  await change.apply(file.uri, evidence, ...moves);
}

async function ask(
  prompt: string,
  placeHolder: string,
  check?: (text: string) => string | undefined,
): Promise<string | undefined> {
  const validateInput = check && ((text: string) => check(text.trim()));
  return (await askInput({ prompt, placeHolder, ...(validateInput && { validateInput }) }))?.trim();
}
