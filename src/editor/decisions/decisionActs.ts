import * as vscode from 'vscode';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import type { Item } from '../../core/model/item.ts';
import { askInput, pickOne } from '../ask.ts';
import type { BacklogFile } from '../backlogs/backlogs.ts';
import { escapeIcons, withoutLinks } from '../markdown.ts';
import type { DecisionIndex, IndexParts } from './decisionIndex.ts';
import { isRecordNode } from './decisionNodes.ts';
import { pickDecision } from './decisionPick.ts';
import { DecisionRepairs } from './decisionRepairs.ts';
import { type Act, DecisionWriter, type Outcome } from './decisionWriter.ts';
import type { Wanted } from './newRecord.ts';
import { Renumbering } from './renumbering.ts';
import { fullName } from './words.ts';

/** Where a decision is recorded from. */
export interface Origin {
  readonly file: BacklogFile | undefined;
  readonly item: Item | undefined;
  /** What is selected in an editor, if anything. */
  readonly title: string;
  readonly context: string;
}

/** What a command came to: why nothing could be done, else undefined; Escape is no fault. */
export type Fault = string | undefined;

/** Milliseconds that a sentence stays in the status bar. */
const readingTime = 6000;

/** All that writes decisions, in one bundle. */
export function actsOn(index: DecisionIndex, parts: IndexParts): DecisionActs {
  const writer = new DecisionWriter(index, parts);
  const repairs = new DecisionRepairs(index, parts);
  return new DecisionActs(index, { writer, repairs, renumbering: new Renumbering(index, writer, parts) });
}

interface Hands {
  readonly writer: DecisionWriter;
  readonly repairs: DecisionRepairs;
  readonly renumbering: Renumbering;
}

/** The commands that write decisions, from the question to the record that is opened. */
export class DecisionActs {
  private readonly index: DecisionIndex;
  readonly writer: DecisionWriter;
  readonly repairs: DecisionRepairs;
  private readonly renumbering: Renumbering;

  constructor(index: DecisionIndex, { writer, repairs, renumbering }: Hands) {
    this.index = index;
    this.writer = writer;
    this.repairs = repairs;
    this.renumbering = renumbering;
  }

  /** Writes in a record what others say of it, as one step; or what one of them says. */
  async link(argument: unknown): Promise<Fault> {
    const decision = await this.target(argument);
    if (decision === undefined || typeof decision === 'string') return decision;
    const wanted = byOf(argument);
    const ids = decision.problems.flatMap(({ code, values }) => (code === 'link-one-sided' ? [values['by']] : []));
    const heard = decision.links.filter(({ written, target }) => !written && ids.includes(target));
    const paths = new Set(heard.flatMap(({ path }) => (wanted === undefined || path === wanted ? (path ?? []) : [])));
    if (paths.size === 0)
      return vscode.l10n.t('Nothing is said of {decision} that it does not say itself.', {
        decision: fullName(decision),
      });
    return finish(await this.writer.change(decision, { kind: 'link', by: [...paths] }), doneText('link', decision));
  }

  /** Gives a decision another number, once the person has seen where it stands. */
  async renumber(argument: unknown): Promise<Fault> {
    const decision = await this.target(argument);
    if (decision === undefined || typeof decision === 'string') return decision;
    const outcome = await this.renumbering.ask(decision, numberIn(argument));
    if (outcome === undefined) return undefined;
    const done = vscode.l10n.t('Renumbered: {decision}', { decision: fullName(decision) });
    return finish(outcome, done);
  }

  /** Changes the record that is named, else the one in the editor, else one that the person finds. */
  async change(kind: Exclude<Act['kind'], 'link'>, argument: unknown): Promise<Fault> {
    const decision = await this.target(argument);
    if (decision === undefined || typeof decision === 'string') return decision;
    if (kind !== 'reaffirm') return finish(await this.writer.change(decision, { kind }), doneText(kind, decision));
    const because = await askInput({
      title: fullName(decision),
      prompt: vscode.l10n.t('Why does it still hold? The day is noted; the reason may be left out.'),
    });
    if (because === undefined) return undefined;
    return finish(await this.writer.change(decision, { kind, because }), doneText(kind, decision));
  }

  /** Records what replaces or amends a decision; that one says so once the new one is accepted. */
  async succeed(kind: 'supersedes' | 'amends', argument: unknown): Promise<Fault> {
    const decision = await this.target(argument);
    if (decision === undefined || typeof decision === 'string') return decision;
    const uri = this.index.uriOf(decision.path);
    if (uri === undefined) return noDecisions();
    const about = fullName(decision);
    const question =
      kind === 'supersedes'
        ? vscode.l10n.t('What is decided instead of {decision}?', { decision: about })
        : vscode.l10n.t('What is decided in addition to {decision}?', { decision: about });
    const origin = { file: undefined, item: undefined, title: decision.title, context: '' };
    const folder = vscode.Uri.joinPath(uri, '..');
    return this.ask(question, { origin, folder, older: { decision, kind } });
  }

  /** Records a decision, about an item where one is meant. */
  async record(origin: Origin): Promise<Fault> {
    const folder = await this.logFolder(origin.file?.uri);
    if (folder === undefined) return undefined;
    if (typeof folder === 'string') return folder;
    const { item } = origin;
    const question =
      item === undefined
        ? vscode.l10n.t('What is decided, in a line?')
        : vscode.l10n.t('What is decided for {item}, in a line?', { item: item.id ?? item.title });
    return this.ask(question, { origin, folder, older: undefined });
  }

  private async ask(
    prompt: string,
    { origin, folder, older }: { readonly origin: Origin } & Pick<Wanted, 'folder' | 'older'>,
  ): Promise<Fault> {
    const heading = vscode.l10n.t('Record a Decision');
    const title = await askInput({
      title: heading,
      prompt,
      value: origin.title,
      validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('A decision needs a title.') : undefined),
    });
    if (title === undefined) return undefined;
    const context = await askInput({
      title: heading,
      prompt: vscode.l10n.t('Why is it to be decided? It may be left empty and written in the record.'),
      value: origin.context,
    });
    if (context === undefined) return undefined;
    const options = await askInput({
      title: heading,
      prompt: vscode.l10n.t('Which options are there? Semicolons stand between them; it may be left empty.'),
    });
    if (options === undefined) return undefined;
    const outcome = await this.writer.record({
      title: title.trim(),
      context: context.trim() === '' ? undefined : context,
      options: options.split(';').flatMap((option) => (option.trim() === '' ? [] : [option.trim()])),
      folder,
      backlog: origin.file?.uri,
      item: origin.item?.key,
      older,
    });
    if (outcome.kind === 'done' && outcome.opened !== undefined) await vscode.window.showTextDocument(outcome.opened);
    return finish(outcome, vscode.l10n.t('Recorded as proposed: {title}', { title }));
  }

  /** The decision that is meant; undefined on Escape, a sentence where there is none. */
  private async target(argument: unknown): Promise<Decision | Fault> {
    const { decisions } = await this.index.settled();
    if (decisions.length === 0) return noDecisions();
    const document = vscode.window.activeTextEditor?.document.uri;
    const uri = argument instanceof vscode.Uri ? argument : document;
    const shown = uri === undefined ? undefined : this.index.decisionOf(uri)?.path;
    const path = isRecordNode(argument) ? argument.path : (shown ?? (await pickDecision(this.index)));
    if (path === undefined) return undefined;
    const decision = this.index.now.decisions.find((one) => one.path === path);
    return decision ?? vscode.l10n.t('{path} is no decision record (any more). Nothing was changed.', { path });
  }

  /** The folder of the only log, of the one that the person picks, or of a new one. */
  private async logFolder(backlog: vscode.Uri | undefined): Promise<vscode.Uri | Fault> {
    const { decisions } = await this.index.settled();
    const logs = new Map<string, vscode.Uri>();
    for (const { log, path } of decisions) {
      const uri = logs.has(log) ? undefined : this.index.uriOf(path);
      if (uri !== undefined) logs.set(log, vscode.Uri.joinPath(uri, '..'));
    }
    const [only, ...others] = [...logs];
    if (only === undefined) return newLog(backlog);
    if (others.length === 0) return only[1];
    const choices = [only, ...others].map(([log, folder]) => ({ label: escapeIcons(log === '' ? '.' : log), folder }));
    const placeHolder = vscode.l10n.t('In which log is it recorded?');
    return (await pickOne(choices, { placeHolder }))?.folder;
  }
}

/** The record whose word is meant, where a fix names it. */
function byOf(argument: unknown): string | undefined {
  const isNamed = typeof argument === 'object' && argument !== null && 'by' in argument;
  return isNamed && typeof argument.by === 'string' ? argument.by : undefined;
}

/** The number that is chosen already, as by a key of the person's own. */
function numberIn(argument: unknown): number | undefined {
  const isChosen = typeof argument === 'object' && argument !== null && 'to' in argument;
  return isChosen && typeof argument.to === 'number' && Number.isSafeInteger(argument.to) && argument.to > 0
    ? argument.to
    : undefined;
}

function newLog(backlog: vscode.Uri | undefined): vscode.Uri | Fault {
  const { workspaceFolders, getWorkspaceFolder } = vscode.workspace;
  const root = (backlog && getWorkspaceFolder(backlog)) ?? workspaceFolders?.[0];
  if (root === undefined) return vscode.l10n.t('Open a folder first: decisions are files in it.');
  return vscode.Uri.joinPath(root.uri, 'docs', 'decisions');
}

function finish(outcome: Outcome, done: string): Fault {
  if (outcome.kind === 'refused') return outcome.why;
  vscode.window.setStatusBarMessage(`$(check) ${escapeIcons(done)}`, readingTime);
  if (outcome.unlinked !== undefined) {
    const said = vscode.l10n.t('The decision is recorded. Its item does not name it: {why}', { why: outcome.unlinked });
    void vscode.window.showWarningMessage(withoutLinks(said));
  }
  if (outcome.unsaved !== undefined) void vscode.window.showInformationMessage(withoutLinks(outcome.unsaved));
  return undefined;
}

function doneText(kind: Act['kind'], decision: Decision): string {
  const values = { decision: fullName(decision) };
  switch (kind) {
    case 'accept':
      return vscode.l10n.t('Accepted: {decision}', values);
    case 'reject':
      return vscode.l10n.t('Rejected: {decision}', values);
    case 'deprecate':
      return vscode.l10n.t('Deprecated: {decision}', values);
    case 'reaffirm':
      return vscode.l10n.t('Reaffirmed: {decision}', values);
    case 'link':
      return vscode.l10n.t('Linked both ways: {decision}', values);
  }
}

/** Why there is nothing to act on. */
function noDecisions(): string {
  return vscode.l10n.t(
    'No decision was found there. Records are looked for in docs/decisions, docs/adr and where your tools say.',
  );
}
