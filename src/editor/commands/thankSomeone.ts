import * as vscode from 'vscode';
import type { Backlog } from '../../core/model/backlog.ts';
import { askInput, pickOne } from '../ask.ts';
import { now } from '../clock.ts';
import { inputNeeded } from '../planning/inputNeeded.ts';
import type { Command } from './command.ts';
import { itemTarget } from './targets.ts';

/** Thanks somebody, on the item that it is about: the digest tells of it. */
export const thankSomeone: Command = {
  id: 'headwater.thankSomeone',
  run: async (parts, argument) => {
    const target = await itemTarget(parts, argument, vscode.l10n.t('Which item is it about?'));
    if (target === undefined) return;
    const { file, item } = target;
    const to = await askWhom(file.reading.backlog);
    if (to === undefined) return;
    const prompt = vscode.l10n.t('What do you thank {who} for?', { who: to });
    const text = await askInput({ prompt, validateInput: inputNeeded });
    if (text === undefined) return;
    const fields = { to, for: text.trim(), at: now().toISOString().slice(0, 10) };
    await parts.change.apply(file.uri, { kind: 'entry', item: item.key, list: 'thanks', fields });
  },
};

/** One of the people whom the file knows, or a name that is typed where it knows none. */
async function askWhom({ people }: Backlog): Promise<string | undefined> {
  const placeHolder = vscode.l10n.t('Whom do you thank?');
  if (people.length === 0) return (await askInput({ prompt: placeHolder, validateInput: inputNeeded }))?.trim();
  const choices = people.map(({ key, name }) => ({ label: name, description: key === name ? '' : key, key }));
  return (await pickOne(choices, { placeHolder, matchOnDescription: true }))?.key;
}
