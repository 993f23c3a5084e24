import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

describe('A workspace that is not trusted', () => {
  /** In which every git that the extension host starts notes itself. */
  const env: Record<string, string> = {};
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headwater-trace-'));
    env['GIT_TRACE'] = join(folder, 'gits');
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const gits = () => {
    const trace = join(folder, 'gits');
    return existsSync(trace) ? readFileSync(trace, 'utf8') : '';
  };
  const workbench = useWorkbench({
    env,
    settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' },
    // What opens it for the tests is an extension that runs in trusted workspaces only.
    opensBoard: false,
  });
  const sizeSays = (text: RegExp) =>
    eventually(async () => {
      const size = workbench().statusBar('headwater.branchSize');
      assert.match((await size.getAttribute('aria-label')) ?? '', text);
    });

  it('has its board, starts no git for the size of its branch, and says so', async () => {
    await workbench().statusBar('headwater.branchSize').waitFor();
    await sizeSays(/this folder is not trusted, so git is not started/);
    await workbench().palette('Headwater: Open Board');
    await workbench().board.ready();
    assert.match(await workbench().board.text(), /^ideas: PAY-21$/m);
    assert.equal(gits(), '');
  });

  it('has it measured once it is trusted', async () => {
    await workbench().palette('Workspaces: Manage Workspace Trust');
    await workbench().page.getByRole('button', { name: 'Trust', exact: true }).click();
    await sizeSays(/main: 0 lines, small/);
    assert.match(gits(), /diff .*--numstat/);
  });
});
