import { shiftAllLines } from '../../core/merge/shift.ts';
import { lineEndOf, lineStartOf } from '../lines.ts';
import { type Scan, scanBlocks } from '../scan.ts';
import { BlockElement, CommentElement, type Counter } from './blockElement.ts';

/** A backlog's text, taken apart at its list of items without parsing. */
export interface Sheet {
  /** Up to the list, with the key `items` and what follows it above the first item. */
  readonly head: string;
  readonly elements: readonly (BlockElement | CommentElement)[];
  /** The blank lines before each element, and behind the last one. */
  readonly blanks: readonly string[];
  /** Keys behind the list, with the comments right above them. */
  readonly tail: string;
}

/** A text's scan, before its blocks are taken out of it. */
export interface Scanned {
  readonly text: string;
  readonly scan: Scan;
}

/** An empty list as some write it; without the value it is one that can be scanned. */
const emptyList = /^(items:)[ \t]*(?:\[[ \t]*\]|~|null)(?=[ \t]*(?:#.*)?$)/m;

/**
 * Finds the blocks of a text whose lines end in line feeds, the last one too. Of a file that was not there, or is
 * empty, there are none. Undefined where they cannot be told apart by lines.
 */
export function scanSheet(text: string): Scanned | undefined {
  if (text.trim() === '') {
    const end = text.length;
    return { text, scan: { blocks: [], indent: 2, head: { start: 0, end }, tail: { start: end, end } } };
  }
  const scan = scanBlocks(text);
  if (scan !== undefined) return { text, scan };
  const open = text.replace(emptyList, '$1');
  const opened = open === text ? undefined : scanBlocks(open);
  return opened && { text: open, scan: opened };
}

/** Takes a text apart. @param indent the column that the dashes get */
export function sheetOf({ text, scan }: Scanned, indent: number, counter: Counter): Sheet {
  const elements: (BlockElement | CommentElement)[] = [];
  const blanks: string[] = [];
  const by = scan.blocks.length === 0 ? 0 : indent - scan.indent;
  let end = scan.head.end;
  let blank = '';
  const addGap = (to: number) => {
    for (const part of text.slice(end, to).match(/(?:[ \t\r]*\n)+|(?:[ \t]*#[^\n]*\n)+/g) ?? []) {
      if (part.trim() === '') blank += part;
      else {
        elements.push(new CommentElement(shiftAllLines(part, by)));
        blanks.push(blank);
        blank = '';
      }
    }
  };
  for (const block of scan.blocks) {
    if (block.start > end) addGap(block.start);
    const lines = text.slice(block.start, block.end);
    const line = block.line - block.start;
    elements.push(by === 0 ? new BlockElement(lines, line, counter) : shiftedBlock(lines, by, counter));
    blanks.push(blank);
    blank = '';
    end = block.end;
  }
  const tail = tailStart(text, end);
  if (tail > end) addGap(tail);
  return { head: text.slice(0, scan.head.end), elements, blanks: [...blanks, blank], tail: text.slice(tail) };
}

function shiftedBlock(lines: string, by: number, counter: Counter): BlockElement {
  return new BlockElement('', 0, counter).with(shiftAllLines(lines, by));
}

/** Where the first key behind the list begins, with the comments in the first column right above it. */
function tailStart(text: string, from: number): number {
  let key = from;
  while (key < text.length && /[\s#]/.test(text.charAt(key))) key = lineEndOf(text, key);
  if (key >= text.length) return text.length;
  let start = key;
  while (start > from) {
    const above = lineStartOf(text, start - 1);
    if (text[above] !== '#') break;
    start = above;
  }
  return start;
}
