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
 * other side alone has means the other item, and stays; one that both have, or neither, is left for a person.
 */
export function followElsewhere({ text, kind, versions }: Elsewhere, renamed: Renamed): Followed {
  const names = (line: string) => mentionsIn(line, (id) => renamed.has(id)).length > 0;
  const lines = text.split('\n');
  if (!lines.some(names)) return { text, left: [] };
  const [side, other] = [linesOf(versions.side), linesOf(versions.other)];
  const followed = followedLines(text, kind, renamed);
  const left: number[] = [];
  const result = lines.map((line, index) => {
    const content = withoutReturn(line);
    if (!names(line) || (other.has(content) && !side.has(content))) return line;
    const isSure = side.has(content) && !other.has(content);
    const written = isSure ? (followed[index] ?? content) : content;
    if (names(written)) left.push(index + 1);
    return written + line.slice(content.length);
  });
  return { text: result.join('\n'), left };
}

function linesOf(text = ''): ReadonlySet<string> {
  return new Set(text.split('\n').map(withoutReturn));
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** The lines if all that refers to the items followed. No id has a line break, so they stay as many. */
function followedLines(text: string, kind: Elsewhere['kind'], renamed: Renamed): readonly string[] {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const plain = `${text.slice(mark.length).replaceAll('\r\n', '\n')}\n`;
  const follow = { list: followedList, item: followedItem, prose: followedProse }[kind];
  return (mark + follow(plain, renamed)).split('\n');
}

function followedList(text: string, renamed: Renamed): string {
  const scanned = scanSheet(text);
  if (scanned === undefined) return text;
  const { head, elements, blanks, tail } = sheetOf(scanned, scanned.scan.indent, { parsed: 0 });
  const blocks = elements.map((element, index) => (blanks[index] ?? '') + followedElement(element, renamed));
  return [head, ...blocks, blanks.at(-1) ?? '', tail].join('');
}

function followedElement(element: BlockElement | CommentElement, renamed: Renamed): string {
  if (!(element instanceof BlockElement)) return mended(element.text, renamed);
  // One that cannot be taken apart may have the old id as its own.
  return element.tree === undefined ? element.text : following(element, renamed).text;
}

function followedItem(text: string, renamed: Renamed): string {
  const tree = splitText(text, parseText(text, 0));
  return tree?.kind === 'map' ? followedText(tree, renamed) : text;
}

/** Paths, addresses and names of branches stay: they name what is called so elsewhere. */
function followedProse(text: string, renamed: Renamed): string {
  return mended(
    text,
    renamed,
    ({ start, end }) => text[start - 1] !== '/' && !/^(?:\/|\.[a-z])/i.test(text.slice(end, end + 2)),
  );
}
