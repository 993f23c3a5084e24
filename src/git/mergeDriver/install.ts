import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { archiveOf } from '../../core/model/archiveName.ts';
import { type Result, fail, succeed } from '../../core/model/result.ts';
import { type RepositoryPlaces, pathFrom, placesOf } from '../places.ts';
import { type GitFailure, runGit } from '../run.ts';
import { attributeLines, withAttributes, withoutAttributes } from './attributes.ts';
import { putText, removeEmptyFolder, textOf } from './files.ts';
import { driverCommand, driverFiles, driverScript } from './script.ts';

/** What an installation needs to know. */
export interface MergeDriver {
  /** The backlogs of the repository, by their paths. */
  readonly backlogs: readonly string[];
  /** The folders of those whose items have files of their own, by the backlog's path: as paths from its own folder. */
  readonly folders?: ReadonlyMap<string, string> | undefined;
  /** The folder of the command line's bundles, which are copied: updates of the extension remove theirs. */
  readonly tool: string;
  /** The program that runs them where no `node` is on the path. */
  readonly runtime: string;
}

/** What was written, or taken back. */
export interface MergeDriverFiles {
  /** Where the repository's attributes are, and those that its clones do not share; with the lines in both. */
  readonly attributes: readonly string[];
  readonly lines: readonly string[];
  /** Keys of the repository's own configuration. */
  readonly configuration: readonly (readonly [key: string, value: string])[];
  readonly files: readonly string[];
}

const configuration = [
  ['merge.headwater.name', 'Headwater: merges a backlog by item'],
  ['merge.headwater.driver', driverCommand],
] as const;

/**
 * Sets the merge driver up in the repository around a folder, for all its working trees. Doing it again renews it.
 * The lines go into `.gitattributes`, where the team sees them, and into `info/attributes` of this clone: while it
 * rebases, the working tree is that of a commit which may not have them yet.
 */
export async function installMergeDriver(
  folder: string,
  driver: MergeDriver,
): Promise<Result<MergeDriverFiles, GitFailure>> {
  const places = await placesOf(folder);
  if (!places.ok) return places;
  const written = writtenBy(places.value);
  // First, so that what names it comes when it is there.
  putTool(written, driver);
  for (const [key, value] of configuration) {
    const set = await runGit(folder, ['config', '--local', key, value]);
    if (!set.ok) return fail(set.failure);
  }
  const lines = linesFor(driver, pathFrom(places.value.top));
  for (const file of written.attributes) putText(file, withAttributes(textOf(file), lines));
  return succeed({ ...summaryOf(written), lines, configuration });
}

function linesFor({ backlogs, folders }: MergeDriver, pathOf: (path: string) => string): readonly string[] {
  const inGit = backlogs.map((path) => ({ path: pathOf(path), folder: folders?.get(path) }));
  return attributeLines(
    inGit.flatMap(({ path }) => [path, archiveOf(path)]),
    inGit.flatMap(({ path, folder }) => (folder === undefined ? [] : [posix.join(posix.dirname(path), folder)])),
  );
}

/** Takes back what an installation wrote, and nothing else. */
export async function removeMergeDriver(folder: string): Promise<Result<MergeDriverFiles, GitFailure>> {
  const places = await placesOf(folder);
  if (!places.ok) return places;
  const written = writtenBy(places.value);
  for (const file of written.attributes) {
    const text = textOf(file);
    const without = withoutAttributes(text);
    if (without !== text) putText(file, without);
  }
  const known = await runGit(folder, ['config', '--local', '--get-regexp', '^merge\\.headwater\\.']);
  if (known.ok) {
    const removed = await runGit(folder, ['config', '--local', '--remove-section', 'merge.headwater']);
    if (!removed.ok) return fail(removed.failure);
  }
  for (const file of [written.script, written.merge, written.tool]) putText(file, '');
  for (const file of [written.merge, written.tool]) removeEmptyFolder(dirname(file));
  return succeed({ ...summaryOf(written), lines: [], configuration });
}

/**
 * Makes what is installed the present version, and changes nothing else.
 * @returns whether anything was another one; false where nothing is installed
 */
export async function renewMergeDriver(folder: string, driver: MergeDriver): Promise<boolean> {
  const places = await placesOf(folder);
  if (!places.ok || !(await hasMergeDriver(folder))) return false;
  return putTool(writtenBy(places.value), driver);
}

/** Whether a folder is in the working tree of a repository. */
export async function isInRepository(folder: string): Promise<boolean> {
  return (await placesOf(folder)).ok;
}

/** Those of some files that are in the working tree around a folder. */
export async function filesWithin(folder: string, paths: readonly string[]): Promise<readonly string[]> {
  const places = await placesOf(folder);
  if (!places.ok) return [];
  const path = pathFrom(places.value.top);
  return paths.filter((file) => existsSync(file) && !/^\.\.\/|^(?:[A-Za-z]:)?\//.test(path(file)));
}

/** Whether the repository around a folder has the merge driver. */
export async function hasMergeDriver(folder: string): Promise<boolean> {
  const found = await runGit(folder, ['config', '--local', '--get', 'merge.headwater.driver']);
  return found.ok && found.value.trim() !== '';
}

interface Written {
  readonly attributes: readonly string[];
  readonly script: string;
  readonly tool: string;
  readonly merge: string;
}

/** Writes the script and the tool where they are not there as they should be. @returns whether anything was written */
function putTool(written: Written, { tool, runtime }: MergeDriver): boolean {
  // A shell knows no other slash, on Windows as well.
  const program = process.platform === 'win32' ? runtime.replaceAll('\\', '/') : runtime;
  const texts = [
    [written.tool, textOf(join(tool, driverFiles.tool))],
    [written.merge, textOf(join(tool, driverFiles.merge))],
    [written.script, driverScript(program)],
  ] as const;
  const others = texts.filter(([file, text]) => textOf(file) !== text);
  for (const [file, text] of others) putText(file, text);
  return others.length > 0;
}

function writtenBy({ top, common }: RepositoryPlaces): Written {
  const own = join(common, 'headwater');
  return {
    attributes: [join(top, '.gitattributes'), join(common, 'info', 'attributes')],
    script: join(own, driverFiles.script),
    tool: join(own, driverFiles.tool),
    merge: join(own, driverFiles.merge),
  };
}

function summaryOf({ attributes, script, tool, merge }: Written): Pick<MergeDriverFiles, 'attributes' | 'files'> {
  return { attributes, files: [script, tool, merge] };
}
