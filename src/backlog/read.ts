import { type Node, isSeq } from 'yaml';
import type { Backlog, ReadOnlyReason } from '../core/model/backlog.ts';
import type { Problem } from '../core/model/problem.ts';
import { checkItems } from './check.ts';
import { hideConflicts } from './conflicts.ts';
import { mostUsedPrefix } from './ids.ts';
import { type ParsedText, parseText } from './parse.ts';
import { type Head, readHead } from './readHead.ts';
import { type ReadItem, readBlock, readNode } from './readItem.ts';
import type { Reading } from './reading.ts';
import { type Scan, scanBlocks } from './scan.ts';
import { Notes } from './schema/notes.ts';
import type { ItemSource, Source } from './source.ts';

const formatVersion = 1;

/** Longest text that is read, in UTF-16 units: what VS Code itself still keeps in step with its extensions. */
const longest = 50 * 1024 * 1024;

/** The parts of a text, before the items are compared with each other and with the columns. */
interface Parts {
  readonly head: Head;
  readonly items: readonly ReadItem[];
  readonly source: Source;
}

/**
 * Reads a backlog. Never throws: what is wrong is a problem, and every item stands alone, so that a broken one does
 * not take the others away. Undefined for a file that is somebody else's: no key `headwater`, and `items` is no
 * list of maps with `title`.
 */
export function readBacklog(text: string): Reading | undefined {
  if (text.length > longest) return tooLarge(text);
  const { visible, conflict } = hideConflicts(text);
  const parts = readParts(visible);
  if (!isBacklog(visible, parts)) return undefined;
  const { head, source } = parts;
  const problems: Problem[] = [...head.problems, ...(conflict === undefined ? [] : [conflict])];
  const { items, problems: itemProblems } = checkItems(visible, parts.items, source, head.board);
  problems.push(...itemProblems, ...versionProblems(visible, head));
  const backlog: Backlog = {
    stream: head.stream,
    vision: head.vision,
    constraints: head.constraints,
    prefix: head.prefix ?? mostUsedPrefix(items.flatMap((item) => item.id ?? [])),
    board: head.board,
    people: head.people,
    items,
    concerns: head.concerns,
    readOnly: readOnlyReason(head, conflict !== undefined),
  };
  problems.sort((one, other) => one.range.start - other.range.start);
  return { text, backlog, problems, source };
}

/** Where a text can be taken apart by its lines it is; a text whose parts refer to each other is read as a whole. */
function readParts(text: string): Parts {
  const scan = scanBlocks(text);
  if (scan === undefined) return readWhole(text);
  const items = scan.blocks.map(({ line, end }) => readBlock(text, { start: line, end }));
  const parts = [scan.head, scan.tail].filter(({ start, end }) => end > start);
  const parsed = parts.map(({ start, end }) => ({ ...parseText(text.slice(start, end), start), base: start }));
  const aliases = [
    ...parsed.flatMap((part) => part.errors),
    ...scan.blocks.flatMap(({ line, end }, index) =>
      items[index]?.intact === false ? parseText(text.slice(line, end), line).errors : [],
    ),
  ].some((error) => error.cause === 'BAD_ALIAS');
  if (aliases) return readWhole(text);
  return { head: readHead(text, parsed), items, source: blockSource(text, scan, items) };
}

function blockSource(text: string, scan: Scan, items: readonly ReadItem[]): Source {
  const sources = scan.blocks.map(({ start, line, end }, index): ItemSource => {
    const item = items[index];
    return { start, line, end, node: item?.node, base: item?.base ?? line };
  });
  return {
    items: sources,
    indent: scan.indent,
    layout: scan.blocks.length > 0 ? 'blocks' : 'empty',
    insertion: { start: scan.head.end, end: scan.head.end },
    lineBreak: lineBreakOf(text),
  };
}

function readWhole(text: string): Parts {
  const parsed = parseText(text, 0);
  const head = readHead(text, [{ ...parsed, base: 0 }]);
  const nodes = isSeq(head.items) ? (head.items.items as Node[]) : [];
  const items = nodes.map((node) => readNode(node, new Notes(text, 0, parsed.document), { errors: [] }, 0));
  return { head, items, source: wholeSource(text, parsed, head, items) };
}

function wholeSource(text: string, parsed: ParsedText, head: Head, items: readonly ReadItem[]): Source {
  const sources = items.map(({ node }): ItemSource => {
    const [start = 0, , end = 0] = node?.range ?? [];
    const line = text.lastIndexOf('\n', start - 1) + 1;
    return { start: line, line, end, node, base: 0 };
  });
  const empty = head.items?.range;
  const insertion = { start: empty?.[0] ?? text.length, end: empty?.[1] ?? text.length };
  const layout =
    items.length > 0 || parsed.errors.length > 0 ? 'whole' : head.items === undefined ? 'missing' : 'empty';
  return { items: sources, indent: 2, layout, insertion, lineBreak: lineBreakOf(text) };
}

function isBacklog(text: string, { head, items }: Parts): boolean {
  if (head.version !== undefined || /^headwater:/m.test(text)) return true;
  return items.length > 0 && items.every((item) => item.fields.title !== undefined);
}

function versionProblems(text: string, head: Head): readonly Problem[] {
  if (head.version === undefined || head.version === formatVersion) return [];
  const start = Math.max(0, text.search(/^headwater:/m));
  const lineEnd = text.indexOf('\n', start);
  const range = { start, end: lineEnd < 0 ? text.length : lineEnd };
  const values = { version: head.version, known: formatVersion };
  return [{ code: 'file.future-version', severity: 'error', range, values, fixes: [] }];
}

function readOnlyReason(head: Head, conflicted: boolean): ReadOnlyReason | undefined {
  if (conflicted) return 'conflict-markers';
  if (head.version !== undefined && head.version !== formatVersion) return 'future-version';
  return head.problems.some((problem) => problem.code === 'yaml.syntax') ? 'syntax' : undefined;
}

function lineBreakOf(text: string): '\n' | '\r\n' {
  const lineFeed = text.indexOf('\n');
  return lineFeed > 0 && text[lineFeed - 1] === '\r' ? '\r\n' : '\n';
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
