// Checks a packaged extension: it holds all that its manifest names, and nothing of the workshop.
//   node scripts/checkPackage.mjs out/headwater.vsix
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { fail, SetupError } from './processes.mjs';

/** Beside what the manifest names: chunks and styles that the webviews load, and what a person reads. */
const needed = [
  'package.json',
  'readme.md',
  'changelog.md',
  'LICENSE.txt',
  'dist/webview/board.js',
  'dist/webview/codicon.css',
];

/** Sources, tests, maps, dependencies, this project's own backlog: all of it is bundled or not for users. */
const unwanted = /\.map$|\.tsx?$|^(src|test|scripts|webview|node_modules|demo|docs|out|\.[^/]+)\/|^backlog\.yaml$/;

/**
 * The paths in a zip file, from its central directory (APPNOTE.TXT 4.3.12 and 4.3.16).
 * @param {Buffer} zip
 * @returns {string[]}
 */
function pathsIn(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end < 0) throw new SetupError('It is not a zip file.');
  const count = zip.readUInt16LE(end + 10);
  const paths = [];
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry += 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    paths.push(zip.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return paths;
}

/**
 * The files that a manifest names anywhere in it: entry points, icons, schemas, walkthrough pictures.
 * @param {unknown} part
 * @returns {string[]}
 */
function filesNamedIn(part) {
  if (typeof part === 'string') {
    return /^(\.\/)?(dist|media|schemas|l10n)\/[^*]*\.\w+$/.test(part) ? [part.replace(/^\.\//, '')] : [];
  }
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(filesNamedIn) : [];
}

try {
  const [file = ''] = process.argv.slice(2);
  if (!existsSync(file))
    throw new SetupError(`There is no package at ${file}: \`npm run package -- --out ${file}\` makes it.`);
  const contents = pathsIn(readFileSync(file))
    .filter((path) => path.startsWith('extension/'))
    .map((path) => path.slice('extension/'.length));
  const present = new Set(contents.map((path) => path.toLowerCase()));
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const named = new Set([...needed, ...filesNamedIn(manifest)]);
  const problems = [
    ...[...named].filter((path) => !present.has(path.toLowerCase())).map((path) => `It lacks ${path}.`),
    ...contents.filter((path) => unwanted.test(path)).map((path) => `It should not hold ${path}.`),
  ];
  if (problems.length > 0) throw new SetupError([`${file} is not what it should be:`, ...problems].join('\n'));
  console.log(`${file} holds ${contents.length} files, all that its manifest names among them.`);
} catch (error) {
  fail(error);
}
