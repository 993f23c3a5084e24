// Type-checks every runtime with its own libraries, so that `document` does not compile in the host nor `node:fs` in core.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const projects = ['src/core', 'src/phrases', 'src/protocol', 'src/backlog', 'src', 'webview', 'test', 'scripts'];

const failed = projects.filter(
  (project) => spawnSync(process.execPath, [compiler, '--noEmit', '-p', project], { stdio: 'inherit' }).status !== 0,
);
if (failed.length > 0) {
  console.error(`Type errors in: ${failed.join(', ')}`);
  process.exit(1);
}
console.log(`Types hold in ${projects.length} projects.`);
