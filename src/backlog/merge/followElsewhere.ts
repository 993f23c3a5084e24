import { mentionsIn } from '../language/mentions.ts';
import { parseText } from '../parse.ts';
import { BlockElement, type CommentElement } from './blockElement.ts';
import { type Renamed, followedText, following, mended } from './follow.ts';
import { scanSheet, sheetOf } from './sheet.ts';
import { splitText } from './split.ts';

/** What a file said in the two commits that were merged; undefined where it was not there. */
export interface Versions {
  /** In the one whose item got another id. */
  readonly side: string | undefined;
  readonly other: string | undefined;
}

/** A file other than the merged one. `list`: a backlog or an archive; `item`: one item's file; `prose`: a decision. */
export interface Elsewhere {
  readonly text: string;
  readonly kind: 'list' | 'item' | 'prose';
  readonly versions: Versions;
}

export interface Followed {
  readonly text: string;
  /** Numbers, from 1, of lines that name an old id still, where only a person knows which item is meant. */
  readonly left: readonly number[];
}

/**
 * Lets what refers to renumbered items in another file follow, in lines that their side alone has. A line that the
 * other side alone has means the other item, and stays; one that both have, or neither, is left for a person. Lines
 * of items are told apart by item: in many stands the same.
 */
export function followElsewhere({ text, kind, versions }: Elsewhere, renamed: Renamed): Followed {
  const names = (line: string) => mentionsIn(line, (id) => renamed.has(id)).length > 0;
  const lines = text.split('\n');
  if (!lines.some(names)) return { text, left: [] };
  const parts = partsOf(text, kind);
  const keys = keysOf(parts);
  const [side, other] = [versions.side, versions.other].map((version) => new Set(keysOf(partsOf(version ?? '', kind))));
  const followed = parts.flatMap((part) => linesOf(part.follow(part.text, renamed)));
  const left: number[] = [];
  const result = lines.map((line, index) => {
    const key = keys[index] ?? '';
    const [ours, theirs] = [side?.has(key) === true, other?.has(key) === true];
    if (!names(line) || (theirs && !ours)) return line;
    const written = ours && !theirs ? withContent(line, followed[index]) : line;
    if (names(written)) left.push(index + 1);
    return written;
  });
  return { text: result.join('\n'), left };
}

/** A stretch of whole lines. */
interface Part {
  /** The item whose lines they are, if they are one's. */
  readonly owner: string;
  readonly text: string;
  /** The text if all that refers to renumbered items followed. No id has a line break, so it has as many lines. */
  readonly follow: (text: string, renamed: Renamed) => string;
}

const mark = '\uFEFF';
const asItStands = (text: string) => text;

/** A line with what another one says, where its mark and its break are its own. */
function withContent(line: string, content: string | undefined): string {
  if (content === undefined) return line;
  return (line.startsWith(mark) ? mark : '') + content + (line.endsWith('\r') ? '\r' : '');
}

function partsOf(text: string, kind: Elsewhere['kind']): readonly Part[] {
  const plain = `${text.replace(mark, '').replaceAll('\r\n', '\n')}\n`;
  if (kind === 'list') return listParts(plain);
  return [{ owner: '', text: plain, follow: kind === 'item' ? followedItem : followedProse }];
}

function listParts(text: string): readonly Part[] {
  const scanned = scanSheet(text);
  if (scanned?.text !== text) return [{ owner: '', text, follow: asItStands }];
  const { head, elements, blanks, tail } = sheetOf(scanned, scanned.scan.indent, { parsed: 0 });
  const around = (lines: string): Part => ({ owner: '', text: lines, follow: asItStands });
  const blocks = elements.flatMap((element, index) => [around(blanks[index] ?? ''), partOf(element)]);
  return [around(head), ...blocks, around(blanks.at(-1) ?? ''), around(tail)];
}

function partOf(element: BlockElement | CommentElement): Part {
  const { text } = element;
  if (!(element instanceof BlockElement)) return { owner: '', text, follow: mended };
  // An item that cannot be taken apart may have the old id as its own.
  const follow = element.tree === undefined ? asItStands : (_: string, to: Renamed) => following(element, to).text;
  return { owner: element.seen.id ?? element.facts.id ?? '', text, follow };
}

/** What tells each line apart. */
function keysOf(parts: readonly Part[]): readonly string[] {
  return parts.flatMap(({ owner, text }) => linesOf(text).map((line) => `${owner}\n${line}`));
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').slice(0, -1);
}

function followedItem(text: string, renamed: Renamed): string {
  const tree = splitText(text, parseText(text, 0));
  return tree?.kind === 'map' ? followedText(tree, renamed) : text;
}

/** Paths, addresses and names of branches stay: they name what is called so elsewhere. */
function followedProse(text: string, renamed: Renamed): string {
  const isWord = (start: number, end: number) =>
    text[start - 1] !== '/' && !/^(?:\/|\.[a-z])/i.test(text.slice(end, end + 2));
  return mended(text, renamed, ({ start, end }) => isWord(start, end));
}
