import * as vscode from 'vscode';
import { type Backlog, itemOf } from '../../core/model/backlog.ts';
import type { Intention } from '../../core/model/intention.ts';
import type { Item } from '../../core/model/item.ts';
import { type SessionSummary, type Topic, agendaOf, summaryOf, topicIn } from '../../core/policy/refinementSession.ts';
import { askInput, pickOne } from '../ask.ts';
import type { BacklogFile, Backlogs } from '../backlogs/backlogs.ts';
import { escapeIcons, shortened } from '../markdown.ts';
import type { ReasonedChange } from '../reasonedChange.ts';
import { refinementLetters } from '../refinementLines.ts';
import { inputNeeded } from './inputNeeded.ts';
import { type RefinementAct, type SessionStep, refinementChoices } from './refinementChoices.ts';
import { askForParts } from './splitItem.ts';

/** What a session works with. */
export interface RefinementParts {
  readonly backlogs: Backlogs;
  readonly change: ReasonedChange;
  /** Shows an item on its board. */
  readonly open: (uri: vscode.Uri, item: string) => Promise<void>;
}

/** Most items of one session: more than people have patience for. */
const most = 25;

/**
 * Walks the top of the backlog with somebody, item by item: what waits and is not clear. Every answer is written at once,
 * as one step of undo; Escape ends the session, and nothing of it is lost.
 * @returns what it has done; undefined where there was nothing to talk about
 */
export async function refine(file: BacklogFile, parts: RefinementParts): Promise<SessionSummary | undefined> {
  const { backlog } = file.reading;
  const agenda = agendaOf(backlog, refinementLetters()).slice(0, most);
  const seen: string[] = [];
  for (const [at, key] of agenda.entries()) {
    seen.push(key);
    const place = {
      key,
      title: vscode.l10n.t('Refinement {number} of {count}', { number: at + 1, count: agenda.length }),
    };
    if (!(await discuss(file.uri, place, parts))) break;
  }
  const after = (await parts.backlogs.file(file.uri))?.reading.backlog ?? backlog;
  return agenda.length === 0 ? undefined : summaryOf(backlog, after, seen);
}

interface Place {
  readonly key: string;
  readonly title: string;
}

/** Talks about one item until somebody goes on. @returns false when the session ends with it */
async function discuss(uri: vscode.Uri, { key, title }: Place, parts: RefinementParts): Promise<boolean> {
  for (;;) {
    const subject = await subjectOf(uri, key, parts);
    // It does not wait any more, or is a frame by now.
    if (subject === undefined) return true;
    const does = await pickStep(subject, title);
    if (does.act === 'next') return true;
    if (does.act === 'open') await parts.open(uri, key);
    if (does.act === 'open' || does.act === 'end') return false;
    const [first, ...others] = await intentionsFor(subject, does);
    if (first !== undefined) await parts.change.apply(uri, first, ...others);
  }
}

async function subjectOf(uri: vscode.Uri, key: string, { backlogs }: RefinementParts): Promise<Subject | undefined> {
  const file = await backlogs.file(uri);
  const item = file && itemOf(file.reading.backlog, key);
  const topic = file && item && topicIn(file.reading.backlog, refinementLetters())(item);
  return topic && { file, topic };
}

/** Escape ends the session. */
async function pickStep({ file, topic }: Subject, title: string): Promise<SessionStep> {
  const picked = await pickOne(refinementChoices(file.reading.backlog, topic), {
    title: escapeIcons(shortened(`${title}: ${nameOf(topic.item)}`, 120)),
    placeHolder: shortened(topic.item.fields.why ?? vscode.l10n.t('It does not say yet what it is for.'), 200),
  });
  return picked?.does ?? { act: 'end' };
}

interface Subject {
  readonly file: BacklogFile;
  readonly topic: Topic;
}

/** Asks what an act needs; none on Escape. */
async function intentionsFor({ file, topic: { item } }: Subject, does: RefinementAct): Promise<readonly Intention[]> {
  const { key } = item;
  switch (does.act) {
    case 'why':
      return typed(vscode.l10n.t('What is it for?'), item.fields.why, (why) => set(item, { why }));
    case 'estimate':
      return typed(vscode.l10n.t('How long will it take? For example 4h or 2d.'), item.fields.estimate, (estimate) =>
        set(item, { estimate }),
      );
    case 'criterion':
      return typed(vscode.l10n.t('When is it accepted?'), undefined, (text) => ({
        kind: 'entry',
        item: key,
        list: 'acceptance',
        fields: { text },
      }));
    case 'answer':
      return typed(shortened(does.ask, 110), undefined, (answer) => ({
        kind: 'act',
        item: key,
        act: { what: 'answer', index: does.index, answer },
        is: does.ask,
      }));
    case 'speak':
      return typed(vscode.l10n.t('What does it mean to {source}?', { source: does.source }), undefined, (says) => ({
        kind: 'act',
        item: key,
        act: { what: 'speak', says, source: does.source },
      }));
    case 'ask':
      return ask(item);
    case 'split':
      return askForParts(file, item);
    case 'move':
      return [
        {
          kind: 'move',
          item: key,
          column: does.column,
          ...(does.after !== undefined && { place: { after: does.after } }),
        },
      ];
    case 'drop':
      return drop(file.reading.backlog, item);
  }
}

/** Decided against: `change` asks for the reason, which is the answer to whoever brought it in. */
function drop({ board }: Backlog, { key }: Item): readonly Intention[] {
  const column = board.columns.find(({ stage }) => stage === 'dropped');
  return column === undefined ? [] : [{ kind: 'move', item: key, column: column.id }];
}

async function ask({ key }: Item): Promise<readonly Intention[]> {
  const question = await input(vscode.l10n.t('What has to be answered first?'));
  if (question === undefined) return [];
  const of = await input(vscode.l10n.t('Who may know it? Enter alone leaves it open.'), '', () => undefined);
  if (of === undefined) return [];
  return [{ kind: 'act', item: key, act: { what: 'ask', ask: question, of: of === '' ? undefined : of } }];
}

function set({ key }: Item, fields: Readonly<Record<string, string>>): Intention {
  return { kind: 'set', item: key, fields };
}

async function typed(
  prompt: string,
  value: string | undefined,
  make: (text: string) => Intention,
): Promise<readonly Intention[]> {
  const text = await input(prompt, value);
  return text === undefined || text === value ? [] : [make(text)];
}

async function input(
  prompt: string,
  value = '',
  validateInput: (text: string) => string | undefined = inputNeeded,
): Promise<string | undefined> {
  return (await askInput({ prompt, value, validateInput }))?.trim();
}

function nameOf({ id, title }: Item): string {
  return id === undefined ? title : `${id} ${title}`;
}
