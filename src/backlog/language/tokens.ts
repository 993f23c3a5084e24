import { FlowTokens } from './flowTokens.ts';
import { Frames } from './frames.ts';
import type { Caret, Token } from './token.ts';
import { lineEndOf } from '../lines.ts';
import { quotedEnd, reachOf } from './lines.ts';
import { plainText } from './token.ts';

/** A stretch of the text and the keys that it stands below. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly path: readonly string[];
}

/**
 * The keys and scalars of a stretch, found by lines and indentation. Unlike a parser's tree they are there while
 * somebody types: a broken line costs that line. For well-formed text they are those that the parser finds
 * (`test/unit/language/tokens.test.ts` holds it).
 */
export function tokensOf(text: string, stretch: Stretch): readonly Token[] {
  const scanner = new Scanner(text, stretch);
  scanner.run();
  return scanner.tokens;
}

/** What a caret at the end of a stretch is at. */
export function caretAt(text: string, stretch: Stretch): Caret {
  const scanner = new Scanner(text, stretch);
  scanner.run();
  return scanner.caret();
}

const blanks = /[ \t\ufeff]*/y;
const dash = /-(?:[ \t]+|(?=[\r\n])|$)/y;
const properties = /(?:[&!][^\s,[\]{}]*[ \t]+)*/y;
const blockKey =
  /(?:"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\r\n]|'')*'|[^\s#{}[\],"'|>&*!%@`][^\r\n]*?)(?=[ \t]*:(?:[ \t\r\n]|$))/y;
const plainValue = /[^\s#](?:[^\r\n#]|(?<=\S)#)*/y;

class Scanner {
  readonly tokens: Token[] = [];
  readonly #text: string;
  readonly #end: number;
  readonly #frames: Frames;
  #position: number;
  #place: Caret['place'] = 'entry';
  #wordStart: number;
  #column = 0;
  #listed = false;
  #flow = false;
  /** Whether the last value is a plain text, which may go on in the lines below. */
  #wrapped = false;

  constructor(text: string, { start, end, path }: Stretch) {
    // What stands behind the stretch must not be seen: a caret is about what is before it.
    this.#text = end < text.length ? text.slice(0, end) : text;
    this.#position = start;
    this.#wordStart = end;
    this.#end = end;
    this.#frames = new Frames(path);
  }

  run(): void {
    while (this.#position < this.#end) this.#line();
    if (this.#end === 0 || this.#text[this.#end - 1] === '\n') this.#startLine(this.#end, this.#end);
  }

  caret(): Caret {
    const { path, keys } =
      this.#place === 'entry' ? this.#frames.entry(this.#column, this.#listed, this.#flow) : this.#value();
    return {
      place: this.#place,
      path,
      keys,
      start: Math.min(this.#wordStart, this.#end),
      flow: this.#flow,
      column: this.#column,
      listed: this.#listed,
    };
  }

  #value(): Pick<Caret, 'path' | 'keys'> {
    return { path: this.#frames.path(), keys: new Set() };
  }

  #startLine(start: number, content: number): void {
    this.#place = 'entry';
    this.#listed = false;
    this.#flow = false;
    this.#column = content - start;
    this.#wordStart = content;
  }

  /** One line in block style, with everything that its value spans. */
  #line(): void {
    const start = this.#position;
    let at = this.#skip(blanks, start);
    this.#startLine(start, at);
    if (at >= this.#end || this.#isBreak(at)) {
      this.#nextLine(at);
      return;
    }
    if (this.#text[at] === '#') {
      this.#comment(at);
      return;
    }
    const wrapped = this.#wrapped && at - start > this.#frames.column ? this.tokens.at(-1) : undefined;
    if (wrapped !== undefined && this.#match(blockKey, at) === undefined) {
      this.#continue(at, wrapped);
      return;
    }
    this.#wrapped = false;
    for (let behind = this.#skip(dash, at); behind > at; behind = this.#skip(dash, at)) {
      this.#frames.enterList(at - start);
      at = behind;
      this.#listed = true;
      this.#column = at - start;
      this.#wordStart = at;
    }
    const key = this.#match(blockKey, at);
    if (key === undefined) {
      this.#lone(at);
      return;
    }
    this.#frames.enterMap(at - start, plainText(key));
    this.#add('key', at, at + key.length);
    const colon = this.#skip(blanks, at + key.length) + 1;
    const value = this.#skip(blanks, colon);
    this.#listed = false;
    this.#place = value > colon ? 'value' : 'none';
    this.#wordStart = value;
    this.#scalar(value);
  }

  /** A line without a key: the entry of a list, a text's next line, or what somebody is typing. */
  #lone(at: number): void {
    if (!this.#listed) this.#frames.leave(this.#column);
    this.#scalar(at);
  }

  /** The next line of a plain text that began further up. */
  #continue(at: number, before: Token): void {
    const more = this.#match(plainValue, at)?.trimEnd() ?? '';
    const end = at + more.length;
    this.tokens[this.tokens.length - 1] = { ...before, end, text: `${before.text} ${more}` };
    this.#rest(end);
  }

  #scalar(from: number): void {
    const at = this.#skip(properties, from);
    switch (this.#text[at]) {
      case undefined:
      case '\r':
      case '\n': {
        this.#nextLine(at);
        return;
      }
      case '#': {
        this.#comment(at);
        return;
      }
      case '|':
      case '>': {
        this.#literal(at);
        return;
      }
      case '{':
      case '[': {
        this.#collection(at);
        return;
      }
      case '"':
      case "'": {
        this.#quoted(at);
        return;
      }
      default: {
        this.#plain(at);
        return;
      }
    }
  }

  #plain(at: number): void {
    const found = this.#match(plainValue, at)?.trimEnd() ?? '';
    const end = at + found.length;
    if (found !== '') this.#add('value', at, end);
    this.#wrapped = found !== '';
    this.#rest(end);
  }

  #quoted(at: number): void {
    const end = quotedEnd(this.#text, at, reachOf(this.#text, at, this.#frames.column));
    this.#add('value', at, end);
    this.#rest(end);
  }

  /** A text in lines of its own. Nothing in it is of interest here. */
  #literal(at: number): void {
    const reach = reachOf(this.#text, at, this.#frames.column);
    this.#position = reach;
    if (reach < this.#end) return;
    this.#place = 'none';
    // A caret on a blank line that is not deep enough has left the text.
    const last = /(?<=\n) *$/.exec(this.#text.slice(at))?.[0];
    if (last !== undefined && last.length <= this.#frames.column) this.#position = this.#end - last.length;
    if (this.#position >= this.#end && last === '') this.#startLine(this.#end, this.#end);
  }

  #collection(at: number): void {
    const flow = new FlowTokens(
      this.#text,
      { start: at, end: reachOf(this.#text, at, this.#frames.column) },
      this.#frames,
    );
    const { end, caret } = flow.run();
    this.tokens.push(...flow.tokens);
    if (caret === undefined) {
      if (this.#text[end - 1] === '\n') this.#position = end;
      else this.#rest(end);
      return;
    }
    this.#position = this.#end;
    this.#flow = true;
    this.#place = caret.place;
    this.#listed = caret.listed;
    this.#wordStart = caret.start;
  }

  /** What stands behind a value on its line: a comment, or nothing that counts. */
  #rest(end: number): void {
    const hash = this.#text.slice(end, lineEndOf(this.#text, end)).search(/(?:^|\s)#/);
    if (hash >= 0) {
      this.#comment(end + hash);
      return;
    }
    this.#nextLine(end);
  }

  #comment(at: number): void {
    const next = lineEndOf(this.#text, at);
    this.#wrapped = false;
    if (next >= this.#end && this.#text[next - 1] !== '\n') this.#place = 'none';
    this.#position = next;
  }

  #nextLine(at: number): void {
    this.#position = lineEndOf(this.#text, at);
  }

  #add(kind: Token['kind'], start: number, end: number): void {
    const raw = this.#text.slice(start, end);
    this.tokens.push({ kind, path: this.#frames.path(), start, end, text: plainText(raw), flow: false });
  }

  #isBreak(at: number): boolean {
    const character = this.#text[at];
    return character === '\n' || character === '\r';
  }

  #match(expression: RegExp, at: number): string | undefined {
    expression.lastIndex = at;
    return expression.exec(this.#text)?.[0];
  }

  #skip(expression: RegExp, at: number): number {
    return at + (this.#match(expression, at)?.length ?? 0);
  }
}
