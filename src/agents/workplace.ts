import { dirname } from 'node:path';
import { type Change, planChange } from '../backlog/change.ts';
import { finishes } from '../backlog/change/finishing.ts';
import type { Reading } from '../backlog/reading.ts';
import { fileChanges } from '../backlog/spread/fileChanges.ts';
import { spreadReading } from '../backlog/spread/readSpread.ts';
import type { Intention } from '../core/model/intention.ts';
import { whoAmI } from '../core/policy/whoami.ts';
import type { BranchRecord } from '../core/batch/branchRecord.ts';
import { type Backlog, itemOf } from '../core/model/backlog.ts';
import type { Item } from '../core/model/item.ts';
import { gitIdentity } from '../git/identity.ts';
import { refusalPhrase } from '../phrases/describe.ts';
import { phraseOf } from '../phrases/phrases.ts';
import { PolicyRefusal, ToolFailure } from './failure.ts';
import { type Plan, changeText, readText } from './files.ts';
import { writesOf } from './fileWrites.ts';
import { findBacklog } from './findBacklog.ts';
import { readSpreadFiles } from './itemFolder.ts';
import { keepMoved, readCachedBacklog } from './readingCache.ts';
import { idsOnBranches, takenIds } from './takenIds.ts';
import type { Observer } from './writing/replace.ts';

/** Where and when a tool works. */
export interface Setting {
  readonly folder: string;
  /** The backlog's path, when it is named. */
  readonly file?: string | undefined;
  readonly now: Date;
  /** `HEADWATER_ME`. */
  readonly me?: string | undefined;
  /** Sees the steps of a write; only tests look. */
  readonly observe?: Observer | undefined;
}

/** A backlog on disk, as it was read. */
export interface Opened {
  readonly path: string;
  readonly reading: Reading;
}

/** Opens the backlog that a tool means. @throws ToolFailure when there is none, or when it is somebody else's */
export async function openBacklog({ folder, file }: Setting): Promise<Opened> {
  const path = findBacklog(folder, file);
  return { path, reading: (await readFiles(path, await readText(path), 'look')).reading };
}

/** Whether a change would be carried out as things are. @throws what `carryOut` would, before anything is written */
export async function foresee(setting: Setting, intend: (backlog: Backlog) => Intention): Promise<void> {
  const { path, reading } = await openBacklog(setting);
  const { backlog } = reading;
  const circumstances = { now: setting.now, me: await identityFor(setting, backlog, path), takenIds: [] };
  const planned = planChange(reading, intend(backlog), circumstances);
  if (!planned.ok) throw refused(planned.failure, backlog);
}

/** A change that was carried out, with the backlog before it. */
export interface Carried {
  readonly change: Change;
  readonly before: Backlog;
}

/** What a change may need besides the file. Asked without the lock: it may take a while, and others want to write. */
interface Needs {
  /** Whether it needs a new id: then the archive and the branches are asked which are taken. */
  readonly newId?: boolean;
  /** How large the branch is that an item was worked on in: asked when the change finishes the item. */
  readonly measure?: (finished: Finished) => Promise<readonly BranchRecord[]>;
}

/** An item that a change finishes. */
export interface Finished {
  readonly path: string;
  readonly backlog: Backlog;
  readonly item: Item;
}

/**
 * Plans an intention on the file's present text and writes it; on a text that changed meanwhile it is planned anew.
 * @param intend makes the intention from the backlog as it is now
 * @throws PolicyRefusal when a policy refuses; ToolFailure when it cannot be written
 */
export async function carryOut(
  setting: Setting,
  intend: (backlog: Backlog) => Intention,
  { newId = false, measure }: Needs = {},
): Promise<Carried> {
  const path = findBacklog(setting.folder, setting.file);
  const onBranches = newId ? await idsOnBranches(path, await readText(path)) : {};
  let composed: Reading | undefined;
  let branches: readonly BranchRecord[] | undefined;
  const plan = async (text: string, bytes: Buffer): Promise<Plan<Carried>> => {
    const read = await readFiles(path, text, 'change', bytes);
    composed = read.composed;
    const { reading } = read;
    const { backlog } = reading;
    const circumstances = {
      now: setting.now,
      me: await identityFor(setting, backlog, path),
      takenIds: newId ? await takenIds(path, onBranches) : [],
      branches,
    };
    const planned = planChange(reading, intend(backlog), circumstances);
    if (!planned.ok) throw refused(planned.failure, backlog);
    const answer = { change: planned.value, before: backlog };
    // Nothing is written yet: it is planned again with what is measured.
    if (measure !== undefined && branches === undefined && finishedBy(answer)) return { text: undefined, answer };
    const changes = fileChanges(reading, planned.value, planned.value.item);
    return { ...writesOf({ path, text, reading }, changes), answer };
  };
  const change = () => changeText(path, plan, { observe: setting.observe });
  let carried = await change();
  const item = finishedBy(carried);
  if (measure !== undefined && item !== undefined) {
    branches = await measure({ path, backlog: carried.before, item });
    carried = await change();
  }
  if (composed !== undefined && carried.change.edits.length > 0) keepMoved(path, composed, carried.change);
  return carried;
}

/** The item that a change finishes, as it was before. */
export function finishedBy({ change, before }: Carried): Item | undefined {
  const item = itemOf(before, change.item);
  return item !== undefined && finishes(before, item, change.column) ? item : undefined;
}

interface Read {
  readonly reading: Reading;
  /** The reading of the one text that it was put together to, of which the cache knows. */
  readonly composed: Reading;
}

/** Reads a backlog's text, with the files that its items stand in where they have files of their own. */
export async function readFiles(path: string, text: string, use: 'look' | 'change', bytes?: Buffer): Promise<Read> {
  const spread = await readSpreadFiles(path, text);
  const composed = readCachedBacklog(path, spread?.text ?? text, use, spread === undefined ? bytes : undefined);
  if (composed !== undefined) return { reading: spread ? spreadReading(composed, spread) : composed, composed };
  throw new ToolFailure(`${path} is no backlog: it has neither \`headwater\` nor a list of items.`);
}

/** Who does it: `HEADWATER_ME`, else the person whom git names, else nobody. */
export async function identityFor({ me }: Setting, backlog: Backlog, path: string): Promise<string | undefined> {
  if (me !== undefined && me.trim() !== '') return whoAmI(backlog, { setting: me });
  if (backlog.people.length === 0) return undefined;
  const { name, email } = await gitIdentity(dirname(path));
  return whoAmI(backlog, { gitName: name, gitEmail: email });
}

/** A refusal as what is thrown: with its sentence, and whether a reason would let it through. */
export function refused(refusal: PolicyRefusal['refusal'], backlog: Backlog): Error {
  const message = phraseOf(refusalPhrase(refusal, backlog, phraseOf));
  // What a reason would let through is a policy's; the rest is wrong use.
  return refusal.reason === undefined ? new ToolFailure(message) : new PolicyRefusal(message, refusal);
}
