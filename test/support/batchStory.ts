import assert from 'node:assert/strict';
import { type Batch, batchOf } from '../../src/core/batch/batch.ts';
import { type BatchPolicy, defaultBatchPolicy } from '../../src/core/batch/bands.ts';
import { kinds } from '../../src/core/batch/kinds.ts';
import { measureBranch } from '../../src/git/batch/measure.ts';
import { Repository } from './repository.ts';

/** A case of a table: what was done in a repository, and what its batch is from then on. */
export type BatchCase = readonly [
  title: string,
  story: (repository: Repository) => BatchQuestion | undefined,
  picture: string,
];

/** How a case is asked, where not plainly at the top of its repository. */
export interface BatchQuestion {
  readonly folder?: string;
  readonly base?: string;
  readonly policy?: Partial<BatchPolicy>;
}

/** So many lines. */
export function lines(count: number, word = 'line'): string {
  return Array.from({ length: count }, (_, at) => `${word} ${at}\n`).join('');
}

/** A repository with a first commit on `main`, and a branch `work` off it. */
export function workRepository(): Repository {
  const repository = new Repository();
  repository.commit({ 'src/a.ts': lines(20, 'a'), 'src/b.ts': lines(30, 'b'), 'src/c.ts': lines(5, 'c') }, 'first');
  repository.branch('work');
  return repository;
}

/** Tells a table of cases, each in a repository of its own. */
export function tellCases(cases: readonly BatchCase[]): void {
  for (const [title, story, picture] of cases) {
    it(title, async () => {
      const repository = workRepository();
      try {
        const question = story(repository) ?? {};
        assert.equal(await batchPicture(repository, question), picture);
      } finally {
        repository.remove();
      }
    });
  }
}

/** What a batch is, in a line: lines, band, base; kinds; white space; what was not counted; or why it is unknown. */
export async function batchPicture(
  repository: Repository,
  { folder, base, policy }: BatchQuestion = {},
): Promise<string> {
  const measured = await measureBranch(folder ?? repository.folder, { base });
  if (!measured.ok) return `unknown: ${measured.failure.code}`;
  return pictureOf(batchOf(measured.value, { ...defaultBatchPolicy, ...policy }, new Date()));
}

function pictureOf({ size, band, base }: Batch): string {
  const shown = kinds.filter((kind) => size.kinds[kind].files > 0);
  const sizes = shown.map((kind) => {
    const { added, deleted, files } = size.kinds[kind];
    return `${kind} +${added} -${deleted} in ${files}`;
  });
  const { added, deleted } = size.whiteSpace;
  const space = added + deleted > 0 ? [`space +${added} -${deleted}`] : [];
  const left = size.notCounted.map(({ path, why }) => `not ${JSON.stringify(path).slice(1, -1)}: ${why}`);
  return [`${size.headline} ${band}`, `${base.ref} ${base.reason}`, ...sizes, ...space, ...left].join(' | ');
}
