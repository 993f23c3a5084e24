import type { ListNode, MapNode, Node, Pair } from '../node.ts';
import { LineCursor } from './lineCursor.ts';
import { valueAt } from './plainFlow.ts';
import { keyAt, mayJoin } from './plainKey.ts';
import { beginsLines, linesAt } from './plainLines.ts';

/** Deeper ones are left to the parser. */
const deepest = 20;

/**
 * Reads an item's block in the plain forms that nearly all are written in: word keys, values on one line, lists and
 * maps by indentation or in brackets on one line, texts of several lines behind `|` or `>`. Undefined for everything
 * else, and for all that may be wrong: then the parser has the word. What is read here is, node by node, what the
 * parser would read, which a property holds.
 */
export function readPlainBlock(block: string): MapNode | undefined {
  if (block.includes('\r') && /\r(?!\n)/.test(block)) return undefined;
  return new PlainBlock(block).item();
}

class PlainBlock {
  readonly #text: string;
  readonly #cursor: LineCursor;
  /** Offset behind the value that was read last, with the rest of its line. */
  #reached = 0;
  /** Whether that value stands on one line: then comments below it belong to nothing. */
  #oneLine = true;

  constructor(text: string) {
    this.#text = text;
    this.#cursor = new LineCursor(text);
  }

  item(): MapNode | undefined {
    const cursor = this.#cursor;
    cursor.advance();
    if (cursor.start > 0) return undefined;
    const list = this.#list(cursor.column, 0);
    const [first] = list?.items ?? [];
    return list?.items.length === 1 && cursor.column < 0 && first?.kind === 'map' ? first : undefined;
  }

  /** The list whose first dash is where the cursor is. */
  #list(column: number, depth: number): ListNode | undefined {
    const cursor = this.#cursor;
    const items: Node[] = [];
    const start = cursor.content;
    while (cursor.column === column && this.#isDash(cursor.content)) {
      if (!this.#mayFollow(items.length > 0)) return undefined;
      const at = this.#pastSpaces(cursor.content + 1);
      const entry = keyAt(this.#text, at) ? this.#map(at, at - cursor.start, depth + 1) : this.#line(at);
      if (entry === undefined) return undefined;
      items.push(entry);
    }
    // Deeper lines would go on with the last entry; others are the parent's.
    if (items.length === 0 || cursor.column > column || !this.#mayEnd()) return undefined;
    this.#oneLine = false;
    return { kind: 'list', flow: false, items, start, end: this.#reached };
  }

  /** The map whose first key is at an offset of the cursor's line. */
  #map(start: number, column: number, depth: number): MapNode | undefined {
    const cursor = this.#cursor;
    const pairs: Pair[] = [];
    let at = start;
    do {
      const key = keyAt(this.#text, at);
      if (key === undefined || !mayJoin(key, pairs) || !this.#mayFollow(pairs.length > 0)) return undefined;
      const value = this.#value(key.end + 1, column, depth);
      if (value === undefined) return undefined;
      pairs.push({ key, value });
      at = cursor.content;
    } while (cursor.column === column);
    if (cursor.column > column || !this.#mayEnd()) return undefined;
    this.#oneLine = false;
    return { kind: 'map', flow: false, pairs, start, end: this.#reached };
  }

  /** What stands behind a key's colon, on its line or below; leaves the cursor at the next line with content. */
  #value(colon: number, column: number, depth: number): Node | undefined {
    const cursor = this.#cursor;
    if (cursor.isOver(colon)) return this.#below(column, depth);
    const at = this.#pastSpaces(colon);
    if (!beginsLines(this.#text, at)) return this.#line(at);
    const lines = linesAt(cursor, at, column);
    if (lines === undefined) return undefined;
    this.#reached = lines.end;
    this.#oneLine = false;
    cursor.advance();
    return lines;
  }

  /** A collection on the lines below its key. */
  #below(column: number, depth: number): Node | undefined {
    const cursor = this.#cursor;
    cursor.advance();
    if (cursor.passedComment || depth > deepest) return undefined;
    if (cursor.column >= column && this.#isDash(cursor.content)) return this.#list(cursor.column, depth + 1);
    return cursor.column > column ? this.#map(cursor.content, cursor.column, depth + 1) : undefined;
  }

  /** A value that fills the rest of the cursor's line. */
  #line(at: number): Node | undefined {
    const cursor = this.#cursor;
    const value = valueAt({ text: this.#text, lineEnd: cursor.end, inFlow: false }, at);
    if (value === undefined || !cursor.isOver(value.behind)) return undefined;
    this.#reached = cursor.next;
    this.#oneLine = true;
    cursor.advance();
    return value.node;
  }

  /** Whether a collection may go on: comments above what follows are nobody's only below a value on one line. */
  #mayFollow(further: boolean): boolean {
    return !further || this.#oneLine || !this.#cursor.passedComment;
  }

  /** Whether a collection may end here: comments behind it would be its own or another's, by their depth. */
  #mayEnd(): boolean {
    return !this.#cursor.passedComment;
  }

  #isDash(offset: number): boolean {
    return this.#text[offset] === '-' && this.#text[offset + 1] === ' ';
  }

  #pastSpaces(offset: number): number {
    let at = offset;
    while (this.#text.charCodeAt(at) === 32) at += 1;
    return at;
  }
}
