import assert from 'node:assert/strict';
import { setTimeout as passed } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { BatchSession } from '../../src/editor/batch/batchSession.ts';
import { eventually } from '../support/eventually.ts';
import { keepMainBacklog, onDisk, workspaceFolder, write } from './headwater.ts';
import { git, lines, onBranch, says, source } from './onBranch.ts';

describe('The size of the branch is measured', () => {
  keepMainBacklog();
  const found = onBranch();
  let session: BatchSession;
  before(() => {
    session = found();
  });

  /** Milliseconds without a run after which nothing goes on: far more than what a run would take to lead to the next. */
  const still = 1000;

  /** Waits until it rests. Gives how often it has been measured by then. */
  const rested = () =>
    eventually(async () => {
      const { meter } = session.size;
      const { runs } = meter;
      await passed(still);
      assert.ok(meter.idle && meter.runs === runs, 'it is still at work');
      return runs;
    }, 20_000);

  it('when git alone does something: stages what is ignored, stashes, and takes it back', async () => {
    const excluded = vscode.Uri.joinPath(workspaceFolder(), '.git', 'info', 'exclude');
    const text = await onDisk(excluded);
    await write(excluded, `${text}\npool/aside.ts\n`);
    try {
      await write(source('aside.ts'), lines(7));
      await write(source(), lines(60));
      await says(session, / 60 lines · small · main$/);
      await git('add', '--force', 'pool/aside.ts');
      await says(session, / 67 lines · small · main$/);
      await git('stash', 'push', '--quiet', '--include-untracked', '--', 'pool');
      await says(session, / 0 lines · small · main$/);
      await git('stash', 'pop', '--quiet');
      await says(session, / 67 lines · small · main$/);
    } finally {
      await write(excluded, text);
    }
  });

  it('after a change, not while nothing changes, and a burst of a hundred saves twice at most', async () => {
    await write(source(), lines(5));
    await says(session, / 5 lines · small · main$/);
    const before = await rested();
    await Promise.all(Array.from({ length: 100 }, (_, at) => write(source(`${at}.ts`), lines(1))));
    await says(session, / 105 lines, 101 files · /);
    const after = await rested();
    assert.ok(after > before && after <= before + 2, `measured ${after - before} times`);
  });
});
