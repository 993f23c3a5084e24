// The workspace of `npm start`: a copy of demo/, as a git repository with a branch under way.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';
import { SetupError } from './processes.mjs';
import { copyToTemporary, makeRepository } from './workspace.mjs';

/** Makes the demo's workspace. `demo/prepare.mjs` tells its history: `prepare(folder)` gets the copy, before any git. */
export async function demoWorkspace() {
  const demo = join(root, 'demo');
  if (!existsSync(join(demo, 'backlog.yaml')))
    throw new SetupError('demo/backlog.yaml is missing: `git checkout demo` brings it back.');
  const workspace = copyToTemporary(demo, 'demo');
  await rm(join(workspace.folder, 'prepare.mjs'), { force: true });
  const script = join(demo, 'prepare.mjs');
  if (existsSync(script)) {
    const { prepare } = await import(pathToFileURL(script).href);
    await prepare(workspace.folder);
  } else {
    await makeRepository(workspace.folder);
  }
  return workspace;
}
