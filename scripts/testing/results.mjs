// Counting what mocha ran. It runs in Node.js and, bundled, in VS Code's extension host.

/** @typedef {{ passed: number, failed: number, skipped: number }} Results */

/**
 * Runs a loaded mocha and counts. A failed hook is a failure like any other.
 * @param {import('mocha')} mocha
 * @returns {Promise<Results>}
 */
export function runAndCount(mocha) {
  return new Promise((resolve) => {
    const results = { passed: 0, failed: 0, skipped: 0 };
    const runner = mocha.run(() => resolve(results));
    runner.on('pass', () => (results.passed += 1));
    runner.on('fail', () => (results.failed += 1));
    runner.on('pending', () => (results.skipped += 1));
  });
}

/** @param {readonly Results[]} all @returns {Results} */
export function sum(all) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** The plain closing line that machines read. @param {Results} results */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
