import * as vscode from 'vscode';
import type { Command, CommandParts } from './command.ts';
import { type SomeTarget, itemTarget, someTarget } from './targets.ts';

/** Raises a concern about an item or about the plan; what is selected in a text is what it begins with. */
export const raiseConcern: Command = {
  id: 'headwater.raiseConcern',
  run: async (parts, argument) => {
    const { file, item, isNamed } = await someTarget(parts, argument);
    const editor = vscode.window.activeTextEditor;
    const selected = isNamed ? '' : (editor?.document.getText(editor.selection) ?? '');
    const subject = item !== undefined || isNamed ? { file, item } : undefined;
    const { concerns, talk } = await talking(parts);
    await concerns.raiseConcern(talk, { file, subject, text: selected.replaceAll(/\s+/gu, ' ').trim() });
  },
};

/** Notes that somebody has heard a concern. */
export const hearConcern: Command = {
  id: 'headwater.hearConcern',
  run: async (parts, argument) => {
    const { file, key } = narrowed(await someTarget(parts, argument));
    const { concerns, talk } = await talking(parts);
    await concerns.hearConcern(talk, file, key);
  },
};

/** Answers a concern. */
export const answerConcern: Command = {
  id: 'headwater.answerConcern',
  run: async (parts, argument) => {
    const { file, key } = narrowed(await someTarget(parts, argument));
    const { concerns, talk } = await talking(parts);
    await concerns.answerConcern(talk, file, key);
  },
};

/** Asks a question about an item. */
export const askQuestion: Command = {
  id: 'headwater.askQuestion',
  run: async (parts, argument) => {
    const target = await itemTarget(parts, argument, vscode.l10n.t('What is the question about?'));
    const { questions, talk } = await talking(parts);
    if (target !== undefined) await questions.askQuestion(talk, target.file, target.item);
  },
};

/** Answers a question. */
export const answerQuestion: Command = {
  id: 'headwater.answerQuestion',
  run: async (parts, argument) => {
    const { file, key } = narrowed(await someTarget(parts, argument));
    const { questions, talk } = await talking(parts);
    await questions.answerQuestion(talk, file, key);
  },
};

/** Only what a menu names narrows down which one is meant: from the palette all that waits is offered. */
function narrowed({ file, item, isNamed }: SomeTarget) {
  return { file, key: isNamed ? item?.key : undefined };
}

async function talking({ attentions }: CommandParts) {
  const { concerns, questions, talk } = await attentions.session();
  return { concerns, questions, talk };
}
