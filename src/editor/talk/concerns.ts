import * as vscode from 'vscode';
import { type ConcernAct, type Intention, responses, risks } from '../../core/model/intention.ts';
import type { Concern } from '../../core/model/item.ts';
import { type OpenTalk, openConcerns, unheardConcerns } from '../../core/policy/openTalk.ts';
import type { PhraseValues } from '../../core/model/problem.ts';
import { type TalkCode, talkPhrases } from '../../phrases/late/talkPhrases.ts';
import { pickOne } from '../ask.ts';
import type { BacklogFile } from '../backlogs/backlogs.ts';
import type { Identity } from '../identity.ts';
import { escapeIcons } from '../markdown.ts';
import type { ReasonedChange } from '../reasonedChange.ts';
import { type Subject, askText, pickSubject, pickTalk, subjectName } from './asking.ts';

/** What people talk by: the one way to change a backlog, and who they are. */
export interface TalkParts {
  readonly change: ReasonedChange;
  readonly identity: Identity;
}

/** Milliseconds that thanks stay in the status bar. */
const readingTime = 8000;

/** Where a concern is raised: about an item, the plan, or what is yet to be picked; `text` is what was selected. */
export interface Raising {
  readonly file: BacklogFile;
  readonly subject: Subject | undefined;
  readonly text: string;
}

/** Raises a concern, by name or without one, once the person knows what git shows all the same. */
export async function raiseConcern({ change, identity }: TalkParts, { file, subject, text }: Raising): Promise<void> {
  const about = subject ?? (await pickSubject(file, vscode.l10n.t('What is the concern about?')));
  if (about === undefined) return;
  const prompt = vscode.l10n.t('What do you fear for {subject}? Thank you for saying it.', {
    subject: subjectName(about),
  });
  const said = await askText(prompt, { value: text, placeHolder: vscode.l10n.t('Three months, not three weeks') });
  const how = said && (await askName(await identity.me(file.uri, file.reading.backlog), file));
  if (said === undefined || how === undefined || how === '') return;
  if (how === 'copy') {
    await vscode.env.clipboard.writeText(said);
    tell(vscode.l10n.t('Copied. Nothing was written: give it to somebody you trust.'));
    return;
  }
  const outcome = await change.apply(
    file.uri,
    actOn(about, { what: 'raise', about: said, unnamed: how === 'unnamed' }),
  );
  if (outcome?.kind === 'done') tell(sayTalk('talk.raised', { item: subjectName(about) }));
}

type Name = 'named' | 'unnamed' | 'copy';

/** Says what the file and what git will show before anything is written. */
async function askName(me: string | undefined, { reading }: BacklogFile): Promise<Name | undefined> {
  const name = reading.backlog.people.find(({ key }) => key === me)?.name ?? me;
  const named = {
    label: `$(account) ${vscode.l10n.t('By name: {name}', { name: name ?? '' })}`,
    detail: vscode.l10n.t('The file names you, and somebody else hears and answers it.'),
    how: 'named' as const,
  };
  const others = [
    {
      label: `$(eye-closed) ${vscode.l10n.t('Unnamed')}`,
      detail: vscode.l10n.t('The file will not name you. The commit will still show who made it.'),
      how: 'unnamed' as const,
    },
    {
      label: `$(copy) ${vscode.l10n.t('Copy the text instead')}`,
      detail: vscode.l10n.t('For somebody you trust to enter it. Nothing is written.'),
      how: 'copy' as const,
    },
  ];
  const picked = await pickOne(me === undefined ? others : [named, ...others], {
    placeHolder: vscode.l10n.t('Who raises it?'),
  });
  return picked?.how;
}

/** Notes that somebody has heard a concern. Who raised it by name is turned away, with the reason. */
export async function hearConcern({ change }: TalkParts, file: BacklogFile, key: string | undefined): Promise<void> {
  const open = unheardConcerns(file.reading.backlog).filter(({ item }) => key === undefined || item?.key === key);
  const talk = await pickTalk(open, {
    question: vscode.l10n.t('Which concern have you heard?'),
    none: vscode.l10n.t('Every concern was heard.'),
    people: namesIn(file),
  });
  if (talk === undefined) return;
  const outcome = await change.apply(
    file.uri,
    actOn({ file, ...talk }, { what: 'hear', index: talk.index }, talk.entry),
  );
  if (outcome?.kind === 'done') tell(sayTalk('talk.heard', valuesOf(talk)));
}

/** Answers a concern, with what looking into it has shown, and thanks the one who raised it. */
export async function answerConcern({ change }: TalkParts, file: BacklogFile, key: string | undefined): Promise<void> {
  const people = namesIn(file);
  const open = openConcerns(file.reading.backlog).filter(({ item }) => key === undefined || item?.key === key);
  const talk = await pickTalk(open, {
    question: vscode.l10n.t('Which concern do you answer?'),
    none: vscode.l10n.t('Every concern has an answer.'),
    people,
  });
  if (talk === undefined) return;
  const acts = await askAnswer(talk);
  if (acts === undefined) return;
  const [first, ...others] = acts.map((act) => actOn({ file, ...talk }, act, talk.entry));
  const outcome = first && (await change.apply(file.uri, first, ...others));
  if (outcome?.kind !== 'done') return;
  const { by } = talk.entry;
  const thanks =
    by === undefined ? sayTalk('talk.thanks.unnamed', {}) : sayTalk('talk.thanks', { who: people.get(by) ?? by });
  tell(`${sayTalk('talk.answered', valuesOf(talk))} ${thanks}`);
}

/** What was found, the risk, what becomes of it and what is done: as one step; undefined on Escape anywhere. */
async function askAnswer({ index, entry }: OpenTalk<Concern>): Promise<readonly ConcernAct[] | undefined> {
  const found = await askFinding(entry);
  const response = found && (await askResponse());
  if (response === undefined) return undefined;
  const note = await askText(vscode.l10n.t('What is done about it? Enter alone leaves it out.'), { optional: true });
  if (note === undefined) return undefined;
  const settle: ConcernAct = { what: 'settle', index, response, note: note === '' ? undefined : note };
  return found === undefined || Object.values(found).every((part) => part === undefined)
    ? [settle]
    : [{ what: 'look', index, ...found }, settle];
}

/** What looking into it has shown. @returns undefined on Escape */
async function askFinding(entry: Concern): Promise<Pick<Concern, 'finding' | 'risk'> | undefined> {
  const prompt = vscode.l10n.t('What has looking into it shown? Enter alone leaves it open.');
  const finding = await askText(prompt, { value: entry.finding ?? '', optional: true });
  const risk = finding === undefined ? undefined : await askRisk();
  if (risk === undefined) return undefined;
  return { finding: finding === '' ? undefined : finding, risk: risk.value ?? entry.risk };
}

async function askRisk(): Promise<{ readonly value: string | undefined } | undefined> {
  const words = {
    low: vscode.l10n.t('Low'),
    medium: vscode.l10n.t('Medium'),
    high: vscode.l10n.t('High'),
  };
  const choices = [
    { label: vscode.l10n.t('Not said'), value: undefined },
    ...risks.map((value) => ({ label: words[value], value })),
  ];
  return pickOne(choices, {
    placeHolder: vscode.l10n.t('How large is the risk?'),
  });
}

async function askResponse(): Promise<(typeof responses)[number] | undefined> {
  const words = {
    'plan-changed': vscode.l10n.t('The plan was changed'),
    'risk-accepted': vscode.l10n.t('The risk is accepted'),
    'not-a-risk': vscode.l10n.t('It is no risk'),
  };
  const picked = await pickOne(
    responses.map((response) => ({ label: words[response], description: response, response })),
    { placeHolder: vscode.l10n.t('What becomes of it?') },
  );
  return picked?.response;
}

function actOn({ item }: Subject, act: ConcernAct, concern?: Concern): Intention {
  const is = concern === undefined ? undefined : (concern.about ?? '');
  return item === undefined ? { kind: 'planAct', act, is } : { kind: 'act', item: item.key, act, is };
}

function valuesOf(talk: OpenTalk<Concern>): PhraseValues {
  return { item: subjectName(talk), text: talk.entry.about ?? '' };
}

/** The people of a backlog by the names that its entries use. */
export function namesIn({ reading }: BacklogFile): ReadonlyMap<string, string> {
  return new Map(reading.backlog.people.map(({ key, name }) => [key, name]));
}

/** A sentence about what was said, in the language of the person's VS Code. */
export function sayTalk(code: TalkCode, values: PhraseValues): string {
  return vscode.l10n.t(talkPhrases[code], values);
}

/** Says quietly what was done. */
export function tell(text: string): void {
  vscode.window.setStatusBarMessage(`$(check) ${escapeIcons(text)}`, readingTime);
}
