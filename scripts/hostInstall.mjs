// Real VS Code hosts from npm packages alone: `code-server` carries a complete VS Code build (web workbench, extension
// host, the built-in extensions), the package `node` the Node.js that it needs. Nothing is compiled: install scripts
// stay off, so the native modules are absent, which VS Code tolerates ("could not locate the bindings file").
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testTools } from './paths.mjs';
import { npm, SetupError } from './processes.mjs';

/**
 * @typedef {'1.139' | '1.103'} HostVersion
 * @typedef {{ codeServer: string, node: string, ripgrep?: string }} HostPackages
 * @typedef {{ version: HostVersion, server: string, node: string }} Host `server`: VS Code's server; `node`: the Node.js that runs it
 */

/**
 * The newest VS Code, and the oldest that Headwater supports (`engines.vscode`).
 * 1.103 gets its ripgrep from an install script that would download it: without, `findFiles` silently finds nothing.
 * @type {Record<HostVersion, HostPackages>}
 */
const packages = {
  1.139: { codeServer: '4.139.1', node: '24.21.0' },
  1.103: { codeServer: '4.103.2', node: '22.23.3', ripgrep: '1.18.0' },
};

export const hostVersions = /** @type {HostVersion[]} */ (Object.keys(packages));

/** Increase it when the recipe below changes: installed hosts are then made anew. */
const recipe = 1;

/** @param {HostVersion} version */
const hostFolder = (version) => join(testTools, `host-${version}`);

/** @param {string} folder */
const vscodeIn = (folder) => join(folder, 'node_modules/code-server/lib/vscode');

/** @param {HostVersion} version @returns {Host} */
export function host(version) {
  const folder = hostFolder(version);
  const node = join(folder, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return { version, server: join(vscodeIn(folder), 'out/server-main.js'), node };
}

/** @param {HostVersion} version */
const stamp = (version) => JSON.stringify({ recipe, ...packages[version] });

/**
 * Is this host here, whole, and made by the present recipe?
 * @param {HostVersion} version
 */
export async function isInstalled(version) {
  const written = await readFile(join(hostFolder(version), 'complete.json'), 'utf8').catch(() => '');
  return written === stamp(version) && existsSync(host(version).node);
}

/**
 * Installs a VS Code host: 400 to 600 MB, about half a minute. It is made beside its place and moved there whole,
 * so that an interrupted install, or two at once, leave nothing half done.
 * @param {HostVersion} version
 */
export async function installHost(version) {
  const making = join(testTools, `.host-${version}-${process.pid}`);
  try {
    await rm(making, { recursive: true, force: true });
    await mkdir(making, { recursive: true });
    await make(version, making);
    await writeFile(join(making, 'complete.json'), stamp(version));
    await rm(hostFolder(version), { recursive: true, force: true });
    await rename(making, hostFolder(version));
  } catch (error) {
    if (await isInstalled(version)) return;
    const { codeServer, node } = packages[version];
    const message = error instanceof Error ? error.message : String(error);
    throw new SetupError(
      `VS Code ${version} could not be installed into ${hostFolder(version)}. What failed:\n${message}\n` +
        `It is made of npm packages; this shows whether the registry has them:\n` +
        `  npm view code-server@${codeServer} version && npm view node@${node} version\nThen run the command again.`,
    );
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/** @param {HostVersion} version @param {string} folder */
async function make(version, folder) {
  const { codeServer, node, ripgrep } = packages[version];
  const ripgrepPackage = `@vscode/ripgrep-${process.platform}-${process.arch}`;
  const wanted = [`code-server@${codeServer}`, `node@${node}`];
  if (ripgrep !== undefined) wanted.push(`${ripgrepPackage}@${ripgrep}`);

  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: `host-${version}`, private: true }));
  await npm(['install', '--ignore-scripts', '--save-exact', ...quiet, ...wanted], folder);
  await npm(['rebuild', 'node', ...quiet], folder);
  const vscode = vscodeIn(folder);
  for (const inner of [vscode, join(vscode, 'extensions')]) {
    await npm(['install', '--omit=dev', '--ignore-scripts', ...quiet], inner);
  }
  if (ripgrep !== undefined) {
    const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
    const target = join(vscode, 'node_modules/@vscode/ripgrep/bin');
    await mkdir(target, { recursive: true });
    await copyFile(join(folder, 'node_modules', ripgrepPackage, 'bin', name), join(target, name));
    await chmod(join(target, name), 0o755);
  }
}

const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
