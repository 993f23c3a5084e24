import { type Node as YamlNode, isScalar, isSeq } from 'yaml';
import type { Backlog, ReadOnlyReason } from '../core/model/backlog.ts';
import type { Problem } from '../core/model/problem.ts';
import { checkItems } from './check.ts';
import { hideConflicts } from './conflicts.ts';
import { mostUsedPrefix } from './ids.ts';
import { restOfLine } from './lines.ts';
import type { Node } from './node.ts';
import { type ParsedText, parseText } from './parse.ts';
import { type Head, readHead } from './readHead.ts';
import { mapPlace } from './nodePlaces.ts';
import { type BlockReading, controlCharacterIn, readNode } from './readBlock.ts';
import { type Blocks, readBlocks } from './readBlocks.ts';
import type { Reading } from './reading.ts';
import { Notes } from './schema/notes.ts';
import { type Scan, scanBlocks } from './scan.ts';
import { BlockSource } from './blockSource.ts';
import { type ItemSource, type Source, lineBreakOf } from './source.ts';
import { nodeOf } from './yamlNode.ts';

const formatVersion = 1;

/** Longest text that is read, in UTF-16 units: what VS Code itself still keeps in step with its extensions. */
const longest = 50 * 1024 * 1024;

/** The parts of a text, before the items are compared with each other and with the columns. */
interface Parts {
  readonly head: Head;
  readonly items: readonly BlockReading[];
  readonly source: Source;
  /** Blocks that were parsed for it. */
  readonly parsed: number;
}

/**
 * Reads a backlog. Never throws: what is wrong is a problem, and every item stands alone, so that a broken one does
 * not take the others away. Undefined for a file that is somebody else's: no key `headwater`, and `items` is no
 * list of maps with `title`.
 * @param previous a reading of an earlier text: blocks that have not changed since are not parsed again
 * @param blocks the text's blocks, where they were read already
 */
export function readBacklog(text: string, previous?: Reading, blocks?: Blocks): Reading | undefined {
  return readWith(text, previous, (visible, before) => {
    const read = blocks !== undefined && visible === text ? blocks : readBlocks(visible, before);
    return read === undefined ? readWhole(visible) : readParts(visible, before, read);
  });
}

/**
 * The same without taking the text apart: slower, and a broken item may take others along. Reading block by block
 * gives the same for every text that is YAML, which the tests hold.
 */
export function readBacklogAsWhole(text: string): Reading | undefined {
  return readWith(text, undefined, readWhole);
}

type PartsReader = (text: string, previous: Reading | undefined) => Parts;

function readWith(text: string, previous: Reading | undefined, partsOf: PartsReader): Reading | undefined {
  if (text.length > longest) return tooLarge(text);
  const { visible, conflict } = hideConflicts(text);
  const parts = partsOf(visible, conflict === undefined ? previous : undefined);
  if (!isBacklog(visible, parts)) return undefined;
  const { head, source } = parts;
  const problems: Problem[] = [...head.problems, ...(conflict === undefined ? [] : [conflict]), ...listProblems(head)];
  const { items, problems: itemProblems } = checkItems(visible, parts.items, { source, board: head.board, previous });
  problems.push(...itemProblems, ...versionProblems(visible, head));
  const backlog: Backlog = {
    stream: head.stream,
    vision: head.vision,
    constraints: head.constraints,
    prefix: head.prefix ?? mostUsedPrefix(items.flatMap((item) => item.id ?? [])),
    board: head.board,
    batch: head.batch,
    people: head.people,
    items,
    concerns: head.concerns,
    readOnly: readOnlyReason(head, conflict !== undefined),
  };
  problems.sort((one, other) => one.range.start - other.range.start);
  return { text, backlog, problems, source, parsed: parts.parsed };
}

/** Where a text can be taken apart by its lines it is; a text whose parts refer to each other is read as a whole. */
function readParts(text: string, previous: Reading | undefined, { scan, blocks, parsed }: Blocks): Parts {
  const head = readHeadOf(text, scan, previous);
  // A text that is no map at its top, such as one long scalar, has no items, whatever its lines look like.
  const ownMap = head.problems.every(({ code }) => code !== 'file.not-a-map');
  if (!ownMap || head.refersElsewhere || blocks.some((block) => block.refersElsewhere)) return readWhole(text);
  const source: Source = {
    items: scan.blocks.map((range) => new BlockSource(text, range)),
    indent: scan.indent,
    layout: blocks.length > 0 ? 'blocks' : 'empty',
    insertion: { start: scan.head.end, end: scan.head.end },
    lineBreak: lineBreakOf(text),
    parts: { scan, blocks, head },
  };
  return { head, items: blocks, source, parsed };
}

/** What stands before and behind the items, taken over where it has not changed. */
function readHeadOf(text: string, { head, tail }: Scan, previous: Reading | undefined): Head {
  const ranges = [head, tail].filter(({ start, end }) => end > start);
  const before = previous?.source.parts;
  if (before?.head.problems.length === 0 && head.end === before.scan.head.end) {
    const same = around(text, { head, tail }) === around(previous?.text ?? '', before.scan);
    if (same) return before.head;
  }
  const parsed = ranges.map(({ start, end }) => ({ ...parseText(text.slice(start, end), start), base: start }));
  return readHead(text, parsed);
}

/** What stands before and behind the items. */
function around(text: string, { head, tail }: Pick<Scan, 'head' | 'tail'>): string {
  return text.slice(head.start, head.end) + text.slice(tail.start, tail.end);
}

function readWhole(text: string): Parts {
  const parsed = parseText(text, 0);
  const control = controlCharacterIn(text);
  const read = readHead(text, [{ ...parsed, base: 0 }]);
  const head = { ...read, problems: control === undefined ? read.problems : [...read.problems, control] };
  const listed = isSeq(head.items) ? (head.items.items as YamlNode[]) : [];
  const nodes = listed.map((node) => nodeOf(node, parsed.document));
  const items = nodes.map((node) => readNode(node, new Notes(text, 0), []));
  return { head, items, source: wholeSource(text, parsed, { head, nodes }), parsed: items.length };
}

/** Places in a text that was parsed as a whole. Its blocks are told apart by lines all the same, where they can be. */
function wholeSource(
  text: string,
  { errors }: ParsedText,
  { head, nodes }: { readonly head: Head; readonly nodes: readonly (Node | null)[] },
): Source {
  const scan = scanBlocks(text);
  const inBlocks = scan !== undefined && nodes.length > 0 && scan.blocks.length === nodes.length;
  const items = nodes.map((node, index): ItemSource => {
    const { start, end } = node ?? { start: 0, end: 0 };
    const block = inBlocks ? scan.blocks[index] : undefined;
    const map = node?.kind === 'map' ? mapPlace({ text, base: 0 }, node) : undefined;
    return { start, line: start, end, ...block, map, base: 0 };
  });
  const [start, end] = head.items?.range ?? [0, text.length];
  const layout = errors.length > 0 ? 'other' : inBlocks ? 'blocks' : layoutOf(head, nodes);
  const indent = inBlocks ? scan.indent : 2;
  return { items, indent, layout, insertion: { start, end }, lineBreak: lineBreakOf(text), parts: undefined };
}

function layoutOf({ items }: Head, nodes: readonly (Node | null)[]): Source['layout'] {
  if (items === undefined) return 'missing';
  if (isNothing(items) || (isSeq(items) && nodes.length === 0)) return 'empty';
  if (!isSeq(items)) return 'other';
  return items.flow === true ? 'flow' : 'other';
}

function isBacklog(text: string, { head, items }: Parts): boolean {
  if (head.version !== undefined || /^headwater:/m.test(text)) return true;
  return items.length > 0 && items.every((item) => item.fields.title !== undefined);
}

/** No value, or one that YAML takes for none. */
function isNothing(node: YamlNode | null): boolean {
  return node === null || (isScalar(node) && node.type === 'PLAIN' && /^(?:|~|null)$/i.test(String(node.value)));
}

/** `items` with something else than a list behind it. */
function listProblems({ items }: Head): readonly Problem[] {
  if (items === undefined || isSeq(items) || isNothing(items)) return [];
  const [start, end] = items?.range ?? [0, 0];
  return [{ code: 'items.not-a-list', severity: 'error', range: { start, end }, values: {}, fixes: [] }];
}

function versionProblems(text: string, head: Head): readonly Problem[] {
  if (head.version === undefined || Number(head.version) === formatVersion) return [];
  const start = Math.max(0, text.search(/^headwater:/m));
  const range = restOfLine(text, start);
  const values = { version: head.version, known: formatVersion };
  return [{ code: 'file.future-version', severity: 'error', range, values, fixes: [] }];
}

function readOnlyReason(head: Head, conflicted: boolean): ReadOnlyReason | undefined {
  if (conflicted) return 'conflict-markers';
  if (head.version !== undefined && Number(head.version) !== formatVersion) return 'future-version';
  const unreadable = ['yaml.syntax', 'yaml.duplicate-key', 'file.several-documents', 'file.not-a-map'];
  return head.problems.some(({ code }) => unreadable.includes(code)) ? 'syntax' : undefined;
}

function tooLarge(text: string): Reading {
  const start = readBacklog('headwater: 1\nitems:\n');
  if (start === undefined) throw new Error('An empty backlog is a backlog');
  const range = { start: 0, end: 0 };
  return {
    ...start,
    text,
    backlog: { ...start.backlog, readOnly: 'syntax' },
    problems: [
      { code: 'file.too-large', severity: 'error', range, values: { limit: longest / 1024 / 1024 }, fixes: [] },
    ],
  };
}
