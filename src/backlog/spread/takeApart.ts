import type { Refusal } from '../../core/model/intention.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import { type Result, succeed } from '../../core/model/result.ts';
import { refuse } from '../change/planned.ts';
import { type BlockReading, readBlock } from '../readBlock.ts';
import type { Reading } from '../reading.ts';
import { writeScalar } from '../scalar.ts';
import { type Scan, itemsKeyOf } from '../scan.ts';
import { FileNames } from './fileName.ts';
import { type FileChange, mainFile } from './fileChange.ts';
import { itemFileOf, itemLines } from './itemFile.ts';
import { sameBlock } from './meaning.ts';
import { ownLines, withRank } from './ownLines.ts';
import { ranksBetween } from './rank.ts';

/**
 * Takes a backlog apart: each item in a file of its own, with the comments between it and the item above; what is
 * behind the last one stays in the main file. Nothing is written that was not there but the folder and the ranks, which
 * hold the order. An item that would not say the same by itself refuses all of it.
 * @param folder where the files go, as a path from the main file's folder
 * @param taken names of what is in that folder
 * @returns what is written, in this order: a main file that names the folder finds all of them there
 */
export function takeApart(
  reading: Reading,
  folder: string,
  taken: Iterable<string>,
): Result<readonly FileChange[], Refusal> {
  const { text, backlog, source } = reading;
  if (source.spread !== undefined) return refuse('spread.already', {});
  if (backlog.readOnly !== undefined) return refuse('file.read-only', { reason: backlog.readOnly });
  const { parts, layout, insertion } = source;
  const named = writeScalar(`${folder}/`);
  const main = (...edits: readonly TextEdit[]): FileChange => {
    return { kind: 'edit', file: mainFile, edits: [...versionEdits(text), ...edits] };
  };
  if (layout === 'missing') return succeed([main(appended(reading, `items: ${named}`))]);
  if (layout === 'empty' && parts === undefined) return succeed([main({ ...insertion, text: named })]);
  if (parts === undefined) return refuse('spread.unsupported', {});
  const created = itemFiles(reading, parts, { folder, names: new FileNames(taken) });
  if (!created.ok) return created;
  return succeed([...created.value, main(...listEdits(reading, parts.scan, named))]);
}

interface Parts {
  readonly scan: Scan;
  readonly blocks: readonly BlockReading[];
}

function itemFiles(
  { text, backlog, source }: Reading,
  { scan, blocks }: Parts,
  { folder, names }: { readonly folder: string; readonly names: FileNames },
): Result<readonly FileChange[], Refusal> {
  const ranks = ranksBetween(undefined, undefined, blocks.length);
  let end = itemsKeyOf(text)?.lineEnd ?? scan.head.end;
  const created: FileChange[] = [];
  for (const [index, { id, key, fields }] of backlog.items.entries()) {
    if (fields.rank !== undefined) return refuse('spread.rank', { item: key });
    const block = scan.blocks[index] ?? { end };
    const listed = text.slice(end, block.end);
    const name = names.next(id);
    const own = ownText({ name, listed, rank: ranks[index] ?? '' }, blocks[index], source.lineBreak);
    if (own === undefined) return refuse('spread.item', { item: key });
    created.push({ kind: 'create', file: `${folder}/${name}`, text: own });
    end = block.end;
  }
  return succeed(created);
}

/** An item that is to stand in a file of its own. */
interface Leaving {
  readonly name: string;
  /** Its lines in a list, with what belongs to them above. */
  readonly listed: string;
  readonly rank: string;
}

/** What an item's own file says; undefined where it would not say there what it says in the list. */
export function ownText(
  { name, listed, rank }: Leaving,
  block: BlockReading | undefined,
  lineBreak: string,
): string | undefined {
  const text = withRank(ownLines(listed.endsWith('\n') ? listed : listed + lineBreak), rank);
  const file = itemFileOf({ name, text });
  const isItem = block?.problems.every(({ code }) => code !== 'item.not-a-map') === true;
  const isSame = isItem && file.fault === undefined && file.rank !== undefined;
  return isSame && sameBlock(readBlock(itemLines(file.lines)), block) ? text : undefined;
}

/** The list goes, and the folder's name comes in its place. A text without a last line break stays one. */
function listEdits({ text, source }: Reading, { blocks }: Scan, named: string): readonly TextEdit[] {
  const key = itemsKeyOf(text) ?? { colon: text.length, lineEnd: text.length };
  const end = blocks.at(-1)?.end ?? key.lineEnd;
  const open = end > key.lineEnd && end === text.length && !text.endsWith('\n') ? source.lineBreak.length : 0;
  return [
    { start: key.colon, end: key.colon, text: ` ${named}` },
    { start: key.lineEnd - open, end, text: '' },
  ];
}

/** Without its version, a file that names a folder would be somebody else's. */
function versionEdits(text: string): readonly TextEdit[] {
  if (/^headwater:/m.test(text)) return [];
  const [above = ''] = /^\uFEFF?(?:(?:[ \t]*(?:#[^\n]*)?|---[ \t]*|%[^\n]*)\r?\n)*/.exec(text) ?? [];
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return [{ start: above.length, end: above.length, text: `headwater: 1${lineBreak}` }];
}

function appended({ text, source: { lineBreak } }: Reading, line: string): TextEdit {
  const open = text === '' || text.endsWith('\n') ? '' : lineBreak;
  return { start: text.length, end: text.length, text: `${open}${line}${lineBreak}` };
}
