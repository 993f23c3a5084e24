// Builds the extension host, the command line and the webviews. `--production` minifies and holds the size budgets.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { resolve } from 'node:path';
import * as esbuild from 'esbuild';

/** Bytes; the limits are those that people read, in powers of ten. */
const kB = 1000;

const yamlModules = { yaml: './node_modules/yaml/browser/dist/index.js' };

/**
 * What most windows and most commands never need: rooms that are bundles of their own, loaded where one of them is
 * imported dynamically. Each names the one module that is its face, and the bundle that it lies beside.
 * @type {{ entry: string, face: string, beside: 'extension' | 'commands' | 'boarding' | 'deciding', budget: number }[]}
 */
const lateBundles = [
  { entry: 'format', face: 'src/backlog/format.ts', beside: 'extension', budget: 228 * kB },
  { entry: 'language', face: 'src/editor/language/providers.ts', beside: 'extension', budget: 85 * kB },
  { entry: 'spread', face: 'src/editor/spread/itemFolders.ts', beside: 'extension', budget: 20 * kB },
  { entry: 'boarding', face: 'src/editor/board/boardSession.ts', beside: 'extension', budget: 120 * kB },
  { entry: 'batching', face: 'src/editor/batch/batchSession.ts', beside: 'extension', budget: 75 * kB },
  { entry: 'planning', face: 'src/editor/planning/planning.ts', beside: 'extension', budget: 75 * kB },
  { entry: 'attending', face: 'src/editor/attention/attentionSession.ts', beside: 'extension', budget: 75 * kB },
  { entry: 'deciding', face: 'src/editor/decisions/decisionSession.ts', beside: 'extension', budget: 130 * kB },
  { entry: 'recording', face: 'src/editor/decisions/decisionActs.ts', beside: 'deciding', budget: 120 * kB },
  { entry: 'recalling', face: 'src/editor/decisions/pastDecisions.ts', beside: 'deciding', budget: 60 * kB },
  { entry: 'sides', face: 'src/backlog/resolving/sides.ts', beside: 'boarding', budget: 220 * kB },
  { entry: 'platform', face: 'src/editor/platform/platformPanel.ts', beside: 'extension', budget: 120 * kB },
  { entry: 'driver', face: 'src/git/mergeDriver/install.ts', beside: 'extension', budget: 20 * kB },
  { entry: 'merging', face: 'src/backlog/merge.ts', beside: 'extension', budget: 220 * kB },
  { entry: 'cli/importing', face: 'src/backlog/importers/backlogMd.ts', beside: 'commands', budget: 125 * kB },
  { entry: 'cli/measuring', face: 'src/agents/tools/sizeBranch.ts', beside: 'commands', budget: 30 * kB },
  { entry: 'cli/planning', face: 'src/agents/tools/planningReports.ts', beside: 'commands', budget: 40 * kB },
  { entry: 'cli/decisions', face: 'src/agents/tools/decisions.ts', beside: 'commands', budget: 240 * kB },
  { entry: 'cli/finishing', face: 'src/agents/tools/finishMerge.ts', beside: 'commands', budget: 220 * kB },
  { entry: 'cli/deciding', face: 'src/agents/tools/recordDecisions.ts', beside: 'commands', budget: 330 * kB },
  { entry: 'cli/clashing', face: 'src/agents/tools/branchNumbers.ts', beside: 'commands', budget: 15 * kB },
  { entry: 'cli/recalling', face: 'src/agents/tools/pastDecisions.ts', beside: 'commands', budget: 20 * kB },
  { entry: 'cli/numbering', face: 'src/agents/tools/renumberDecision.ts', beside: 'commands', budget: 270 * kB },
];

/** Where a late bundle lies, from the one beside it. @param {string} entry */
const fromBeside = (entry) => `./${entry.slice(entry.lastIndexOf('/') + 1)}.js`;

/**
 * A bundle, and those that it lies beside: what is late for them is so for it, too.
 * @param {string} bundle @returns {string[]}
 */
const around = (bundle) => {
  const beside = lateBundles.find(({ entry }) => entry === bundle)?.beside;
  return beside === undefined ? [bundle] : [bundle, ...around(beside)];
};

/** @param {string} bundle @returns {esbuild.Plugin} */
const lateStaysOutside = (bundle) => ({
  name: 'late-stays-outside',
  setup({ onResolve }) {
    const faces = new Map(
      lateBundles
        .filter(({ beside }) => around(bundle).includes(beside))
        .map(({ face, entry }) => [resolve(face), entry]),
    );
    onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      const entry = kind === 'dynamic-import' ? faces.get(resolve(resolveDir, path)) : undefined;
      return entry === undefined ? undefined : { path: fromBeside(entry), external: true };
    });
  },
});

/**
 * What is built. `budget`: bytes of the first chunk, minified; lazily loaded chunks are listed but not limited.
 * @typedef {esbuild.BuildOptions & { name: string, budget: number, entryPoints: Record<string, string> }} Target
 * @type {Target[]}
 */
const targets = [
  {
    name: 'extension',
    entryPoints: { extension: 'src/extension.ts' },
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    plugins: [lateStaysOutside('extension')],
    alias: yamlModules,
    budget: 350 * kB,
  },
  ...lateBundles.map(({ entry, face, beside, budget }) => ({
    name: entry.replaceAll('/', '-'),
    entryPoints: { [entry]: face },
    platform: /** @type {const} */ ('node'),
    format: /** @type {const} */ ('cjs'),
    target: beside === 'commands' ? 'node20' : 'node22',
    external: ['vscode'],
    plugins: [lateStaysOutside(entry)],
    alias: yamlModules,
    budget,
  })),
  {
    name: 'cli',
    entryPoints: { cli: 'src/cli.ts' },
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
    budget: 16 * kB,
  },
  {
    // Loaded by the entry with what the engine has compiled of it before, so a file of its own.
    name: 'commands',
    entryPoints: { 'cli/commands': 'src/agents/commandLine/main.ts' },
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // The library's modules, of which only those that are used are taken; its main file is not made for that.
    plugins: [lateStaysOutside('commands')],
    // It is run as a script that was compiled before, in which there is `require` and no `import()`.
    supported: { 'dynamic-import': false },
    alias: yamlModules,
    budget: 350 * kB,
  },
  {
    // What people and agents run all day, likewise: nothing of the other commands is read for it.
    name: 'changes',
    entryPoints: { 'cli/changes': 'src/agents/commandLine/changes.ts' },
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // Both lie in one folder: what is late for the commands is so here.
    plugins: [lateStaysOutside('commands')],
    supported: { 'dynamic-import': false },
    alias: yamlModules,
    budget: 275 * kB,
  },
  {
    // What git runs for each backlog that it merges, beside the entry in every repository that has the merge driver.
    name: 'merge',
    entryPoints: { 'cli/merge': 'src/agents/commandLine/merge.ts' },
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    alias: yamlModules,
    budget: 220 * kB,
  },
  {
    name: 'board',
    entryPoints: { 'webview/board': 'webview/board/main.tsx' },
    platform: 'browser',
    format: 'esm',
    target: 'chrome120',
    splitting: true,
    chunkNames: 'webview/chunks/[name]-[hash]',
    budget: 120 * kB,
  },
  {
    name: 'decisions',
    entryPoints: { 'webview/decisions': 'webview/decisions/main.tsx' },
    platform: 'browser',
    format: 'esm',
    target: 'chrome120',
    budget: 60 * kB,
  },
];

/** Names what readings and compiled code are kept by: another source, another name. */
const buildId = await idOfSources([
  'src/core',
  'src/backlog',
  'src/agents',
  'src/git',
  'src/phrases',
  'package-lock.json',
]);

/** @param {string[]} paths */
async function idOfSources(paths) {
  const hash = createHash('sha1');
  for (const path of paths) {
    const inside = path.includes('.') ? [''] : (await readdir(path, { recursive: true })).sort();
    const files = inside
      .map((name) => (name === '' ? path : `${path}/${name}`))
      .filter((name) => /\.(ts|json)$/.test(name));
    for (const file of files) hash.update(`${file}\n`).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Files that webviews load as they are. */
const assets = {
  'node_modules/@vscode/codicons/dist/codicon.css': 'webview/codicon.css',
  'node_modules/@vscode/codicons/dist/codicon.ttf': 'webview/codicon.ttf',
};

/** @param {string} outdir */
const copyAssets = (outdir) =>
  Promise.all(Object.entries(assets).map(([from, to]) => copyFile(from, `${outdir}/${to}`)));

/** @param {string} outdir @param {boolean} production @returns {esbuild.BuildOptions} */
const common = (outdir, production) => ({
  bundle: true,
  outdir,
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  define: { HEADWATER_BUILD: JSON.stringify(buildId) },
  logOverride: { 'import-is-undefined': 'error' },
});

/**
 * Throws when a bundle leaves an import open that its runtime does not have, or is over its budget.
 * @param {Pick<Target, 'name' | 'entryPoints' | 'budget'>} target
 * @param {esbuild.Metafile} metafile
 * @param {{ outdir: string, production: boolean }} options
 * @returns {string[]} a line for each file with its size
 */
function checkOutputs({ name, entryPoints, budget }, { outputs }, { outdir, production }) {
  const first = new Set(Object.keys(entryPoints).map((entry) => `${outdir}/${entry}.js`));
  const sizes = [];
  for (const [file, output] of Object.entries(outputs)) {
    if (!file.endsWith('.js')) continue;
    const known = ['vscode', ...lateBundles.map((late) => fromBeside(late.entry))];
    const stray = output.imports.filter(({ external, path }) => external && !known.includes(path) && !isBuiltin(path));
    if (stray.length > 0)
      throw new Error(`${file}: unexpected external ${stray.map((entry) => entry.path).join(', ')}`);
    sizes.push(`${file} ${(output.bytes / kB).toFixed(1)} kB${first.has(file) ? ` of ${budget / kB}` : ' (lazy)'}`);
    if (production && first.has(file)) {
      // The first chunk is the entry and everything that it imports at once.
      const total = staticClosure(outputs, file).reduce((sum, part) => sum + (outputs[part]?.bytes ?? 0), 0);
      if (total > budget) throw new Error(`${name}: first chunk is ${total} B, over its budget of ${budget} B`);
    }
  }
  return sizes;
}

/**
 * @param {esbuild.Metafile['outputs']} outputs
 * @param {string} file
 * @param {Set<string>} [seen]
 * @returns {string[]}
 */
function staticClosure(outputs, file, seen = new Set()) {
  if (seen.has(file)) return [...seen];
  seen.add(file);
  for (const entry of outputs[file]?.imports ?? []) {
    if (entry.kind === 'import-statement' && !entry.external) staticClosure(outputs, entry.path, seen);
  }
  return [...seen];
}

/** Builds everything once; prints the sizes. Tests build into a folder of their own, so that a build elsewhere cannot disturb a run. */
export async function build({ production = false, outdir = 'dist' } = {}) {
  await rm(outdir, { recursive: true, force: true });
  await mkdir(`${outdir}/webview`, { recursive: true });
  for (const { name, budget, ...options } of targets) {
    const { metafile } = await esbuild.build({ ...common(outdir, production), ...options, metafile: true });
    const sizes = checkOutputs({ name, budget, entryPoints: options.entryPoints }, metafile, { outdir, production });
    if (production) console.log(sizes.join('\n'));
    await mkdir('out/meta', { recursive: true });
    await writeFile(`out/meta/${name}.json`, JSON.stringify(metafile));
  }
  await copyAssets(outdir);
}

async function watch() {
  for (const { name, budget, ...options } of targets) {
    const context = await esbuild.context({ ...common('dist', false), ...options });
    await context.watch();
  }
  await mkdir('dist/webview', { recursive: true });
  await copyAssets('dist');
  console.log('Watching.');
}

if (import.meta.filename === process.argv[1]) {
  await (process.argv.includes('--watch') ? watch() : build({ production: process.argv.includes('--production') }));
}
