import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { batchOf } from '../../../src/core/batch/batch.ts';
import { defaultBatchPolicy } from '../../../src/core/batch/bands.ts';
import { readNumstat } from '../../../src/git/batch/numstat.ts';
import { measureBranch } from '../../../src/git/batch/measure.ts';
import { runs } from '../../support/random.ts';
import { Repository } from '../../support/repository.ts';

// A case is some twenty gits.
const numRuns = Math.min(60, Math.ceil(runs / 25));

const path = fc.constantFrom(
  ...['src/a.ts', 'src/b.ts', 'src/deep/c d.ts', 'test/a.test.ts', 'docs/x.md', 'yarn.lock', 'vendor/v.go'],
  ...['é "q".ts', 'line\nbreak.ts', 'logo.bin', '-o.ts', ':x.ts', 'a.snap', 'Makefile'],
);
const line = fc.constantFrom('a', 'b', '  a', 'a ', '\ta', 'b\r', '', '}', 'x\u0000y', 'longer line of text');
const text = fc.tuple(fc.array(line, { maxLength: 12 }), fc.boolean()).map(([lines, ended]) => {
  const body = lines.join('\n');
  return ended && lines.length > 0 ? `${body}\n` : body;
});
const files = fc.dictionary(path, text, { maxKeys: 8, noNullPrototype: true });

interface Story {
  readonly before: Readonly<Record<string, string>>;
  readonly committed: Readonly<Record<string, string>>;
  readonly staged: Readonly<Record<string, string>>;
  readonly onDisk: Readonly<Record<string, string>>;
  readonly deleted: readonly string[];
}
const story: fc.Arbitrary<Story> = fc.record({
  before: files,
  committed: files,
  staged: files,
  onDisk: files,
  deleted: fc.uniqueArray(path, { maxLength: 3 }),
});

function tell({ before, committed, staged, onDisk, deleted }: Story): Repository {
  const repository = new Repository();
  repository.commit(before, 'before');
  repository.branch('work');
  repository.commit(committed, 'committed');
  for (const [name, content] of Object.entries(staged)) repository.write(name, content);
  repository.git('add', '--all');
  for (const [name, content] of Object.entries(onDisk)) repository.write(name, content);
  for (const name of deleted) rmSync(repository.path(name), { force: true });
  return repository;
}

async function measured(folder: string) {
  const answer = await measureBranch(folder);
  assert(answer.ok, JSON.stringify(answer));
  return answer.value;
}

/** Git's own count, with everything in the index. */
function numstat(repository: Repository): string {
  const index = join(dirname(repository.folder), 'index-of-test');
  rmSync(index, { force: true });
  const inIndex = (...words: string[]) => {
    const { status, stdout } = repository.run('env', [`GIT_INDEX_FILE=${index}`, 'git', ...words]);
    assert.equal(status, 0);
    return stdout;
  };
  inIndex('read-tree', 'HEAD');
  inIndex('add', '--all');
  return inIndex('diff', '--cached', '--numstat', '-z', '-M', 'main');
}

async function inRepository(told: Story, work: (repository: Repository) => Promise<void>): Promise<void> {
  const repository = tell(told);
  try {
    await work(repository);
  } finally {
    repository.remove();
  }
}

describe('For any repository', () => {
  it('every line that git counts is in one kind, or white space; binary files are in none', async () => {
    const holds = fc.asyncProperty(story, (told) =>
      inRepository(told, async (repository) => {
        const { size } = batchOf(await measured(repository.folder), defaultBatchPolicy, new Date());
        const { product, test, docs, generated, binary } = size.kinds;
        const kinds = [product, test, docs, generated, size.whiteSpace];
        const byPath = readNumstat(numstat(repository));
        assert.deepEqual(new Map(size.files.map(({ file }) => [file.path, file.lines])), byPath);
        const counted = [...byPath.values()];
        const sum = (of: readonly ({ added: number; deleted: number } | undefined)[], key: 'added' | 'deleted') =>
          of.reduce((total, lines) => total + (lines?.[key] ?? 0), 0);
        assert.equal(sum(kinds, 'added'), sum(counted, 'added'));
        assert.equal(sum(kinds, 'deleted'), sum(counted, 'deleted'));
        assert.deepEqual([binary.added, binary.deleted], [0, 0]);
        assert.ok(binary.files >= counted.filter((lines) => lines === undefined).length - generated.files);
      }),
    );
    await fc.assert(holds, { numRuns });
  });

  it('renaming everything gives 0, committed, staged or not', async () => {
    const content = fc.uniqueArray(text, { minLength: 1, maxLength: 6 });
    const how = fc.constantFrom('committed', 'staged', 'on disk');
    const holds = fc.asyncProperty(content, how, async (contents, way) => {
      const repository = new Repository();
      try {
        repository.commit(Object.fromEntries(contents.map((each, at) => [`src/${at}.ts`, each])));
        repository.branch('work');
        if (way === 'on disk') renameSync(repository.path('src'), repository.path('lib'));
        else repository.git('mv', 'src', 'lib');
        if (way === 'committed') repository.git('commit', '--quiet', '--message=rename');
        const { size } = batchOf(await measured(repository.folder), defaultBatchPolicy, new Date());
        assert.equal(size.headline, 0);
        const { product, binary } = size.kinds;
        assert.deepEqual([product.added, product.deleted], [0, 0]);
        assert.equal(product.files + binary.files, contents.length);
      } finally {
        repository.remove();
      }
    });
    await fc.assert(holds, { numRuns });
  });

  it('what a person has configured, or a hook has set, changes nothing', async () => {
    const holds = fc.asyncProperty(story, (told) =>
      inRepository(told, async (repository) => {
        const plain = await measured(repository.folder);
        assert.deepEqual(await withConfiguration(repository, () => measured(repository.folder)), plain);
      }),
    );
    await fc.assert(holds, { numRuns });
  });

  it('nothing in the repository is touched', async () => {
    const holds = fc.asyncProperty(story, (told) =>
      inRepository(told, async (repository) => {
        const state = () => repository.run('sh', ['-c', 'find . -type f -printf "%p %T@ %s\\n" | sort']).stdout;
        const before = state();
        await measured(repository.folder);
        assert.equal(state(), before);
      }),
    );
    await fc.assert(holds, { numRuns });
  });
});

/** As much as a configuration can say about differences, and what a hook's environment has. */
const configuration = `[diff]
  external = false
  noprefix = true
  mnemonicPrefix = true
  algorithm = patience
  renames = false
  renameLimit = 1
  ignoreSubmodules = all
  relative = true
  orderFile = /no/such/file
  wordRegex = .
  indentHeuristic = false
[core]
  quotePath = true
  pager = false
  fsmonitor = false
  bigFileThreshold = 1
  attributesFile = ATTRIBUTES
[color]
  ui = always
[log]
  showSignature = true
  showRoot = false
  mailmap = true
  follow = true
[status]
  showUntrackedFiles = no
[format]
  pretty = oneline
[trailer]
  separators = "#"
[alias]
  diff = !false
`;

async function withConfiguration<Done>(repository: Repository, work: () => Promise<Done>): Promise<Done> {
  const beside = dirname(repository.folder);
  const attributes = join(beside, 'attributes');
  writeFileSync(attributes, '*.ts -diff linguist-generated\n');
  writeFileSync(join(beside, 'configuration'), configuration.replace('ATTRIBUTES', attributes));
  const set: Readonly<Record<string, string>> = {
    GIT_CONFIG_GLOBAL: join(beside, 'configuration'),
    GIT_DIR: '/no/such/folder',
    GIT_INDEX_FILE: '/no/such/index',
    GIT_EXTERNAL_DIFF: 'false',
    GIT_DIFF_OPTS: '--unified=0',
    GIT_LITERAL_PATHSPECS: '1',
    LC_ALL: 'de_DE.UTF-8',
  };
  const before = Object.fromEntries(Object.keys(set).map((name) => [name, process.env[name]]));
  Object.assign(process.env, set);
  try {
    return await work();
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}
