// The workspace of `npm start`: a copy of demo/, as a git repository with a branch under way.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';
import { SetupError } from './processes.mjs';
import { copyToTemporary } from './workspace.mjs';

/** Makes the demo's workspace. `demo/prepare.mjs` gives it its past: its story ends today, or at `HEADWATER_NOW`. */
export async function demoWorkspace() {
  const demo = join(root, 'demo');
  if (!existsSync(join(demo, 'backlog.yaml')))
    throw new SetupError('demo/backlog.yaml is missing: `git checkout demo` brings it back.');
  const workspace = copyToTemporary(demo, 'harbour-line');
  const { prepare } = await import(pathToFileURL(join(demo, 'prepare.mjs')).href);
  await prepare(workspace.folder);
  return workspace;
}
