import * as vscode from 'vscode';
import type { BacklogFile } from './backlogs/backlogs.ts';
import { filePlaces } from './filePlaces.ts';
import { Positions } from './positions.ts';

/** Shows the file as text, with the cursor on a line (from 0). */
export async function revealLine(uri: vscode.Uri, line: number): Promise<void> {
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.commands.executeCommand('vscode.openWith', uri, 'default', { selection });
}

/** Shows the file that an item stands in as text, with the cursor on a line of it (from 1), else on the item's first. */
export async function revealItem(file: BacklogFile, key: string, at?: number): Promise<void> {
  const { uri, line } = await lineOfItem(file, key);
  await revealLine(uri, at === undefined ? line : Math.max(0, at - 1));
}

/** Where an item's first line stands: in which file, and the line from 0. */
export async function lineOfItem(
  { uri, reading }: BacklogFile,
  key: string,
): Promise<{ readonly uri: vscode.Uri; readonly line: number }> {
  const { line } = reading.source.items[reading.backlog.items.findIndex((item) => item.key === key)] ?? {};
  const places = line === undefined ? [] : await filePlaces({ uri, reading }, [{ start: line, end: line }]);
  const [place = { uri, text: '', range: { start: 0 } }] = places;
  return { uri: place.uri, line: new Positions(place.text).lineAt(place.range.start) };
}
