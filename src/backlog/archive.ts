import type { Board } from '../core/model/backlog.ts';
import type { Refusal } from '../core/model/intention.ts';
import type { Item } from '../core/model/item.ts';
import type { ProblemCode, TextEdit } from '../core/model/problem.ts';
import { type Result, succeed } from '../core/model/result.ts';
import { type Block, type Layout, adapted, cutBlocks, joined, mayShare } from './archiveBlocks.ts';
import { refuse } from './change/planned.ts';
import { checkItems } from './check.ts';
import { insertLines } from './edits/apply.ts';
import { insertBlock } from './edits/blocks.ts';
import { compareIds } from './ids.ts';
import { readBacklog } from './read.ts';
import type { Reading } from './reading.ts';
import type { Source } from './source.ts';

/** Edits that put items from one file into the other, each of its own text. The receiving file is to be written first. */
export interface Archiving {
  readonly backlogEdits: readonly TextEdit[];
  /** Of the archive's text; of the empty text when there is none. */
  readonly archiveEdits: readonly TextEdit[];
}

/** What only the backlog can tell: its columns, and the items that those of an archive refer to. */
const ofTheBacklog: readonly ProblemCode[] = [
  'item.unknown-column',
  'history.unknown-column',
  'item.unknown-parent',
  'item.unknown-dependency',
];

/** Reads an archive, whose columns are those of its backlog. Undefined for a file that is somebody else's. */
export function readArchive(text: string, board: Board): Reading | undefined {
  const reading = readBacklog(text);
  if (reading === undefined) return undefined;
  const { backlog, source } = reading;
  const blocks = backlog.items.map((item) => ({ ...item, problems: [], refersElsewhere: false }));
  const { items, problems } = checkItems(text, blocks, { source, board, previous: undefined });
  const own = reading.problems.filter(({ code }) => !ofTheBacklog.includes(code));
  const inColumns = problems.filter(({ code }) => code === 'item.unknown-column' || code === 'history.unknown-column');
  const all = [...own, ...inColumns].sort((one, other) => one.range.start - other.range.start);
  return { ...reading, backlog: { ...backlog, board, items }, problems: all };
}

/**
 * Moves items from a backlog to its archive, byte for byte, with the comments right above them and the blank lines
 * that part them from their neighbours. The archive is kept in the order of ids and made where there is none. An
 * item that it has already is replaced: one in both is the backlog's. Where the archive is indented otherwise, the
 * lines are shifted by the difference; where its line breaks are others, they are written. All else keeps its bytes.
 * @param archiveText undefined when there is no archive
 */
export function planArchive(
  reading: Reading,
  archiveText: string | undefined,
  keys: readonly string[],
): Result<Archiving, Refusal> {
  const { backlog, text, source } = reading;
  if (backlog.readOnly !== undefined) return refuse('file.read-only', { reason: backlog.readOnly });
  const archive = openArchive(archiveText, reading);
  if (archive === undefined) return refuse('archive.unreadable', {});
  const wanted = [...new Set(keys)].sort(compareIds);
  const found = indicesOf(reading, wanted);
  if (!found.ok) return found;
  if (wanted.length > 0 && source.layout !== 'blocks') return refuse('layout.unsupported', {});
  const { edits, blocks } = cutBlocks(text, source, found.value);
  if (source.parts === undefined && blocks.some(mayShare)) return refuse('layout.unsupported', {});
  const arriving = blocks.map((block, place) => ({
    id: wanted[place] ?? '',
    block: adapted(block, source, archive.layout),
  }));
  return succeed({ backlogEdits: edits, archiveEdits: insertInOrder(archive, arriving) });
}

/** Where the items stand; refused unless each can be read in full and has an id of its own. */
function indicesOf({ backlog }: Reading, keys: readonly string[]): Result<readonly number[], Refusal> {
  const places = placesOf(backlog.items);
  const indices: number[] = [];
  for (const key of keys) {
    const index = places.get(key) ?? -1;
    const item = backlog.items[index];
    if (item === undefined) return refuse('item.not-found', { item: key });
    if (!item.intact) return refuse('item.not-intact', { item: key });
    if (item.id !== key) return refuse('archive.without-id', { item: item.title });
    indices.push(index);
  }
  return succeed(indices);
}

function placesOf(items: readonly Item[]): ReadonlyMap<string, number> {
  return new Map(items.map(({ key }, index) => [key, index]));
}

/** An archive that can be written to. */
interface Archive {
  readonly text: string;
  readonly reading: Reading | undefined;
  readonly layout: Layout;
}

/** Undefined when it cannot be read in full, or is not written with an item behind each dash. */
function openArchive(text: string | undefined, { source, backlog }: Reading): Archive | undefined {
  if (text === undefined || text.replace(/^\uFEFF/, '').trim() === '')
    return { text: text ?? '', reading: undefined, layout: source };
  const reading = readArchive(text, backlog.board);
  if (reading === undefined || !isWritable(reading)) return undefined;
  const { indent, lineBreak, layout } = reading.source;
  // What stands on one line says nothing of the line break.
  const ownBreak = text.includes('\n') ? lineBreak : source.lineBreak;
  return { text, reading, layout: { indent: layout === 'blocks' ? indent : source.indent, lineBreak: ownBreak } };
}

/** Whether items can be put into an archive, or taken out, without touching others. */
function isWritable(reading: Reading): boolean {
  const { backlog, source } = reading;
  if (backlog.readOnly !== undefined || backlog.items.some(({ intact }) => !intact)) return false;
  return takesBlocks(reading) && (source.layout !== 'blocks' || source.parts !== undefined);
}

/** Whether a block fits into a text. A comment behind `items: []` would end up in the block's last line. */
function takesBlocks({ source, text }: Reading): boolean {
  const { layout, insertion, parts } = source;
  if (layout !== 'empty' || parts !== undefined) return layout !== 'flow' && layout !== 'other';
  const nothing = /^(?:\[\s*\]|~|null|)$/i.test(text.slice(insertion.start, insertion.end));
  return nothing && /^[ \t]*(?:\r?\n|$)/.test(text.slice(insertion.end));
}

interface Arriving {
  readonly id: string;
  readonly block: Block;
}

function insertInOrder({ text, reading, layout }: Archive, arriving: readonly Arriving[]): readonly TextEdit[] {
  const { lineBreak } = layout;
  if (arriving.length === 0) return [];
  if (reading === undefined) {
    const written = `headwater: 1${lineBreak}items:${lineBreak}${listOf(arriving)}`;
    return [{ start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length, text: written }];
  }
  const { source } = reading;
  if (source.layout !== 'blocks') return [insertBlock(text, { ...source, lineBreak }, undefined, listOf(arriving))];
  return insertBetween(text, reading, { arriving, lineBreak });
}

function insertBetween(
  text: string,
  { backlog, source }: Reading,
  { arriving, lineBreak }: { readonly arriving: readonly Arriving[]; readonly lineBreak: Layout['lineBreak'] },
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let behind = '';
  const places = placesOf(backlog.items);
  let next = 0;
  for (const { id, block } of arriving) {
    const known = source.items[places.get(id) ?? -1];
    // What arrives is in order, so the first item that belongs behind it is never further up than the last time.
    while (next < backlog.items.length && !isBehind(backlog.items[next], id)) next += 1;
    const at = source.items[next];
    if (known !== undefined) edits.push({ start: known.start, end: known.end, text: endedLike(text, known, block) });
    else if (at === undefined) behind += block.gap + block.lines;
    else edits.push({ start: at.start, end: at.start, text: block.lines + block.gap });
  }
  const end = source.items.at(-1)?.end ?? text.length;
  return joined(behind === '' ? edits : [...edits, insertLines({ text, lineBreak }, end, behind)]);
}

function isBehind(item: Item | undefined, id: string): boolean {
  return item?.id !== undefined && compareIds(item.id, id) > 0;
}

/** The blocks as a list of their own, parted as they were. */
function listOf(arriving: readonly Arriving[]): string {
  return arriving.map(({ block }, index) => (index === 0 ? '' : block.gap) + block.lines).join('');
}

/** A block in the place of another that may end the text without a line break. */
function endedLike(text: string, { end }: Source['items'][number], { lines }: Block): string {
  return end > 0 && text[end - 1] !== '\n' ? lines.replace(/\r?\n$/, '') : lines;
}

/**
 * Brings an item back from the archive, byte for byte as `planArchive` moves it, behind the last item of its column,
 * else to the end. Refused when the backlog has the id.
 * @param archive as `readArchive` reads it
 */
export function planRestore(archive: Reading, reading: Reading, id: string): Result<Archiving, Refusal> {
  const { backlog, source } = reading;
  if (backlog.readOnly !== undefined) return refuse('file.read-only', { reason: backlog.readOnly });
  if (backlog.items.some((item) => item.id === id)) return refuse('archive.in-backlog', { item: id });
  const index = archive.backlog.items.findIndex((item) => item.key === id);
  const item = archive.backlog.items[index];
  if (item === undefined) return refuse('item.not-found', { item: id });
  if (!isWritable(archive) || archive.source.layout !== 'blocks') return refuse('archive.unreadable', {});
  if (!takesBlocks(reading)) return refuse('layout.unsupported', {});
  const { edits, blocks } = cutBlocks(archive.text, archive.source, [index]);
  const [cut = { lines: '', gap: '' }] = blocks;
  if (source.parts === undefined && mayShare(cut)) return refuse('layout.unsupported', {});
  const indent = source.layout === 'blocks' ? source.indent : archive.source.indent;
  const block = adapted(cut, archive.source, { indent, lineBreak: source.lineBreak });
  const after = backlog.items.findLastIndex((other) => other.column === item.column);
  // One that was alone had nothing to be parted from: then it is parted as its new neighbours are.
  const alone = archive.source.items.length < 2;
  return succeed({ archiveEdits: edits, backlogEdits: [insertion(reading, { after, alone }, block)] });
}

function insertion(
  { text, source }: Reading,
  { after, alone }: { readonly after: number; readonly alone: boolean },
  { lines, gap }: Block,
): TextEdit {
  const neighbour = after < 0 ? source.items.at(-1) : source.items[after];
  if (alone || neighbour === undefined) return insertBlock(text, source, after < 0 ? undefined : after, lines);
  return insertLines({ text, lineBreak: source.lineBreak }, neighbour.end, gap + lines);
}
