// Bundles tests with esbuild: each file its own entry for Node.js, all in one module for VS Code's extension host.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../paths.mjs';
import { SetupError } from '../processes.mjs';

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  absWorkingDir: root,
  logLevel: 'warning',
};

/**
 * The scripts know where they are by their own address, so a bundle must not hold copies of them.
 * @type {import('esbuild').Plugin}
 */
const scriptsStayOutside = {
  name: 'scripts-stay-outside',
  setup({ onResolve }) {
    onResolve({ filter: /\/scripts\/.*\.mjs$/ }, ({ path, resolveDir }) => ({
      path: pathToFileURL(join(resolveDir, path)).href,
      external: true,
    }));
  },
};

/** @param {import('esbuild').BuildOptions} options */
async function bundle(options) {
  const { build } = await import('esbuild');
  await build({ ...common, ...options }).catch(() => {
    // esbuild has printed where and why.
    throw new SetupError('The tests could not be bundled.');
  });
}

/**
 * @param {string[]} tests
 * @param {string} outdir
 * @returns {Promise<string[]>} the bundles to load, in the order of the tests
 */
export async function bundleForNode(tests, outdir) {
  await bundle({
    entryPoints: tests,
    outbase: 'test',
    outdir,
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    // One instance of every module that several tests share: a server, a browser.
    splitting: true,
    packages: 'external',
    plugins: [scriptsStayOutside],
  });
  return tests.map((test) => join(outdir, test.replace(/^test\//, '').replace(/\.tsx?$/, '.mjs')));
}

/**
 * A module with `run(): Promise<void>`, which is what VS Code calls. It imports all tests through `virtual:suites`.
 * @param {string[]} tests
 * @param {string} outfile
 */
export async function bundleForHost(tests, outfile) {
  /** @type {import('esbuild').Plugin} */
  const suites = {
    name: 'suites',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^virtual:suites$/ }, ({ path }) => ({ path, namespace: 'suites' }));
      onLoad({ filter: /.*/, namespace: 'suites' }, () => ({
        contents: tests.map((test) => `import ${JSON.stringify(`./${test}`)};`).join('\n'),
        resolveDir: root,
      }));
    },
  };
  await bundle({
    entryPoints: ['test/support/hostRunner.ts'],
    outfile,
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    plugins: [suites],
    // mocha is written as modules that ask for their own address.
    define: { 'import.meta.url': 'bundleAddress' },
    banner: { js: "const bundleAddress = require('node:url').pathToFileURL(__filename).href;" },
    logOverride: { 'require-resolve-not-external': 'silent' },
  });
}
