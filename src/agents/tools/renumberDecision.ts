import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { citingTexts } from '../../backlog/citingTexts.ts';
import { readFrontMatter } from '../../backlog/frontMatter.ts';
import { readBacklog } from '../../backlog/read.ts';
import { isRecordName } from '../../core/decisions/fileName.ts';
import { nextNumber } from '../../core/decisions/writing/numbering.ts';
import { openRecord } from '../../core/decisions/writing/openRecord.ts';
import {
  type Beside,
  type CitingText,
  type NumberPlace,
  type Renumbering,
  renumber,
} from '../../core/decisions/writing/renumber.ts';
import { archiveOf } from '../../core/model/archiveName.ts';
import { applyEdits } from '../../core/model/textEdits.ts';
import { clashesOnBranches } from '../../git/branchFolders.ts';
import { folderNames } from '../../git/folderNames.ts';
import { numberOnBranch } from '../../phrases/late/branchNumberPhrases.ts';
import { decisionNamed } from '../decisions/decisionNamed.ts';
import { refused } from '../decisions/decisionWrites.ts';
import { type Decisions, openDecisions } from '../decisions/openDecisions.ts';
import { ToolFailure } from '../failure.ts';
import { itemPath } from '../fileWrites.ts';
import { type FileWrite, changeFiles, readTextIfAny } from '../files.ts';
import { findBacklogIfAny } from '../findBacklog.ts';
import { recordText } from '../decisions/recordFiles.ts';
import { type Setting, openBacklog } from '../workplace.ts';

/** A place that another number changes; `sure: false`: it may mean another record, and is left. */
export interface PlaceData {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
  readonly sure: boolean;
}

/** What another number changes. Paths are relative to the folder that the tool works in. */
export interface RenumberData {
  readonly version: 1;
  readonly from: string;
  readonly to: string;
  readonly places: readonly PlaceData[];
  readonly written: boolean;
}

export interface RenumberWish {
  /** Its id or path. */
  readonly name: string;
  /** The number that is wanted; else the next one that no branch has. */
  readonly to: string | undefined;
  readonly write: boolean;
}

/**
 * Gives a decision another number: in its file's name and heading, and wherever its log and the backlog mean it. Shows
 * it only, unless it is to be written; then all of it is, or nothing.
 * @throws ToolFailure when it cannot be renumbered: then nothing is written
 */
export async function renumberDecision(setting: Setting, { name, to, write }: RenumberWish): Promise<RenumberData> {
  const root = resolve(setting.folder);
  const first = await openDecisions(setting);
  const { log, path } = decisionNamed(first, name);
  const number = to === undefined ? await freeNumber(root, log, first) : numberOf(to);
  const plan = async (): Promise<Planned> => {
    const opened = await openDecisions(setting);
    const beside = await besideOf(setting, log, opened);
    const records = [...opened.texts].flatMap(([at, text]) =>
      isRecordName(at) ? [openRecord(at, text, readFrontMatter)] : [],
    );
    const planned = renumber(path, number, records, beside);
    if (!planned.ok) throw refused(planned.failure);
    const texts = new Map([...opened.texts, ...(beside.pages ?? []).map(textOf), ...(beside.texts ?? []).map(textOf)]);
    return { renumbering: planned.value, texts };
  };
  const shown = await plan();
  await mayHave(root, log, shown.renumbering.to);
  if (!write) return dataOf(shown.renumbering, false);
  return changeFiles(
    join(root, log, 'decision'),
    async () => {
      const planned = await plan();
      return { writes: writesOf(root, planned), answer: dataOf(planned.renumbering, true) };
    },
    { observe: setting.observe, alongside: findBacklogIfAny(setting.folder, setting.file) },
  );
}

interface Planned {
  readonly renumbering: Renumbering;
  /** What the files say, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

const textOf = ({ path, text }: { readonly path: string; readonly text: string }) => [path, text] as const;

/** @throws ToolFailure for what is no number */
function numberOf(to: string): number {
  if (/^0*[1-9]\d{0,6}$/.test(to)) return Number.parseInt(to, 10);
  throw new ToolFailure(`--to ${to} is no number. Write it like 41.`);
}

async function freeNumber(root: string, log: string, { logs }: Decisions): Promise<number> {
  const here = logs.find((one) => one.log === log)?.records.map(({ path }) => path) ?? [];
  return nextNumber([...here, ...(await folderNames(root, log)).filter(isRecordName)]);
}

/** @throws ToolFailure when a file has that name, or a branch has given the number to another record */
async function mayHave(root: string, log: string, to: string): Promise<void> {
  const [clash] = await clashesOnBranches(root, new Map([[log, [to]]]));
  if (clash !== undefined) throw refused(numberOnBranch(clash));
  if (existsSync(join(root, to))) throw refused({ code: 'number-taken', values: { number: to, path: to } });
}

/** What may name the decision besides the records: pages of its log, the backlog with its items' files, the archive. */
async function besideOf(setting: Setting, log: string, { texts }: Decisions): Promise<Beside> {
  const root = resolve(setting.folder);
  const names = readdirSync(join(root, log)).filter((name) => /\.(?:md|markdown)$/i.test(name));
  const pages = names.flatMap((name) => {
    const path = log === '' ? name : `${log}/${name}`;
    const text = texts.has(path) ? undefined : recordText(root, path);
    return text === undefined ? [] : [openRecord(path, text, readFrontMatter)];
  });
  const path = findBacklogIfAny(setting.folder, setting.file);
  if (path === undefined) return { pages };
  const { reading } = await openBacklog({ ...setting, folder: dirname(path), file: path });
  const fromRoot = (file: string) => relative(root, file).replaceAll('\\', '/');
  const plan = citingTexts(reading, (file) => fromRoot(itemPath(path, file)));
  return { pages, texts: [...plan, ...(await archived(archiveOf(path), fromRoot))] };
}

async function archived(path: string, fromRoot: (file: string) => string): Promise<readonly CitingText[]> {
  const text = await readTextIfAny(path);
  const reading = text === undefined ? undefined : readBacklog(text);
  return reading === undefined ? [] : citingTexts(reading, () => fromRoot(path));
}

/** The record under its new name first: whatever comes in between, no text is lost. */
function writesOf(root: string, { renumbering, texts }: Planned): readonly FileWrite[] {
  const { from, to, places } = renumbering;
  const edits = new Map<string, NumberPlace['edit'][]>();
  for (const { path, edit } of places.filter(({ sure }) => sure)) edits.set(path, [...(edits.get(path) ?? []), edit]);
  const before = texts.get(from) ?? '';
  const others = [...edits].filter(([path]) => path !== from);
  return [
    { path: join(root, to), before: undefined, text: applyEdits(before, edits.get(from) ?? []) },
    ...others.map(([path, own]) => {
      const text = texts.get(path) ?? '';
      return { path: join(root, path), before: text, text: applyEdits(text, own) };
    }),
    { path: join(root, from), before, text: undefined },
  ];
}

function dataOf({ from, to, places }: Renumbering, written: boolean): RenumberData {
  const shown = places.map(({ path, lineNumber, before, after, sure }) => {
    return { file: path, line: lineNumber, before, after, sure };
  });
  return { version: 1, from, to, places: shown, written };
}
