import { posix } from 'node:path';
import * as vscode from 'vscode';
import { readDecision } from '../../core/decisions/readDecision.ts';
import { type Decision, resolveLogs } from '../../core/decisions/resolveLog.ts';
import { shownName } from '../../core/decisions/shownName.ts';
import { commitsOf } from '../../git/commitsOf.ts';
import { type PastFailure, type PastRecords, recordsAt } from '../../git/recordsAt.ts';
import { askInput, pickOne } from '../ask.ts';
import { Lifetime } from '../lifetime.ts';
import { escapeIcons, shortened } from '../markdown.ts';
import type { DecisionIndex, IndexParts } from './decisionIndex.ts';
import { iconOfStatus, statusOf } from './words.ts';

const scheme = 'headwater-decision';

/** Letters of a commit that people read. */
const short = 10;

/** Records as they were: their texts are shown as they stand in git, and cannot be written. */
export class PastDecisions extends Lifetime implements vscode.TextDocumentContentProvider {
  private readonly index: DecisionIndex;
  private readonly parts: IndexParts;
  /** Of the records that were opened. */
  private readonly texts = new Map<string, string>();

  constructor(index: DecisionIndex, parts: IndexParts) {
    super();
    this.index = index;
    this.parts = parts;
    this._register(vscode.workspace.registerTextDocumentContentProvider(scheme, this));
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /** Asks for a commit, shows the decisions of that time, and opens one. @returns why there is nothing to show */
  async ask(): Promise<string | undefined> {
    if (!vscode.workspace.isTrusted)
      return vscode.l10n.t('Git is asked once you trust this folder: it says how decisions stood before.');
    const folder = this.folder();
    if (folder === undefined) return vscode.l10n.t('These decisions are in no folder on this computer that git knows.');
    const revision = await this.askCommit(folder);
    if (revision === undefined) return undefined;
    const setting = vscode.workspace.getConfiguration('headwater', folder).get('decisions.folders', [] as string[]);
    const found = await recordsAt(folder.fsPath, revision, { setting });
    if (!found.ok) return whyNot(found.failure, revision);
    const decisions = await this.decisionsIn(found.value);
    const { commit, day } = found.value;
    if (decisions.length === 0) return vscode.l10n.t('On {day} there were no decisions yet.', { day });
    const items = decisions.map((decision) => ({ ...choice(decision), decision }));
    const title = vscode.l10n.t('Decisions as of {commit}, {day}', { commit: commit.slice(0, short), day });
    const options = { title, matchOnDescription: true, matchOnDetail: true };
    const picked = await pickOne(items, options);
    if (picked !== undefined) await this.open(found.value, picked.decision.path);
    return undefined;
  }

  /** The folder of the workspace in which most of its decisions are: that of the first one. */
  private folder(): vscode.Uri | undefined {
    const uris = this.index.now.decisions.flatMap(({ path }) => this.index.uriOf(path) ?? []);
    const folders = uris.flatMap((uri) => vscode.workspace.getWorkspaceFolder(uri)?.uri ?? []);
    return folders.find(({ scheme: one }) => one === 'file');
  }

  /** One of those that changed a record, or any that the person names. */
  private async askCommit(folder: vscode.Uri): Promise<string | undefined> {
    const { decisions } = this.index.now;
    const uris = decisions.flatMap(({ path }) => this.index.uriOf(path) ?? []);
    const paths = new Set(uris.map(({ path }) => posix.relative(folder.path, posix.dirname(path))));
    const commits = await commitsOf(folder.fsPath, [...paths]);
    const another = { label: vscode.l10n.t('Another commit…'), revision: undefined };
    const items = [
      ...commits.map(({ commit, day, subject }) => ({
        label: escapeIcons(shortened(subject, 100)),
        description: `${day} · ${commit.slice(0, short)}`,
        revision: commit,
      })),
      another,
    ];
    const placeHolder = vscode.l10n.t('As of which commit?');
    const picked = await pickOne(items, { placeHolder, matchOnDescription: true });
    if (picked?.revision !== undefined || picked === undefined) return picked?.revision;
    const prompt = vscode.l10n.t('A branch, a tag or a commit, such as {examples}', { examples: 'v1.2, main~3' });
    const typed = await askInput({ prompt });
    return typed === undefined || typed.trim() === '' ? undefined : typed.trim();
  }

  private async decisionsIn({ logs, texts }: PastRecords): Promise<readonly Decision[]> {
    const { readFrontMatter } = await this.parts.format.load();
    return resolveLogs(
      logs.map(({ folder, records }) => ({
        log: folder,
        records: records.flatMap((path) => {
          const text = texts.get(path);
          return text === undefined ? [] : [readDecision({ path, text, front: readFrontMatter(text) })];
        }),
      })),
    );
  }

  private async open({ commit, texts }: PastRecords, path: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${commit.slice(0, short)}/${path}`, query: commit });
    this.texts.set(uri.toString(), texts.get(path) ?? '');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }
}

function choice(decision: Decision): vscode.QuickPickItem {
  const facts = [shownName(decision), statusOf(decision), decision.date].filter((part) => part !== undefined);
  return {
    label: `$(${iconOfStatus(decision.status)}) ${escapeIcons(decision.title)}`,
    description: escapeIcons(facts.join(' · ')),
  };
}

function whyNot({ code }: PastFailure, revision: string): string {
  if (code === 'no-commit') return vscode.l10n.t('Git knows no commit {revision} here.', { revision });
  if (code === 'no-repository' || code === 'missing')
    return vscode.l10n.t('Git does not know this folder, so nothing says how decisions stood before.');
  return vscode.l10n.t('Git did not say what stood in {revision}. Try again.', { revision });
}
