import { posix } from 'node:path';
import * as vscode from 'vscode';
import { askTitle } from './addItem.ts';
import { type Command, Unable } from './command.ts';
import { backlogOf } from './targets.ts';

/** Longest title that is taken over from a text, in characters. */
const longestTitle = 120;

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

/** A title from the selection, else from the TODO comment on a line; empty when there is neither. */
export function titleFrom(selected: string, line: string): string {
  const text =
    selected.trim() === '' ? (/\b(?:TODO|FIXME|HACK|XXX)\b(?:\([^)]*\))?:?\s*(.*)$/u.exec(line)?.[1] ?? '') : selected;
  const [first = ''] = text.trim().split(/\r?\n/u);
  return withoutComment(first).slice(0, longestTitle).trim();
}

/** A line's place as the file's `links` have it: the path from the backlog's folder, and the line from 1. */
export function linkTo(target: vscode.Uri, backlog: vscode.Uri, line: number): string {
  const near = target.scheme === backlog.scheme && target.authority === backlog.authority;
  const path = near ? posix.relative(posix.dirname(backlog.path), target.path) : target.toString(true);
  return `${path}#L${line + 1}`;
}

function withoutComment(text: string): string {
  return text.replace(/^\s*(?:\/\/+|\/\*+|#+|--|<!--|\*)\s*/u, '').replace(/\s*(?:\*\/|-->)\s*$/u, '');
}
