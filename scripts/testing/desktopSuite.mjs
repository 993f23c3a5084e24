// Runs the tests of `host` in a desktop VS Code, which @vscode/test-electron downloads into .vscode-test/.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../paths.mjs';
import { SetupError } from '../processes.mjs';
import { copyToTemporary, makeRepository, neutralGit } from '../workspace.mjs';
import { testEnvironment } from './hostSuite.mjs';
import { readResults } from './nodeSuite.mjs';

/** @typedef {import('./results.mjs').Results} Results */

/**
 * @param {{ version: string, extension: string, suite: string, folder: string, env: NodeJS.ProcessEnv }} run
 * @returns {Promise<Results>}
 */
export async function runDesktopSuite({ version, extension, suite, folder, env }) {
  const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');
  const vscodeExecutablePath = await downloadAndUnzipVSCode(version).catch((error) => {
    throw new SetupError(
      `A desktop VS Code ${version} could not be downloaded (${error}). ` +
        'Without it, `npm run test:host` runs the same tests in a VS Code made of npm packages.',
    );
  });
  const results = join(folder, 'desktop-results.json');
  const report = join(folder, 'desktop-report.txt');
  const workspace = copyToTemporary(join(root, 'test/fixtures/workspace'));
  await makeRepository(workspace.folder);
  let ending = 'it did not start';
  try {
    const code = await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: extension,
      extensionTestsPath: suite,
      // Other people's extensions stay out of it; VS Code's own, git and YAML among them, stay on.
      launchArgs: [workspace.folder, '--disable-extensions'],
      extensionTestsEnv: { ...env, ...neutralGit, ...testEnvironment({ version, results, report }) },
    });
    ending = `exit code ${code}`;
  } catch (error) {
    // A failed test makes it fail, too: the results tell which of both it was.
    ending = String(error);
  } finally {
    await workspace.remove();
  }
  process.stdout.write(await readFile(report, 'utf8').catch(() => ''));
  return readResults(results, `VS Code ended early: ${ending}`);
}
