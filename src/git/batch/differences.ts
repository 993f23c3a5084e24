import type { ChangedFile, Lines, PathAttributes } from '../../core/batch/changedFile.ts';
import { type Result, succeed } from '../../core/model/result.ts';
import type { GitFailure } from '../run.ts';
import { type DiffEntry, readDiff, readNumstat } from './numstat.ts';
import type { Ask } from './quietGit.ts';

/** How git compares, whatever somebody has configured. A dirty submodule is its own repository's work. */
const comparing = [
  ...['--numstat', '-z', '-M', '--no-ext-diff', '--no-textconv', '--no-color', '--no-relative'],
  ...['--diff-algorithm=myers', '--ignore-submodules=dirty', '--submodule=short'],
];

const withoutSpace = ['-w', '--ignore-cr-at-eol'];

/**
 * What differs between a commit and the working tree.
 * @param index one in which new files are known; the real one without
 */
export async function differencesFrom(
  ask: Ask,
  commit: string,
  index: string | undefined,
): Promise<Result<readonly ChangedFile[], GitFailure>> {
  const asking = index === undefined ? {} : { index };
  const diff = (...words: readonly string[]) => ask(['diff', ...comparing, ...words, commit, '--'], asking);
  const [all, real] = await Promise.all([diff('--raw', '--no-abbrev'), diff(...withoutSpace)]);
  if (!all.ok) return all;
  if (!real.ok) return real;
  const entries = readDiff(all.value);
  const counts = readNumstat(real.value);
  const attributes = await attributesOf(ask, entries);
  if (!attributes.ok) return attributes;
  const files = entries.map((entry) => changedFile(entry, counts.get(entry.key), attributes.value.get(entry.key)));
  if (!files.some(isSpaceOnly)) return succeed(files);
  const ends = await diff('--ignore-cr-at-eol');
  if (!ends.ok) return ends;
  const others = readNumstat(ends.value);
  const isEnds = (key: string) => isNothing(others.get(key));
  return succeed(
    files.map((file, at) => (isSpaceOnly(file) ? { ...file, lineEndsOnly: isEnds(entries[at]?.key ?? '') } : file)),
  );
}

/** Added lines of what differs between a commit and the working tree. */
export async function addedSince(
  ask: Ask,
  commit: string,
  index: string | undefined,
): Promise<Result<number, GitFailure>> {
  const answer = await ask(['diff', ...comparing, commit, '--'], index === undefined ? {} : { index });
  if (!answer.ok) return answer;
  return succeed([...readNumstat(answer.value).values()].reduce((sum, lines) => sum + (lines?.added ?? 0), 0));
}

function changedFile(
  { path, from, status, type, modeChanged, lines }: DiffEntry,
  counted: Lines | undefined,
  attributes: PathAttributes = {},
): ChangedFile {
  const none = { added: 0, deleted: 0 };
  const found = counted ?? none;
  // Git looks for a short difference, not for the shortest: without white space it may find a longer one.
  const real = lines === undefined ? none : found.added > lines.added ? lines : found;
  return { path, from, status, type, modeChanged, lines, real, lineEndsOnly: false, attributes };
}

function isSpaceOnly({ lines, real }: ChangedFile): boolean {
  return isNothing(real) && !isNothing(lines);
}

function isNothing(lines: Lines | undefined): boolean {
  return lines === undefined || lines.added + lines.deleted === 0;
}

const names = ['linguist-generated', 'linguist-vendored', 'linguist-documentation', 'diff', 'text', 'filter'];

/** What attributes say of changed files. `numstat` knows of `-diff` alone. */
async function attributesOf(
  ask: Ask,
  entries: readonly DiffEntry[],
): Promise<Result<ReadonlyMap<string, PathAttributes>, GitFailure>> {
  const found = new Map<string, PathAttributes>();
  if (entries.length === 0) return succeed(found);
  const input = entries.map(({ key }) => `${key}\0`).join('');
  const answer = await ask(['check-attr', '-z', '--stdin', ...names], { input });
  if (!answer.ok) return answer;
  // Path, attribute and value, each ended by NUL.
  const parts = answer.value.split('\0');
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const [path = '', name = '', value = ''] = parts.slice(at, at + 3);
    found.set(path, { ...found.get(path), ...attribute(name, value) });
  }
  return succeed(found);
}

function attribute(name: string, value: string): PathAttributes {
  const said = value === 'unspecified' ? undefined : value !== 'unset' && value !== 'false';
  switch (name) {
    case 'linguist-generated':
      return { generated: said };
    case 'linguist-vendored':
      return { vendored: said };
    case 'linguist-documentation':
      return { documentation: said };
    case 'diff':
      return { diff: said };
    case 'text':
      return { text: said };
    default:
      return { lfs: value === 'lfs' };
  }
}
