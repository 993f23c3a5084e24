import * as vscode from 'vscode';
import type { Item } from '../../core/model/item.ts';
import { openQuestions } from '../../core/policy/openTalk.ts';
import { pickOne } from '../ask.ts';
import type { BacklogFile } from '../backlogs/backlogs.ts';
import { askText, pickTalk, saidIn, subjectName } from './asking.ts';
import { type TalkParts, namesIn, sayTalk, tell } from './concerns.ts';

/** Asks a question about an item, of somebody or of whoever knows. */
export async function askQuestion({ change }: TalkParts, file: BacklogFile, item: Item): Promise<void> {
  const name = subjectName({ item });
  const ask = await askText(vscode.l10n.t('What do you ask about {item}?', { item: name }), {
    placeHolder: vscode.l10n.t('Which window does operations accept?'),
  });
  const of = ask === undefined ? undefined : await askWhom(file);
  if (ask === undefined || of === undefined) return;
  const outcome = await change.apply(file.uri, {
    kind: 'act',
    item: item.key,
    act: { what: 'ask', ask, of: of === '' ? undefined : of },
  });
  if (outcome?.kind !== 'done') return;
  tell(
    of === ''
      ? sayTalk('talk.asked', { item: name })
      : sayTalk('talk.asked.of', { item: name, who: namesIn(file).get(of) ?? of }),
  );
}

/** A key of the people, or a typed name; empty for nobody in particular, undefined on Escape. */
async function askWhom(file: BacklogFile): Promise<string | undefined> {
  const people = [...namesIn(file)].map(([key, name]) => ({ label: name, description: key, who: key }));
  const nobody = { label: vscode.l10n.t('Whoever knows'), description: '', who: '' };
  const other = { label: vscode.l10n.t('Somebody else…'), description: '', who: undefined };
  const picked = await pickOne([nobody, ...people, other], {
    placeHolder: vscode.l10n.t('Who is asked?'),
  });
  if (picked === undefined || picked.who !== undefined) return picked?.who;
  return askText(vscode.l10n.t('Who is asked?'), {
    placeHolder: vscode.l10n.t('A name, or a team such as operations'),
  });
}

/** Answers a question that waits. */
export async function answerQuestion({ change }: TalkParts, file: BacklogFile, key: string | undefined): Promise<void> {
  const open = openQuestions(file.reading.backlog).filter(({ item }) => key === undefined || item?.key === key);
  const talk = await pickTalk(open, {
    question: vscode.l10n.t('Which question do you answer?'),
    none: vscode.l10n.t('No question waits for an answer.'),
    people: namesIn(file),
  });
  if (talk?.item === undefined) return;
  const ask = saidIn(talk.entry);
  const answer = await askText(ask);
  if (answer === undefined) return;
  const { item, index } = talk;
  const act = { what: 'answer', index, answer } as const;
  const outcome = await change.apply(file.uri, { kind: 'act', item: item.key, act, is: ask });
  if (outcome?.kind === 'done') tell(sayTalk('talk.replied', { item: subjectName(talk), text: ask }));
}
