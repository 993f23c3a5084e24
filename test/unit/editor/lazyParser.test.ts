import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { projectRoot } from '../../support/places.ts';

/** The files that start with the extension: reached from its entry without a dynamic import. */
async function filesAtStart(): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: ['src/extension.ts'],
    absWorkingDir: projectRoot,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'silent',
  });
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const { path, kind, external } of metafile.inputs[file]?.imports ?? []) {
      if (kind !== 'dynamic-import' && external !== true) visit(path);
    }
  };
  visit('src/extension.ts');
  return [...reached].sort();
}

describe('The start of the extension', () => {
  it('evaluates no YAML parser, nothing that reads a backlog, and nothing that starts git', async () => {
    const files = await filesAtStart();
    assert.ok(files.includes('src/editor/backlogs/backlogs.ts'));
    assert.deepEqual(
      files.filter((file) => /^node_modules\/yaml\/|^src\/(?:backlog|git|agents)\//u.test(file)),
      [],
    );
  });
});
