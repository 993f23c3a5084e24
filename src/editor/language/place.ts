import * as vscode from 'vscode';
import { archiveOf, isArchive } from '../../core/model/archiveName.ts';
import type { Reading } from '../../backlog/reading.ts';
import type { Range } from '../../core/model/problem.ts';
import type { BacklogFile, Backlogs } from '../backlogs/backlogs.ts';
import type { FileFormatLoader } from '../backlogs/fileFormat.ts';
import { pause, slice } from '../backlogs/slice.ts';

/** What the providers stand on. */
export interface LanguageParts {
  readonly backlogs: Backlogs;
  readonly format: FileFormatLoader;
}

/**
 * The reading of a document's present text; undefined when it is no backlog. The text is read at most once, and a
 * large one in slices.
 */
export async function readingOf(
  { backlogs, format }: LanguageParts,
  document: vscode.TextDocument,
): Promise<Reading | undefined> {
  await backlogs.file(document.uri);
  const loaded = await format.load();
  const reading = backlogs.readDocument(document, loaded);
  // What stands in files of their own stands at no place of this one.
  return reading?.source.spread === undefined ? reading : loaded.readBacklog(document.getText());
}

export function rangeIn(document: vscode.TextDocument, { start, end }: Range): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** Collects what a generator hands over, a slice at a time; undefined when it is no longer wanted. */
export async function inSlices<Value>(
  work: Generator<Value | undefined>,
  token: vscode.CancellationToken,
): Promise<readonly Value[] | undefined> {
  const found: Value[] = [];
  let begin = performance.now();
  for (const value of work) {
    if (value !== undefined) found.push(value);
    if (performance.now() - begin < slice) continue;
    await pause();
    if (token.isCancellationRequested) return undefined;
    begin = performance.now();
  }
  return found;
}

/** Where the archive of a backlog is. */
export function archiveUri(uri: vscode.Uri): vscode.Uri {
  return uri.with({ path: archiveOf(uri.path) });
}

/** Whether a file is a backlog, the archive of one, or holds an item of one. */
export function isOurs({ backlogs }: LanguageParts, uri: vscode.Uri): boolean {
  return backlogs.includes(uri) || isArchive(uri.path) || backlogs.ownerOf(uri) !== undefined;
}

/** The archive beside a backlog, opened; undefined when there is none, or when this is it. */
export async function archiveBeside(parts: LanguageParts, uri: vscode.Uri): Promise<BacklogFile | undefined> {
  if (isArchive(uri.path)) return undefined;
  try {
    const document = await vscode.workspace.openTextDocument(archiveUri(uri));
    const reading = await readingOf(parts, document);
    return reading && { uri: document.uri, reading };
  } catch {
    // Most backlogs have no archive.
    return undefined;
  }
}
