// The extension as VS Code loads it: the manifest, what that names, and the bundles.
import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from './paths.mjs';
import { build } from './setup.mjs';

/** What VS Code reads of an extension, beside its code. */
const shipped = ['package.json', 'package.nls.json', 'l10n', 'media', 'schemas'];

/**
 * Builds the extension into a folder of its own, where no other build reaches it.
 * @param {string} extension the folder, inside the project: the bundler names its outputs relative to it
 */
export async function stageExtension(extension) {
  await mkdir(extension, { recursive: true });
  for (const name of shipped.filter((entry) => existsSync(join(root, entry)))) {
    await cp(join(root, name), join(extension, name), { recursive: true });
  }
  await build(relative(root, join(extension, 'dist')));
}
