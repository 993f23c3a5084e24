// Type-checks every runtime with its own libraries, so that `document` does not compile in the host nor `node:fs` in core.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const projects = ['src/core', 'src/phrases', 'src/protocol', 'src/backlog', 'src', 'webview', 'test', 'scripts'];

/** What was found the last time is kept, so that only what changed since is checked again. @param {string} project */
const kept = (project) => [
  '--incremental',
  '--tsBuildInfoFile',
  `out/types/${project.replaceAll('/', '-')}.tsbuildinfo`,
];

const failed = projects.filter((project) => {
  const words = [compiler, '--noEmit', ...kept(project), '-p', project];
  return spawnSync(process.execPath, words, { stdio: 'inherit' }).status !== 0;
});
if (failed.length > 0) {
  console.error(`Type errors in: ${failed.join(', ')}`);
  process.exit(1);
}
console.log(`Types hold in ${projects.length} projects.`);
