import * as vscode from 'vscode';
import type { Merged } from '../../backlog/merge.ts';
import type { Reading } from '../../backlog/reading.ts';
import type { ConflictVersions, Stages } from '../../backlog/resolving/conflictVersions.ts';
import type { Choice, MergeConflict, MergeReport } from '../../core/merge/merged.ts';
import { type Exceeded, exceededLimits } from '../exceeded.ts';
import { type Tools, saveInOrder, standing } from './changeFiles.ts';
import { difference } from '../../core/model/difference.ts';
import type { Unsaved } from './saving.ts';
import type { TakenIds } from './takenIds.ts';

/** How a text with conflict markers is to be resolved. */
export interface Resolving {
  /** What a person chose, by the key of the clash. Without it nothing is written while there is something to choose. */
  readonly choices?: Readonly<Record<string, Choice>> | undefined;
  /** The version of the text that the choices are about: on another one they are asked for again. */
  readonly version?: number | undefined;
}

/** What a merge was made from: git's own versions, the text, or the text since git is not started here. */
export type MergedFrom = ConflictVersions['from'] | 'untrusted';

export type ResolveOutcome =
  | {
      readonly kind: 'done';
      readonly from: MergedFrom;
      readonly reports: readonly MergeReport[];
      /** Limits that neither side exceeded. */
      readonly exceeded: readonly Exceeded[];
      /** Clashes that nobody has settled, whose markers are still there. */
      readonly left: number;
      readonly unsaved: Unsaved | 'other-unsaved' | undefined;
    }
  /** Both sides changed the same: nothing was written, a person has to say. */
  | {
      readonly kind: 'clashes';
      readonly from: MergedFrom;
      readonly clashes: readonly MergeConflict[];
      readonly labels: { readonly ours: string; readonly theirs: string };
      /** The backlog as it is shown meanwhile. */
      readonly before: Reading;
      readonly version: number;
    }
  /** Nothing was written. `lines`: this cannot be merged by item. */
  | { readonly kind: 'failed'; readonly why: 'no-backlog' | 'unsettled' | 'no-conflict' | 'lines' };

interface ResolveTools extends Tools {
  readonly takenIds: TakenIds;
}

interface Resolution {
  readonly merged: Merged;
  readonly versions: ConflictVersions;
  readonly from: MergedFrom;
}

const mostAttempts = 5;

/**
 * Resolves the conflicts of a backlog, or of the file of one of its items, by a merge by item, as one `WorkspaceEdit`: undo brings the markers back. A document
 * that was clean is saved; git is not told, as that is the person's word that all is right.
 */
export async function resolveIn(
  uri: vscode.Uri,
  { choices, version }: Resolving,
  tools: ResolveTools,
): Promise<ResolveOutcome> {
  const document = await vscode.workspace.openTextDocument(uri);
  // The file of a single item is shown as a part of its backlog.
  const main = await vscode.workspace.openTextDocument(tools.backlogs.ownerOf(uri) ?? uri);
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const stages = await stagesOf(uri);
    const stood = await standing(document);
    if (stood.disk === 'newer') {
      await tools.saving.nextText(document);
      continue;
    }
    const seen = version === document.version ? choices : undefined;
    const resolution = await merge(stood.text, stages, { uri: main.uri, choices: seen, takenIds: tools.takenIds });
    if (document.getText() !== stood.text) continue;
    // Everything from here to `applyEdit` happens in one turn; VS Code refuses the edit if its own text is newer.
    const before = tools.backlogs.readDocument(main, tools.format);
    if (before === undefined) return { kind: 'failed', why: 'no-backlog' };
    if (tools.format.hideConflicts(stood.text).conflict === undefined) return { kind: 'failed', why: 'no-conflict' };
    if (resolution === undefined) return { kind: 'failed', why: 'lines' };
    const { merged, from, versions } = resolution;
    if (merged.conflicts.length > 0 && seen === undefined) {
      const { labels } = versions;
      return { kind: 'clashes', from, clashes: merged.conflicts, labels, before, version: document.version };
    }
    if (!(await write(document, merged.text))) continue;
    const unsaved = await saveInOrder([stood], tools.saving);
    const exceeded = exceededByMerge(resolution, tools);
    return { kind: 'done', from, reports: merged.reports, exceeded, left: merged.conflicts.length, unsaved };
  }
  return { kind: 'failed', why: 'unsettled' };
}

/** What git's index has of a file. An untrusted folder starts no process; git's configuration there could start others. */
async function stagesOf(uri: vscode.Uri): Promise<Stages | 'untrusted' | undefined> {
  if (uri.scheme !== 'file') return undefined;
  if (!vscode.workspace.isTrusted) return 'untrusted';
  const { conflictStages } = await import('../../git/conflictStages.ts');
  return conflictStages(uri.fsPath);
}

interface Circumstances {
  /** The backlog's own file. */
  readonly uri: vscode.Uri;
  readonly choices: Resolving['choices'];
  readonly takenIds: TakenIds;
}

/** The first of the ways to merge that works. */
async function merge(
  text: string,
  stages: Stages | 'untrusted' | undefined,
  { uri, choices = {}, takenIds }: Circumstances,
): Promise<Resolution | undefined> {
  const [{ mergeBacklogs }, { isSound }, { conflictVersions }] = await Promise.all([
    import('../../backlog/merge.ts'),
    import('../../agents/merging/markers.ts'),
    import('../../backlog/format.ts'),
  ]);
  const resolve = ({ key }: { readonly key: string }) => (Object.hasOwn(choices, key) ? choices[key] : undefined);
  for (const versions of conflictVersions(text, stages === 'untrusted' ? undefined : stages)) {
    const { labels, ours, theirs } = versions;
    let merged = mergeBacklogs(versions, { labels, resolve });
    // Others are asked for their ids only where a new one is given.
    if (merged?.reports.some(({ code }) => code === 'merge.renumbered') === true)
      merged = mergeBacklogs(versions, { labels, resolve, takenIds: await takenIds.outside(uri) });
    if (merged === undefined || !isSound(merged, [ours, theirs])) continue;
    return { merged, versions, from: stages === 'untrusted' ? 'untrusted' : versions.from };
  }
  return undefined;
}

/** One `WorkspaceEdit`: one undo step. False when VS Code has a newer text. */
async function write(document: vscode.TextDocument, text: string): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text: lines } of difference(document.getText(), text))
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), lines);
  return vscode.workspace.applyEdit(edit);
}

/** Limits that the result exceeds, and neither side did. */
function exceededByMerge({ merged, versions }: Resolution, { format }: Tools): readonly Exceeded[] {
  const exceeded = (text: string) => {
    const reading = format.readBacklog(text);
    return reading === undefined ? [] : exceededLimits(reading.backlog);
  };
  const after = exceeded(merged.text);
  if (after.length === 0) return after;
  const before = [...exceeded(versions.ours), ...exceeded(versions.theirs)].map(({ column }) => column);
  return after.filter(({ column }) => !before.includes(column));
}
