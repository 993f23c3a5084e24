import * as vscode from 'vscode';
import type { Reading } from '../backlog/reading.ts';
import type { BacklogFile } from './backlogs/backlogs.ts';
import { Positions } from './positions.ts';

/** Shows the file as text, with the cursor on a line (from 0). */
export async function revealLine(uri: vscode.Uri, line: number): Promise<void> {
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.commands.executeCommand('vscode.openWith', uri, 'default', { selection });
}

/** Shows the file as text, with the cursor on an item's first line. */
export async function revealItem({ uri, reading }: BacklogFile, key: string): Promise<void> {
  await revealLine(uri, lineOfItem(reading, key) ?? 0);
}

/** Line of an item's first line, from 0. */
export function lineOfItem({ text, backlog, source }: Reading, key: string): number | undefined {
  const place = source.items[backlog.items.findIndex((item) => item.key === key)];
  return place === undefined ? undefined : new Positions(text).lineAt(place.line);
}
