import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DecisionSession } from '../../src/editor/decisions/decisionSession.ts';
import { eventually } from '../support/eventually.ts';
import { closeEverything, headwater, pressEnter, workspaceFolder, write } from './headwater.ts';

export const place = (path: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), path);
export const recordUri = (name: string): vscode.Uri => place(`docs/decisions/${name}`);

/** Two records, the second of which would take the place of the first. */
export const first =
  '---\nstatus: accepted\ndate: 2026-01-10\nreview-by: 2026-02-01\n---\n# Use MySQL\n\nWe know it.\n';
export const second = '---\nstatus: proposed\ndate: 2026-03-01\nsupersedes: ADR-0001\n---\n# Use PostgreSQL\n';
export const [older, newer] = [recordUri('0001-use-mysql.md'), recordUri('0002-use-postgresql.md')];

/** Runs a command and takes what it proposes. */
export async function run(command: string, argument?: unknown): Promise<void> {
  await pressEnter(vscode.commands.executeCommand(`headwater.${command}`, argument));
}

/** Gives every test of a suite the two records, read and compared, in a folder that is gone afterwards. */
export function useDecisions(): () => DecisionSession {
  let session: DecisionSession | undefined;
  const opened = (): DecisionSession => {
    assert.ok(session);
    return session;
  };
  before(async () => {
    session = await (await headwater()).decisions.session();
  });
  beforeEach(async () => {
    await write(older, first);
    await write(newer, second);
    // Known by name: one may have been read while it was half written.
    await eventually(async () => {
      const { decisions, needs } = await opened().index.settled();
      assert.deepEqual(decisions.map(({ title }) => title).sort(), ['Use MySQL', 'Use PostgreSQL']);
      assert.ok(needs.has('docs/decisions/0001-use-mysql.md'));
    });
  });
  afterEach(async () => {
    await closeEverything();
    await vscode.workspace.fs.delete(place('docs'), { recursive: true });
    await isKnown(opened(), 0);
  });
  return opened;
}

/** Waits until so many decisions are known. */
export async function isKnown({ index }: DecisionSession, count: number): Promise<void> {
  await eventually(async () => {
    assert.equal((await index.settled()).decisions.length, count);
  });
}
