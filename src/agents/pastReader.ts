import { posix } from 'node:path';
import { hideConflicts } from '../backlog/conflicts.ts';
import { readInSteps } from '../backlog/readInSteps.ts';
import type { Reading } from '../backlog/reading.ts';
import { isItemFileName } from '../backlog/spread/fileName.ts';
import { folderOf } from '../backlog/spread/folder.ts';
import { spreadReading } from '../backlog/spread/readSpread.ts';
import { composeSpread } from '../backlog/spread/spread.ts';
import { PastPlan, type PastVersion } from '../core/flow/pastPlan.ts';
import { archiveOf } from '../core/model/archiveName.ts';
import type { Backlog } from '../core/model/backlog.ts';
import type { Item } from '../core/model/item.ts';
import { whoAmI } from '../core/policy/whoami.ts';
import { type FileHistory, FileTrees, type FileVersion, type VersionFile } from '../git/fileHistory.ts';
import { Turns } from './turns.ts';

/** The files that made the plan in one version. */
interface PlanFiles {
  readonly main: VersionFile | undefined;
  readonly archive: VersionFile | undefined;
  /** Those that may be items', of all folders. */
  readonly items: readonly VersionFile[];
}

interface Version extends PlanFiles {
  readonly version: FileVersion;
  /** It can be read once so many texts have come. */
  readonly needs: number;
}

/** What a blob says, kept as long as a version to come has it. */
interface Held {
  left: number;
  text: string | undefined;
  items: readonly Item[] | undefined;
}

/** Makes the plan's past of the texts of its files, which come one by one in the order in which they are first needed. */
export class PastReader {
  readonly plan: PastPlan;
  readonly blobs: readonly string[];
  /** Blobs that cannot be read. */
  readonly skipped = new Set<string>();
  /** Folders of items that were named and not looked at. */
  readonly elsewhere = new Set<string>();
  parsed = 0;
  readonly #present: Backlog;
  readonly #folders: ReadonlySet<string>;
  readonly #versions: readonly Version[];
  readonly #held = new Map<string, Held>();
  readonly #turns = new Turns();
  readonly #last: { plan?: Reading; archive?: Reading } = {};
  #arrived = 0;
  #next = 0;

  /** @param folders where items' files may be, as paths from the folder of the plan */
  constructor({ versions, names }: FileHistory, present: Backlog, folders: ReadonlySet<string>) {
    this.#present = present;
    this.#folders = folders;
    this.plan = new PastPlan(present);
    const trees = new FileTrees();
    this.#versions = versions.map((version) => {
      const files = planFilesOf(trees.of(version), names, folders);
      for (const { blob } of blobsOf(files)) {
        const held = this.#held.get(blob);
        if (held === undefined) this.#held.set(blob, { left: 1, text: undefined, items: undefined });
        else held.left += 1;
      }
      return { ...files, version, needs: this.#held.size };
    });
    this.blobs = [...this.#held.keys()];
  }

  /** Takes the text of the next blob; undefined where it cannot be had. */
  async take(blob: string, text: string | undefined): Promise<void> {
    this.#arrived += 1;
    const held = this.#held.get(blob);
    if (held !== undefined) held.text = text;
    for (;;) {
      const next = this.#versions[this.#next];
      if (next === undefined || next.needs > this.#arrived) return;
      this.#next += 1;
      this.plan.add(await this.#pastVersion(next));
      this.#release(next);
    }
  }

  async #pastVersion({ version, ...files }: Version): Promise<PastVersion> {
    const { commit, parents, children, authored, committed, oldest, name, email } = version;
    const by = whoAmI(this.#present, { gitName: name, gitEmail: email });
    return { commit, parents, children, authored, committed, oldest, by, items: await this.#itemsOf(files) };
  }

  async #itemsOf({ main, archive, items }: PlanFiles): Promise<readonly Item[] | undefined> {
    const plan = main === undefined ? [] : await this.#planItems(main, items);
    const archived = archive === undefined ? undefined : await this.#listItems(archive, 'archive');
    if (plan === undefined || archived === undefined) return plan;
    // An item in both is the backlog's.
    const ids = new Set(plan.map(({ id }) => id));
    return [...plan, ...archived.filter(({ id }) => id === undefined || !ids.has(id))];
  }

  async #planItems(main: VersionFile, items: readonly VersionFile[]): Promise<readonly Item[] | undefined> {
    const { text, items: known } = this.#held.get(main.blob) ?? {};
    const folder = known === undefined && text !== undefined ? folderOf(text) : undefined;
    if (text === undefined || folder === undefined) return this.#listItems(main, 'plan');
    if (this.#folders.has(folder)) return this.#spreadItems(main, text, inFolder(main, folder, items));
    this.elsewhere.add(folder);
    return undefined;
  }

  /** The items of a plan that has files of their own for them. */
  async #spreadItems(
    { blob }: VersionFile,
    text: string,
    files: readonly VersionFile[],
  ): Promise<readonly Item[] | undefined> {
    const found = files.map((file) => ({ name: posix.basename(file.path), text: this.#held.get(file.blob)?.text }));
    const state = found.length > 0 ? 'there' : 'missing';
    const contents = { files: found, refused: [], others: [], state } as const;
    const spread = composeSpread(text, contents, this.#last.plan?.source.spread);
    if (spread === undefined || hasConflicts(text)) return this.#skip(blob);
    const reading = await this.#read(spread.text, 'plan');
    const whole = reading && spreadReading(reading, spread);
    if (whole === undefined || !isReadable(whole)) return this.#skip(blob);
    this.#last.plan = whole;
    return whole.backlog.items;
  }

  /** The items of a text that has all of them. */
  async #listItems({ blob }: VersionFile, file: 'plan' | 'archive'): Promise<readonly Item[] | undefined> {
    const held = this.#held.get(blob);
    if (held?.items !== undefined || this.skipped.has(blob)) return held?.items;
    const { text } = held ?? {};
    // One side of a conflict would look like moves that nobody made.
    if (held === undefined || text === undefined || hasConflicts(text)) return this.#skip(blob);
    const reading = await this.#read(text, file);
    if (reading === undefined || !isReadable(reading)) return this.#skip(blob);
    this.#last[file] = reading;
    held.text = undefined;
    held.items = reading.backlog.items;
    return held.items;
  }

  async #read(text: string, file: 'plan' | 'archive'): Promise<Reading | undefined> {
    const reading = await this.#turns.through(readInSteps(text, this.#last[file]));
    this.parsed += reading?.parsed ?? 0;
    return reading;
  }

  #skip(blob: string): readonly Item[] | undefined {
    this.skipped.add(blob);
    return undefined;
  }

  #release(files: PlanFiles): void {
    for (const { blob } of blobsOf(files)) {
      const held = this.#held.get(blob);
      if (held === undefined) continue;
      held.left -= 1;
      if (held.left === 0) this.#held.delete(blob);
    }
  }
}

/**
 * The plan's files among all.
 * @param names that the plan had, the newest first: an older one counts while there is none of the newer ones, since
 *   later it may be another plan's
 */
function planFilesOf(
  files: ReadonlyMap<string, VersionFile>,
  names: readonly string[],
  folders: ReadonlySet<string>,
): PlanFiles {
  const name = names.find((path) => files.has(path));
  if (name === undefined) return { main: undefined, archive: undefined, items: [] };
  const bases = new Set([...folders].map((folder) => posix.join(posix.dirname(name), folder)));
  const items = [...files.values()].filter(
    ({ path }) => bases.has(posix.dirname(path)) && isItemFileName(posix.basename(path)),
  );
  return { main: files.get(name), archive: files.get(archiveOf(name)), items };
}

function blobsOf({ main, archive, items }: PlanFiles): readonly VersionFile[] {
  return [main, archive, ...items].filter((file) => file !== undefined);
}

function inFolder(main: VersionFile, folder: string, items: readonly VersionFile[]): readonly VersionFile[] {
  const base = posix.join(posix.dirname(main.path), folder);
  return items.filter(({ path }) => posix.dirname(path) === base);
}

function hasConflicts(text: string): boolean {
  return hideConflicts(text).conflict !== undefined;
}

function isReadable({ backlog, problems }: Reading): boolean {
  return backlog.readOnly === undefined && problems.every(({ code }) => code !== 'items.not-a-list');
}
