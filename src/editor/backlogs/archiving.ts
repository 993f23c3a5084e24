import * as vscode from 'vscode';
import type { Archiving } from '../../backlog/archive.ts';
import type { Reading } from '../../backlog/reading.ts';
import type { Refusal } from '../../core/model/intention.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import type { Result } from '../../core/model/result.ts';
import type { Backlogs } from './backlogs.ts';
import type { FileFormat } from './fileFormat.ts';
import { type Saving, type Unsaved, comparedWithDisk } from './saving.ts';
import { archiveBeside } from './takenIds.ts';

/** A move of items between a backlog and its archive: planned on the texts as they are when it is carried out. */
export interface ArchiveIntention {
  /** The file that gets the items: it is written first, so that they are never in neither. */
  readonly into: 'archive' | 'backlog';
  /** @param archive undefined when there is none */
  readonly plan: (format: FileFormat, backlog: Reading, archive: string | undefined) => Result<Archiving, Refusal>;
}

export type ArchiveOutcome =
  | { readonly kind: 'done'; readonly unsaved: Unsaved | 'other-unsaved' | undefined }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly before: Reading }
  | { readonly kind: 'failed'; readonly why: 'no-backlog' | 'unsettled' };

/** What a change of several steps is carried out with. */
export interface Tools {
  readonly backlogs: Backlogs;
  readonly format: FileFormat;
  readonly saving: Saving;
  /** Waits for a document's next text, and has VS Code look for it when none comes. */
  readonly nextText: (document: vscode.TextDocument) => Promise<void>;
}

const mostAttempts = 5;

/**
 * Moves items between a backlog and its archive as one `WorkspaceEdit`. Files that were clean are saved, the one that
 * gets the items first; while that one is unsaved, so is the other.
 */
export async function moveBetween(
  uri: vscode.Uri,
  { into, plan }: ArchiveIntention,
  tools: Tools,
): Promise<ArchiveOutcome> {
  const backlog = await vscode.workspace.openTextDocument(uri);
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const archive = await documentIfAny(archiveBeside(uri));
    const files = (into === 'archive' ? [archive, backlog] : [backlog, archive]).filter((file) => file !== undefined);
    const open = await Promise.all(files.map(standing));
    const newer = open.find(({ disk }) => disk === 'newer');
    if (newer !== undefined) {
      await tools.nextText(newer.document);
      continue;
    }
    // Everything from here to `applyEdit` happens in one turn; VS Code refuses the edit if its own text is newer.
    const before = tools.backlogs.readDocument(backlog, tools.format);
    if (before === undefined) return { kind: 'failed', why: 'no-backlog' };
    const planned = plan(tools.format, before, archive?.getText());
    if (!planned.ok) return { kind: 'refused', refusal: planned.failure, before };
    if (!(await write(backlog, archive, planned.value))) continue;
    return { kind: 'done', unsaved: await saveInOrder(open, tools.saving) };
  }
  return { kind: 'failed', why: 'unsettled' };
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

async function write(
  backlog: vscode.TextDocument,
  archive: vscode.TextDocument | undefined,
  { backlogEdits, archiveEdits }: Archiving,
): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  if (archive !== undefined) addEdits(edit, archive, archiveEdits);
  else if (archiveEdits.length > 0) {
    const contents = new TextEncoder().encode(archiveEdits.map(({ text }) => text).join(''));
    edit.createFile(archiveBeside(backlog.uri), { contents, overwrite: false, ignoreIfExists: false });
  }
  addEdits(edit, backlog, backlogEdits);
  return vscode.workspace.applyEdit(edit);
}

function addEdits(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, edits: readonly TextEdit[]): void {
  for (const { start, end, text } of edits)
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
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

/** A document, opened where it is not; undefined when there is no such file. */
export async function documentIfAny(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
