import * as vscode from 'vscode';
import type { Concern, Item, Question } from '../../core/model/item.ts';
import type { OpenTalk } from '../../core/policy/openTalk.ts';
import { askInput, pickOne } from '../ask.ts';
import type { BacklogFile } from '../backlogs/backlogs.ts';
import { shortened, withoutLinks } from '../markdown.ts';

/** What a conversation is about: an item, or the plan as a whole. */
export interface Subject {
  readonly file: BacklogFile;
  /** Undefined for the plan. */
  readonly item: Item | undefined;
}

/** How an item, or the plan, is named in a sentence. */
export function subjectName({ item }: Pick<Subject, 'item'>): string {
  return item === undefined ? vscode.l10n.t('the plan') : (item.id ?? item.title);
}

/** The plan, or one of its items, as the person picks; undefined on Escape. */
export async function pickSubject(file: BacklogFile, question: string): Promise<Subject | undefined> {
  const plan = { label: `$(checklist) ${vscode.l10n.t('The plan as a whole')}`, description: '', item: undefined };
  const items = file.reading.backlog.items.map((item) => ({
    label: plainText(item.title),
    description: item.id ?? '',
    item,
  }));
  const picked = await pickOne([plan, ...items], {
    placeHolder: question,
    matchOnDescription: true,
  });
  return picked && { file, item: picked.item };
}

/** One of several things that were said, as the person picks; undefined on Escape, and where none waits. */
export async function pickTalk<Entry extends Concern | Question>(
  open: readonly OpenTalk<Entry>[],
  words: { readonly question: string; readonly none: string; readonly people: ReadonlyMap<string, string> },
): Promise<OpenTalk<Entry> | undefined> {
  const choices = open.map((talk) => ({
    label: plainText(saidIn(talk.entry)),
    description: subjectName(talk),
    detail: plainText(signedBy(talk.entry, words.people)),
    talk,
  }));
  const placeHolder = withoutLinks(choices.length > 0 ? words.question : words.none);
  const picked = await pickOne(choices, {
    placeHolder,
    matchOnDescription: true,
  });
  return picked?.talk;
}

/** What a concern or a question says. */
export function saidIn(entry: Concern | Question): string {
  return ('ask' in entry ? entry.ask : 'about' in entry ? entry.about : undefined) ?? '';
}

/** "Ben Okafor · 2026-11-03", "unnamed", or whom it is asked of. */
function signedBy(entry: Concern | Question, people: ReadonlyMap<string, string>): string {
  const nameOf = (key: string) => people.get(key) ?? key;
  const day = entry.at?.slice(0, 10);
  const asked =
    'of' in entry && entry.of !== undefined ? vscode.l10n.t('asked of {who}', { who: nameOf(entry.of) }) : '';
  const by =
    'by' in entry && entry.by !== undefined ? nameOf(entry.by) : 'about' in entry ? vscode.l10n.t('unnamed') : '';
  return [asked, by, day].filter((part) => part !== undefined && part !== '').join(' · ');
}

/** A text of the file where VS Code would draw `$(name)` as an icon. */
function plainText(text: string): string {
  return shortened(text.replaceAll(/\s+/gu, ' '), 200).replaceAll('$(', '$\u2060(');
}

/** Asks for a text that says something; undefined on Escape. */
export async function askText(
  prompt: string,
  { value = '', placeHolder = '', optional = false } = {},
): Promise<string | undefined> {
  const text = await askInput({
    prompt: withoutLinks(prompt),
    placeHolder,
    value,
    validateInput: (typed) =>
      optional || typed.trim() !== '' ? undefined : vscode.l10n.t('Nothing is written yet. Escape cancels.'),
  });
  return text?.trim();
}
