import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { BatchSession } from '../../src/editor/batch/batchSession.ts';
import { eventually } from '../support/eventually.ts';
import { headwater, workspaceFolder } from './headwater.ts';

/** The branch of the stories, which an item of the main backlog is worked on in. */
export const branch = 'PAY-15-pool';

/** A file of its own in the folder that a story's branch adds. */
export const source = (...path: readonly string[]) =>
  vscode.Uri.joinPath(workspaceFolder(), 'pool', ...(path.length > 0 ? path : ['pool.ts']));

export const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => `export const line${at} = ${at};\n`).join('');

/** What git answers in the workspace. */
export async function git(...words: readonly string[]): Promise<string> {
  return (await promisify(execFile)('git', words, { cwd: workspaceFolder().fsPath })).stdout.trim();
}

/** A commit without history of what the present one holds, made so many days ago. Gives its name. */
export async function commitOf(days: number): Promise<string> {
  const time = `${Math.floor(Date.now() / 1000) - days * 24 * 60 * 60} +0000`;
  const env = { ...process.env, GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time };
  const words = ['commit-tree', 'HEAD^{tree}', '-m', 'Then'];
  return (await promisify(execFile)('git', words, { cwd: workspaceFolder().fsPath, env })).stdout.trim();
}

/** The indicator says so, within a while. */
export const says = ({ indicator }: BatchSession, text: RegExp) =>
  eventually(() => {
    assert.match(indicator.item.text, text);
  });

/** Gives every test of a suite a branch of its own off `main`, and takes it away. */
export function onBranch(): () => BatchSession {
  let session: BatchSession | undefined;
  before(async () => {
    session = await (await headwater()).branchSizes.session();
    // The repository's only commit is weeks old: a branch that leaves it is too large by its days. What other tests
    // have left is none of its size.
    await git('add', '--all');
    await git('commit', '--quiet', '--allow-empty', '--message', 'Today');
  });
  beforeEach(async () => {
    await git('checkout', '--quiet', '-b', branch);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await git('checkout', '--quiet', '--force', 'main');
    await git('branch', '--quiet', '--delete', '--force', branch);
    await rm(vscode.Uri.joinPath(workspaceFolder(), 'pool').fsPath, { recursive: true, force: true });
    await vscode.commands.executeCommand('notifications.clearAll');
  });
  return () => {
    assert.ok(session);
    return session;
  };
}
