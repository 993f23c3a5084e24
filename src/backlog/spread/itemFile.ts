import type { ProblemCode } from '../../core/model/problem.ts';
import { hideConflicts } from '../conflicts.ts';
import { readBlock } from '../readBlock.ts';
import { writeScalar } from '../scalar.ts';
import { type ListLine, linesInList, renderLines } from './listLines.ts';
import { meansTheSame } from './meaning.ts';

/** An entry of the folder with an item file's name. */
export interface FoundFile {
  /** Its name in the folder. */
  readonly name: string;
  /** Undefined when it is too large to be read. */
  readonly text: string | undefined;
}

/** Why a file is shown, as far as it can be, and never written to. */
export type FileFault = Extract<ProblemCode, `item-file.${string}` | 'file.conflict-markers'>;

/** An item's file as a part of the list. */
export interface ItemFile {
  readonly name: string;
  readonly text: string;
  /** Where it comes in the order; without one, behind those that have one. */
  readonly rank: string | undefined;
  /** The item as it stands in the list, in whole lines. */
  readonly lines: string;
  readonly fault: FileFault | undefined;
}

/** Longest text of an item that is read, in UTF-16 units: a thousand times what people write. */
export const longestItem = 1024 * 1024;

/** What may mean something else in a list: tabs that indent, marks of documents, anchors, tags, an odd beginning. */
const unusual = /^ *\t|^(?:---|\.\.\.|%)|(?:^|[\s,[{:?-])[&*!]\S/m;
const usualStart = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*[A-Za-z_][\w-]*:(?:\s|$)/;

/**
 * A rank on a line of its own that no deeper line goes on with. Only a line feed begins a line in YAML: with the flag
 * `m`, so would a line separator within a text.
 */
const rankLine =
  /(?<=^\uFEFF?|\n)rank:[ \t]+([0-9A-Za-z]+)[ \t]*(?:[ \t]#[^\n]*)?(?=\r?(?:\n|$))(?!(?:[ \t]*\r?\n)+ +[^\s#])/;

/** An item's file, put in the form that it has in the list. Whatever it says, it is one item there. */
export function itemFileOf({ name, text }: FoundFile): ItemFile {
  if (text === undefined || text.length > longestItem) return unread(name, text ?? '', 'item-file.too-large');
  const { visible, conflict } = hideConflicts(text);
  const { lines, found, rest } = linesInList(visible);
  if (!found) return unread(name, text, rest === undefined ? 'item-file.empty' : 'item-file.form');
  const usual = !unusual.test(visible) && usualStart.test(visible.replace(/^\uFEFF/, ''));
  const listed = renderLines(visible, lines);
  if (!usual && !meansTheSame(visible.slice(0, rest), itemLines(listed))) return unread(name, text, 'item-file.form');
  const fault = conflict !== undefined ? 'file.conflict-markers' : rest === undefined ? undefined : severalDocuments;
  return { name, text, rank: rankIn(visible, listed, usual), lines: listed, fault };
}

const severalDocuments = 'item-file.several-documents';

/** An item's lines in the list from the one with the dash on. */
export function itemLines(lines: string): string {
  return lines.slice(lines.search(/^ {2}- /m));
}

/** Looked for first: parsing takes a hundred times as long. */
function rankIn(text: string, lines: string, usual: boolean): string | undefined {
  const [, rank] = (usual ? rankLine.exec(text) : null) ?? [];
  if (rank !== undefined || !text.includes('rank')) return rank;
  return readBlock(itemLines(lines)).fields.rank;
}

/** An item that is shown by the name of its file. */
function unread(name: string, text: string, fault: FileFault): ItemFile {
  return { name, text, rank: undefined, lines: `${unreadLine(name)}\n`, fault };
}

function unreadLine(name: string): string {
  const [, id] = /^([A-Za-z]+-\d+(?:\.\d+)*)\.ya?ml$/i.exec(name) ?? [];
  const title = `title: ${writeScalar(name, true)}`;
  return `  - { ${id === undefined ? title : `id: ${id}, ${title}`} }`;
}

/** How the lines of a file stand in the list, for finding a place of the one in the other. */
export function linesOf({ name, text, fault }: ItemFile): readonly ListLine[] {
  if (isUnread(fault)) return [{ lead: unreadLine(name), start: 0, end: 0 }];
  return linesInList(hideConflicts(text).visible).lines;
}

/** Whether nothing of the file's text is in the list. */
export function isUnread(fault: ProblemCode | undefined): boolean {
  return fault === 'item-file.too-large' || fault === 'item-file.empty' || fault === 'item-file.form';
}
