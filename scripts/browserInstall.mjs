// A Chromium to open the workbench with: one that is here, else one that can be installed without asking.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installDebianPackage, isRootOnDebian } from './debian.mjs';
import { testTools } from './paths.mjs';
import { npm, SetupError } from './processes.mjs';

/** Pinned: it unpacks a whole Chromium, for Linux on x64. */
const packagedBrowser = '@sparticuz/chromium@153.0.0';

const programs = {
  linux: ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/**
 * The path of an installed browser, `CHROME_PATH` before all others.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen;
    throw new SetupError(
      `CHROME_PATH names ${chosen}, which is not there. Correct it, or unset it to have a browser found.`,
    );
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).concat('/usr/bin');
  const names = programs[/** @type {keyof typeof programs} */ (process.platform)] ?? programs.linux;
  const candidates = names.flatMap((name) => (name.length > 20 ? [name] : folders.map((folder) => join(folder, name))));
  return candidates.find((candidate) => existsSync(candidate)) ?? unpackedBrowser();
}

const packageFolder = join(testTools, 'browser');

/** @returns {string | undefined} */
function unpackedBrowser() {
  const unpacked = join(packageFolder, 'chromium');
  return existsSync(unpacked) ? unpacked : undefined;
}

/**
 * Installs a browser: Debian's package where this is root on Debian, else the one in an npm package.
 * @returns {Promise<string>} its path
 */
export async function installBrowser() {
  const failures = [];
  for (const [applies, install] of /** @type {const} */ ([
    [isRootOnDebian, fromDebian],
    [isLinuxOnX64, fromPackage],
  ])) {
    if (!applies()) continue;
    try {
      await install();
      const found = findBrowser();
      if (found !== undefined) return found;
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new SetupError(
    [
      'No Chromium or Chrome was found, and none could be installed.',
      'Install one (Debian, Ubuntu: `sudo apt-get update && sudo apt-get install -y chromium`;',
      'macOS: `brew install --cask google-chrome`), or name yours in CHROME_PATH. Then run the command again.',
      ...failures,
    ].join('\n'),
  );
}

const isLinuxOnX64 = () => process.platform === 'linux' && process.arch === 'x64';

const fromDebian = () => installDebianPackage('chromium');

async function fromPackage() {
  await mkdir(packageFolder, { recursive: true });
  await writeFile(join(packageFolder, 'package.json'), JSON.stringify({ name: 'browser', private: true }));
  await npm(
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', packagedBrowser],
    packageFolder,
  );
  const entry = createRequire(join(packageFolder, 'package.json')).resolve('@sparticuz/chromium');
  const { default: packaged } = await import(pathToFileURL(entry).href);
  // It unpacks itself into the folder for temporary files: pointed here, so that it stays.
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = packageFolder;
  await packaged.executablePath();
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
}
