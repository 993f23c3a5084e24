import * as vscode from 'vscode';
import type { Reading } from '../backlog/reading.ts';
import type { Range, TextEdit } from '../core/model/problem.ts';
import { Positions } from './positions.ts';

/** A range in one of a backlog's files, with what that file says. */
export interface FilePlace {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly range: Range;
}

/** A backlog as it was read: its main file, and the reading of all. */
interface Read {
  readonly uri: vscode.Uri;
  readonly reading: Reading;
}

/** One of a backlog's files. @param file by its path from the main file's folder; the empty text for that one */
export function fileUri(main: vscode.Uri, file: string): vscode.Uri {
  return file === '' ? main : vscode.Uri.joinPath(main, '..', file);
}

/** In which of a backlog's files ranges of its text stand, and where. */
export async function filePlaces({ uri, reading }: Read, ranges: readonly Range[]): Promise<readonly FilePlace[]> {
  if (reading.source.spread === undefined) return ranges.map((range) => ({ uri, text: reading.text, range }));
  const { fileRange } = await import('../backlog/format.ts');
  return ranges.map((range) => {
    const { file, ...place } = fileRange(reading, range);
    return { uri: fileUri(uri, file), ...place };
  });
}

/** Edits of a backlog's text as one `WorkspaceEdit` of the files that they are in: one undo step. */
export async function editOfFiles({ uri, reading }: Read, edits: readonly TextEdit[]): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const { distribute, fileText } = await import('../backlog/format.ts');
  for (const { file, edits: own } of distribute(reading, edits)) {
    const positions = new Positions(fileText(reading, file));
    for (const { start, end, text } of own) edit.replace(fileUri(uri, file), positions.rangeOf({ start, end }), text);
  }
  return edit;
}

/** The place in a backlog's text of an offset in one of its files; undefined for a file that is not among them. */
export async function offsetOfPlace(
  { uri, reading }: Read,
  at: vscode.Uri,
  offset: number,
): Promise<number | undefined> {
  if (at.toString() === uri.toString() && reading.source.spread === undefined) return offset;
  const { offsetIn } = await import('../backlog/format.ts');
  const folder = vscode.Uri.joinPath(uri, '..');
  if (at.scheme !== uri.scheme || !at.path.startsWith(`${folder.path}/`)) return undefined;
  return offsetIn(reading, at.toString() === uri.toString() ? '' : at.path.slice(folder.path.length + 1), offset);
}
