import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { failuresFolder } from './session.ts';
import { Workbench, type WorkbenchOptions } from './workbench.ts';

/**
 * Gives the tests of the `describe` block around it one workbench on a fresh workspace; call the result in a test.
 * A test that fails leaves a picture of it.
 */
export function useWorkbench(options: WorkbenchOptions = {}): () => Workbench {
  let workbench: Workbench | undefined;

  before(async function openWorkbench() {
    workbench = await Workbench.open(options);
  });

  afterEach(async function takePictureOfFailure() {
    if (this.currentTest?.state !== 'failed' || workbench === undefined) return;
    const name = this.currentTest
      .fullTitle()
      .replace(/[^\w]+/g, '-')
      .slice(0, 120);
    await mkdir(failuresFolder(), { recursive: true });
    await workbench.page.screenshot({ path: join(failuresFolder(), `${name}.png`) });
  });

  after(async function closeWorkbench() {
    await workbench?.close();
    workbench = undefined;
  });

  return () => {
    if (workbench === undefined) throw new Error('The workbench is open only while tests run: call this inside `it`.');
    return workbench;
  };
}
