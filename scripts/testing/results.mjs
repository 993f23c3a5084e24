// Counting what mocha ran. It runs in Node.js and, bundled, in VS Code's extension host.

/** @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Results `failures` name what failed */

/** @returns {Results} */
export const noResults = () => ({ passed: 0, failed: 0, skipped: 0, failures: [] });

/**
 * @typedef {object} Watch
 * @property {(error: Error) => void} [onFailure] sees each error before the report prints it
 * @property {(reason: unknown) => boolean} [isOwn] did a rejection come from the code under test or its tests?
 * @property {(...parts: unknown[]) => void} [print]
 */

/**
 * Runs a loaded mocha and counts. A failed hook is a failure like any other, and so is a rejection that nobody
 * handled: mocha by itself lets it pass, or, made to throw, reports the same test twice.
 * @param {import('mocha')} mocha
 * @param {Watch} [watch]
 * @returns {Promise<Results>}
 */
export function runAndCount(mocha, { onFailure, isOwn = () => true, print = console.error } = {}) {
  return new Promise((resolve) => {
    const results = noResults();
    let running = '';
    const seen = new Set();
    /** @param {unknown} reason */
    const countRejection = (reason) => {
      // mocha announces again what it has been told.
      if (seen.has(reason) || !isOwn(reason)) return;
      seen.add(reason);
      results.failed += 1;
      results.failures.push(`${running}: a rejection that nobody handles`);
      if (reason instanceof Error) onFailure?.(reason);
      print(`A rejection that nobody handles, while "${running}" ran:`, reason);
    };
    process.on('unhandledRejection', countRejection);
    const runner = mocha.run(() => {
      // From here on VS Code closes its channels under whatever still works.
      process.off('unhandledRejection', countRejection);
      resolve(results);
    });
    runner.on('test', (test) => (running = test.fullTitle()));
    runner.on('pass', () => (results.passed += 1));
    runner.on('pending', () => (results.skipped += 1));
    runner.on('fail', (test, error) => {
      results.failed += 1;
      onFailure?.(error); // first: it may know the place in the source
      results.failures.push(`${test.fullTitle()}: ${shortMessage(error)}`);
    });
  });
}

/**
 * What failed in one line, and where: a log that was cut still has it. Of a property its seed and its counterexample
 * too, without which nobody finds it again.
 * @param {unknown} error
 */
function shortMessage(error) {
  const lines = String(error instanceof Error ? error.message : error)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const found = lines.slice(3).filter((line) => /^(?:\{ seed: |Counterexample: )/.test(line));
  const place = error instanceof Error ? /test\/[^\s()]+:\d+/.exec(error.stack ?? '')?.[0] : undefined;
  const said = [...lines.slice(0, 3), ...found].join(' ').slice(0, 2_000);
  return place === undefined ? said : `${said} (${place})`;
}

/** @param {readonly Results[]} all @returns {Results} */
export function sum(all) {
  const total = noResults();
  for (const { passed, failed, skipped, failures } of all) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    total.failures.push(...failures);
  }
  return total;
}

/** The plain closing line that machines read. @param {Results} results */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
