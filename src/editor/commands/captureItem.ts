import { posix } from 'node:path';
import * as vscode from 'vscode';
import { askTitle } from './addItem.ts';
import { titleFrom } from './capturedTitle.ts';
import { type Command, Unable } from './command.ts';
import { backlogOf } from './targets.ts';

/** Adds what is selected, or the TODO under the cursor, as an idea that links back to its line. */
export const captureItem: Command = {
  id: 'headwater.captureItem',
  run: async (parts) => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined)
      throw new Unable(vscode.l10n.t('Open a file as text and put the cursor on what to capture.'));
    const { document, selection } = editor;
    const { uri, reading } = await backlogOf(parts, undefined);
    const line = document.lineAt(selection.start.line).text;
    const title = await askTitle(titleFrom(document.getText(selection), line));
    if (title === undefined) return;
    const link = linkTo(document.uri, uri, selection.start.line);
    const raisedBy = await parts.identity.me(uri, reading.backlog);
    await parts.change.apply(uri, { kind: 'add', title, fields: { source: 'developer', raisedBy, links: [link] } });
  },
};

/** A line's place as the file's `links` have it: the path from the backlog's folder, and the line from 1. */
export function linkTo(target: vscode.Uri, backlog: vscode.Uri, line: number): string {
  const near = target.scheme === backlog.scheme && target.authority === backlog.authority;
  const path = near ? posix.relative(posix.dirname(backlog.path), target.path) : target.toString(true);
  return `${path}#L${line + 1}`;
}
