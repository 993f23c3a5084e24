import * as vscode from 'vscode';
import type { Reading } from '../../backlog/reading.ts';
import type { FileChange } from '../../backlog/spread/fileChange.ts';
import type { Refusal } from '../../core/model/intention.ts';
import type { Result } from '../../core/model/result.ts';
import { fileUri } from '../filePlaces.ts';
import type { Backlogs } from './backlogs.ts';
import { comparedWithDisk, documentIfAny, readAgain } from './documents.ts';
import type { FileFormat } from './fileFormat.ts';
import type { Saving, Unsaved } from './saving.ts';

/** What a change of several files is carried out with. */
export interface Tools {
  readonly backlogs: Backlogs;
  readonly format: FileFormat;
  readonly saving: Saving;
}

/** What is to be done to a backlog's files, in the order in which it is written, and what comes of it. */
export interface FilePlan<Answer> {
  readonly files: readonly FileChange[];
  readonly answer: Answer;
}

/** A change of a backlog's files, planned on what they say when it is carried out. */
export interface FilesIntention<Answer> {
  /** A file beside the main one that is asked as well, such as the archive. */
  readonly beside?: vscode.Uri | undefined;
  /** @param text what the file beside it says; undefined when there is none */
  readonly plan: (before: Reading, text: string | undefined) => Result<FilePlan<Answer>, Refusal>;
}

export type FilesOutcome<Answer> =
  | {
      readonly kind: 'done';
      readonly answer: Answer;
      readonly before: Reading;
      readonly unsaved: Unsaved | 'other-unsaved' | undefined;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly before: Reading }
  /** Nothing was written. `unsaved-items`: a file would go while somebody types in it, or in the one that gets its text. */
  | { readonly kind: 'failed'; readonly why: 'no-backlog' | 'unsettled' | 'unsaved-items' };

/** Opening the files that a plan turns out to touch takes a turn as well. */
const mostAttempts = 8;

/**
 * Changes a backlog's files as one `WorkspaceEdit`. It always names the main file, whose board is where the step is
 * undone. Files that were clean are saved in the order of the plan; while one of them cannot be, neither are the later.
 */
export async function changeFiles<Answer>(
  main: vscode.TextDocument,
  intention: FilesIntention<Answer>,
  tools: Tools,
): Promise<FilesOutcome<Answer>> {
  const open = new OpenFiles(main, intention.beside);
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    await tools.backlogs.file(main.uri);
    const newer = await open.open();
    if (newer !== undefined) {
      await tools.saving.nextText(newer);
      open.forget();
      continue;
    }
    // Everything from here to `applyEdit` happens in one turn; VS Code refuses the edit if its own text is newer.
    const before = tools.backlogs.readDocument(main, tools.format);
    if (before === undefined) return { kind: 'failed', why: 'no-backlog' };
    const planned = intention.plan(before, open.textBeside);
    if (!planned.ok) return { kind: 'refused', refusal: planned.failure, before };
    const { files, answer } = planned.value;
    if (!open.hold(files)) continue;
    if (open.wouldLose(files)) return { kind: 'failed', why: 'unsaved-items' };
    if (!(await vscode.workspace.applyEdit(open.editOf(files)))) {
      open.forget();
      continue;
    }
    tools.backlogs.written(files.filter(({ kind }) => kind !== 'edit').map(({ file }) => fileUri(main.uri, file)));
    const unsaved = await saveInOrder(open.edited(files), tools.saving);
    if (unsaved === 'failed' && (await open.isReadAgain(files))) {
      open.forget();
      continue;
    }
    if (unsaved !== undefined) await open.putBack(files);
    return { kind: 'done', answer, before, unsaved };
  }
  return { kind: 'failed', why: 'unsettled' };
}

/** The documents that a change is about, each as it stood when it was opened. */
class OpenFiles {
  private readonly main: vscode.TextDocument;
  private readonly beside: vscode.Uri | undefined;
  private readonly wanted = new Map<string, vscode.Uri>();
  private readonly standing = new Map<string, Standing>();

  constructor(main: vscode.TextDocument, beside: vscode.Uri | undefined) {
    this.main = main;
    this.beside = beside;
    for (const uri of [main.uri, beside]) if (uri !== undefined) this.wanted.set(uri.toString(), uri);
  }

  get textBeside(): string | undefined {
    return this.standing.get(String(this.beside))?.document.getText();
  }

  /** Opens what is not. @returns a document whose file says something newer */
  async open(): Promise<vscode.TextDocument | undefined> {
    for (const [key, uri] of this.wanted) {
      const document = this.standing.has(key) ? undefined : await documentIfAny(uri);
      if (document !== undefined) this.standing.set(key, await standing(document));
    }
    return [...this.standing.values()].find(({ disk }) => disk === 'newer')?.document;
  }

  forget(): void {
    this.standing.clear();
  }

  /** Whether all that a plan touches is open and as it was when it was compared with the disk. */
  hold(files: readonly FileChange[]): boolean {
    for (const uri of files.filter(({ kind }) => kind !== 'create').map((change) => this.uriOf(change)))
      this.wanted.set(uri.toString(), uri);
    const known = [...this.standing.values()];
    if (known.some(({ document, text }) => document.isClosed || document.getText() !== text)) {
      this.forget();
      return false;
    }
    return files.every((change) => change.kind === 'create' || this.of(change) !== undefined);
  }

  /**
   * What was typed and not saved would go with a file, and no undo would bring it back. Nor does a file go while the one
   * that gets its text is left unsaved.
   */
  wouldLose(files: readonly FileChange[]): boolean {
    if (files.every(({ kind }) => kind !== 'remove')) return false;
    return files.some((change) => this.of(change)?.clean === false);
  }

  /** Puts back files that are gone, where what got their text could not be saved: nothing stands in memory alone. */
  async putBack(files: readonly FileChange[]): Promise<void> {
    for (const change of files.filter(({ kind }) => kind === 'remove')) {
      const text = this.of(change)?.text;
      if (text !== undefined) await vscode.workspace.fs.writeFile(this.uriOf(change), new TextEncoder().encode(text));
    }
  }

  editOf(files: readonly FileChange[]): vscode.WorkspaceEdit {
    const edit = new vscode.WorkspaceEdit();
    for (const change of files) {
      const uri = this.uriOf(change);
      if (change.kind === 'create') {
        const contents = new TextEncoder().encode(change.text);
        edit.createFile(uri, { contents, overwrite: false, ignoreIfExists: false });
      } else if (change.kind === 'remove') edit.deleteFile(uri);
      else this.addEdits(edit, change);
    }
    for (const uri of this.alsoNamed(files)) edit.insert(uri, new vscode.Position(0, 0), '');
    return edit;
  }

  /**
   * Documents that get an edit that says nothing. The main one has its part in the step by that, so that its board undoes
   * it. Where it would be alone VS Code leaves out what changes nothing: then a file that comes is the second.
   */
  private alsoNamed(files: readonly FileChange[]): readonly vscode.Uri[] {
    const named = files.filter(({ kind }) => kind === 'edit').map((change) => this.uriOf(change));
    if (named.some((uri) => uri.toString() === this.main.uri.toString())) return [];
    const created = files.find(({ kind }) => kind === 'create');
    return [this.main.uri, ...(named.length > 0 || created === undefined ? [] : [this.uriOf(created)])];
  }

  edited(files: readonly FileChange[]): readonly Standing[] {
    return files.flatMap((change) => (change.kind === 'edit' ? (this.of(change) ?? []) : []));
  }

  /**
   * Whether the only file that was changed turned out to be newer than the text that the change was made on, and VS Code
   * has read it now: what it says counts, and the change is made anew.
   */
  async isReadAgain(files: readonly FileChange[]): Promise<boolean> {
    const [only] = this.edited(files);
    return files.length === 1 && only?.clean === true && (await readAgain(only.document));
  }

  private addEdits(edit: vscode.WorkspaceEdit, change: Extract<FileChange, { kind: 'edit' }>): void {
    const document = this.of(change)?.document;
    if (document === undefined) return;
    for (const { start, end, text } of change.edits)
      edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  }

  private of(change: FileChange): Standing | undefined {
    return this.standing.get(this.uriOf(change).toString());
  }

  private uriOf({ file }: FileChange): vscode.Uri {
    return fileUri(this.main.uri, file);
  }
}

export interface Standing {
  readonly document: vscode.TextDocument;
  readonly clean: boolean;
  readonly text: string;
  readonly disk: 'same' | 'mixed' | 'newer';
}

/** How a document stands before a change. */
export async function standing(document: vscode.TextDocument): Promise<Standing> {
  const clean = !document.isDirty && !document.isUntitled;
  return { document, clean, text: document.getText(), disk: clean ? await comparedWithDisk(document) : 'same' };
}

/** Saves documents that were clean, until one cannot be. */
export async function saveInOrder(
  files: readonly Standing[],
  saving: Saving,
): Promise<Unsaved | 'other-unsaved' | undefined> {
  let blocked = false;
  for (const { document, clean, text, disk } of files) {
    if (blocked && clean) return 'other-unsaved';
    if (!clean) blocked = true;
    else if (disk === 'mixed') return 'mixed-line-breaks';
    else {
      const unsaved = await saving.save(document, document.getText(), text);
      if (unsaved !== undefined) return unsaved;
    }
  }
  return undefined;
}
