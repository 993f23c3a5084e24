import * as vscode from 'vscode';
import type { Change, Circumstances } from '../../backlog/change.ts';
import type { Reading } from '../../backlog/reading.ts';
import type { BranchRecord } from '../../core/batch/branchRecord.ts';
import type { Intention, Refusal } from '../../core/model/intention.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import type { Result } from '../../core/model/result.ts';
import { now } from '../clock.ts';
import type { Identity } from '../identity.ts';
import { type ArchiveIntention, type ArchiveOutcome, moveBetween } from './archiving.ts';
import type { BacklogFile, Backlogs } from './backlogs.ts';
import { type FilesOutcome, type Tools, changeFiles } from './changeFiles.ts';
import { difference } from '../../core/model/difference.ts';
import { announced, comparedWithDisk, documentIfAny, readAgain } from './documents.ts';
import type { FileFormat, FileFormatLoader } from './fileFormat.ts';
import type { LayoutOutcome } from './layouts.ts';
import { type ResolveOutcome, type Resolving, resolveIn } from './resolving.ts';
import { type Unsaved, Saving } from './saving.ts';
import { TakenIds } from './takenIds.ts';

/** What changes of backlogs are made with. */
export interface ChangesParts {
  readonly backlogs: Backlogs;
  readonly format: FileFormatLoader;
  readonly identity: Identity;
  /** How large the branches of a backlog's repository are known to be, the latest first. */
  readonly branches: (uri: vscode.Uri) => readonly BranchRecord[];
}

/** One at least. */
type Intentions = readonly Intention[];

/** What became of an intention. `before` is the backlog that it was judged on. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly change: Change;
      readonly before: Reading;
      readonly unsaved: Unsaved | 'other-unsaved' | undefined;
    }
  /** Not a backlog (any more), or the text kept changing under the intention: nothing was written. */
  | Exclude<FilesOutcome<Change>, { kind: 'done' }>;

/** How often an edit is computed anew when the text changes before VS Code takes it. */
const mostAttempts = 5;

/**
 * The only way by which the editor writes to a backlog: an intention becomes one `WorkspaceEdit` on the text as it
 * is, one undo step; a document that was clean is saved, a dirty one stays dirty.
 */
export class Changes {
  private readonly queues = new Map<string, Promise<unknown>>();
  private readonly saving = new Saving();
  private readonly takenIds = new TakenIds();
  private readonly backlogs: Backlogs;
  private readonly format: FileFormatLoader;
  private readonly identity: Identity;
  private readonly branches: ChangesParts['branches'];

  constructor({ backlogs, format, identity, branches }: ChangesParts) {
    this.backlogs = backlogs;
    this.format = format;
    this.identity = identity;
    this.branches = branches;
  }

  /** Carries out intentions as one step, each judged on what the ones before it left; all or none. */
  apply(uri: vscode.Uri, ...intentions: Intentions): Promise<Outcome> {
    return this.inTurn(uri, () => this.carryOut(uri, intentions));
  }

  /** Gives a file the text that it had before a change, as one step. False when it says something else by now. */
  takeBack(uri: vscode.Uri, { before, after }: { readonly before: string; readonly after: string }): Promise<boolean> {
    return this.inTurn(uri, async () => {
      const document = await documentIfAny(uri);
      if (document?.getText() !== after) return false;
      const clean = !document.isDirty;
      if (!(await write(document, difference(after, before)))) return false;
      if (clean) await this.save(document, after, (await comparedWithDisk(document)) === 'mixed' ? 'mixed' : 'same');
      return true;
    });
  }

  /** Moves items between a backlog and its archive, as one step. */
  archive(uri: vscode.Uri, intention: ArchiveIntention): Promise<ArchiveOutcome> {
    return this.inTurn(uri, async () => {
      return moveBetween(uri, intention, await this.tools());
    });
  }

  /** Gives each item a file of its own, or puts all back into the one file, as one step. */
  layOut(uri: vscode.Uri, to: 'spread' | 'gather'): Promise<LayoutOutcome> {
    return this.inTurn(uri, async () => {
      const tools = await this.tools();
      const { spreadItems, gatherItems } = await import('./layouts.ts');
      return to === 'spread' ? spreadItems(uri, tools) : gatherItems(uri, tools);
    });
  }

  /** Merges a text with conflict markers, a backlog's or that of one of its items, by item, as one step. */
  resolve(uri: vscode.Uri, resolving: Resolving = {}): Promise<ResolveOutcome> {
    return this.inTurn(this.backlogs.ownerOf(uri) ?? uri, async () => {
      return resolveIn(uri, resolving, { ...(await this.tools()), takenIds: this.takenIds });
    });
  }

  private async tools(): Promise<Tools> {
    const { backlogs, saving } = this;
    return { backlogs, format: await this.format.load(), saving };
  }

  /** Changes of one backlog wait for each other. */
  private inTurn<Done>(uri: vscode.Uri, work: () => Promise<Done>): Promise<Done> {
    const key = uri.toString();
    const turn = (this.queues.get(key) ?? Promise.resolve()).then(work);
    const settled = turn.catch(() => undefined);
    this.queues.set(key, settled);
    void settled.then(() => {
      if (this.queues.get(key) === settled) this.queues.delete(key);
    });
    return turn;
  }

  private async carryOut(uri: vscode.Uri, intentions: Intentions): Promise<Outcome> {
    const format = await this.format.load();
    const document = await documentIfAny(uri);
    if (document === undefined) return { kind: 'failed', why: 'no-backlog' };
    const file = await this.backlogs.file(uri);
    if (file?.reading.source.spread !== undefined) return this.carryOutInFiles(document, file, intentions);
    for (let left = mostAttempts; left > 0; left -= 1) {
      const outcome = await this.attempt(document, intentions, format);
      if (outcome === undefined) continue;
      // The file is newer than the text that the change was made on: what it says now is what counts.
      if (left > 1 && isAllThatIsUnsaved(document, outcome, format) && (await readAgain(document))) continue;
      return outcome;
    }
    return { kind: 'failed', why: 'unsettled' };
  }

  /** The same where items stand in files of their own. */
  private async carryOutInFiles(
    document: vscode.TextDocument,
    file: BacklogFile,
    intentions: Intentions,
  ): Promise<Outcome> {
    const [circumstances, tools] = [await this.circumstances(file, intentions), await this.tools()];
    const plan = (before: Reading) => {
      const planned = tools.format.planInFiles(before, intentions, circumstances);
      if (!planned.ok) return planned;
      const { files, change } = planned.value;
      return { ok: true, value: { files, answer: change } } as const;
    };
    const outcome = await changeFiles(document, { plan }, tools);
    return outcome.kind === 'done' ? { ...outcome, change: outcome.answer } : outcome;
  }

  /** Undefined when there is a newer text than the one that the change was made on: then nothing was written. */
  private async attempt(
    document: vscode.TextDocument,
    intentions: readonly Intention[],
    format: FileFormat,
  ): Promise<Outcome | undefined> {
    const file = await this.backlogs.file(document.uri);
    const circumstances = file && (await this.circumstances(file, intentions));
    const disk = document.isDirty || document.isUntitled ? 'same' : await comparedWithDisk(document);
    if (disk === 'newer') {
      await this.saving.nextText(document);
      return undefined;
    }
    // Everything from here to `applyEdit` happens in one turn; VS Code refuses the edit if its own text is newer.
    const before = this.backlogs.readDocument(document, format);
    if (before === undefined || circumstances === undefined) return { kind: 'failed', why: 'no-backlog' };
    const plan = planAll(format, before, intentions, circumstances);
    if (!plan.ok) return { kind: 'refused', refusal: plan.failure, before };
    const clean = !document.isDirty;
    if (!(await write(document, plan.value.edits))) {
      await announced(document);
      return undefined;
    }
    const unsaved = clean && plan.value.edits.length > 0 ? await this.save(document, before.text, disk) : undefined;
    return { kind: 'done', change: plan.value, before, unsaved };
  }

  private async save(
    document: vscode.TextDocument,
    before: string,
    disk: 'same' | 'mixed',
  ): Promise<Unsaved | undefined> {
    if (document.isUntitled) return undefined;
    return disk === 'mixed' ? 'mixed-line-breaks' : this.saving.save(document, document.getText(), before);
  }

  private async circumstances({ uri, reading }: BacklogFile, intentions: readonly Intention[]): Promise<Circumstances> {
    const adds = intentions.some((intention) => intention.kind === 'add');
    return {
      now: now(),
      me: await this.identity.me(uri, reading.backlog),
      takenIds: adds ? await this.takenIds.outside(uri, reading.source.spread?.folder) : [],
      branches: this.branches(uri),
    };
  }
}

/** Whether a change was written into a document that could not be saved, and nobody has typed there since. */
function isAllThatIsUnsaved(document: vscode.TextDocument, outcome: Outcome, { applyEdits }: FileFormat): boolean {
  if (outcome.kind !== 'done' || outcome.unsaved !== 'failed') return false;
  return document.getText() === applyEdits(outcome.before.text, outcome.change.edits);
}

/** One `WorkspaceEdit`: one undo step. False when VS Code has a newer text than the edits are of. */
async function write(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<boolean> {
  if (edits.length === 0) return true;
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of edits) {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    edit.replace(document.uri, range, text);
  }
  return vscode.workspace.applyEdit(edit);
}

/** Plans one intention after the other; several become one edit over the lines that they touch. */
function planAll(
  format: FileFormat,
  before: Reading,
  intentions: readonly Intention[],
  circumstances: Circumstances,
): Result<Change, Refusal> {
  let reading = before;
  let result: Result<Change, Refusal> | undefined;
  for (const intention of intentions) {
    result = format.planChange(reading, intention, circumstances);
    if (!result.ok) return result;
    if (intentions.length === 1) return result;
    const text = format.applyEdits(reading.text, result.value.edits);
    reading = format.readBacklog(text, reading) ?? reading;
  }
  if (result === undefined) throw new TypeError('An intention is needed.');
  return result.ok ? { ok: true, value: { ...result.value, edits: difference(before.text, reading.text) } } : result;
}
