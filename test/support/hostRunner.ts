import { appendFileSync, writeFileSync } from 'node:fs';
import { format } from 'node:util';
import Mocha from 'mocha';
import { runAndCount } from '../../scripts/testing/results.mjs';
import { isOwn, sourceStack } from './failures.ts';

/**
 * What VS Code calls in its extension host: runs all host tests, rejects when one failed.
 * The console there is full of VS Code's own lines, so the report and the results go to files named by the environment.
 */
export async function run(): Promise<void> {
  const { HEADWATER_REPORT: report, HEADWATER_RESULTS: resultsFile, HEADWATER_GREP: grep } = process.env;
  if (report === undefined || resultsFile === undefined) throw new Error('Start this with `npm run test:host`.');
  const print = (...parts: unknown[]) => {
    appendFileSync(report, `${format(...parts)}\n`);
  };
  const mocha = new Mocha({ timeout: 90_000, forbidOnly: process.env['CI'] === 'true' });
  if (grep !== undefined && grep !== '') mocha.grep(new RegExp(grep));
  Object.assign(Mocha.reporters.Base, { consoleLog: print, useColors: process.env['HEADWATER_COLOR'] === '1' });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  try {
    await import('virtual:suites');
  } catch (error) {
    print('A test file could not be loaded:', error);
    throw error;
  }
  const onFailure = (error: Error) => {
    if (error.stack !== undefined) error.stack = sourceStack(error.stack);
  };
  const results = await runAndCount(mocha, { onFailure, isOwn, print });
  writeFileSync(resultsFile, JSON.stringify(results));
  if (results.failed > 0) throw new Error(`${results.failed} failed`);
}
