import type { Frames } from './frames.ts';
import { quotedEnd } from './lines.ts';
import { type Caret, type Token, plainText } from './token.ts';

/** How a collection ends: where, and what a caret is at when it is still open there. */
interface FlowEnd {
  readonly end: number;
  readonly caret: Pick<Caret, 'place' | 'start' | 'listed'> | undefined;
}

const blanks = /[ \t\r\n]*/y;
const plain = /(?:[^\s#,[\]{}:"']|:(?![\s,[\]{}]|$))(?:[^\r\n,[\]{}:#]|:(?![\s,[\]{}]|$)|(?<=\S)#)*/y;

/** The keys and scalars of one `[ ]` or `{ }`, whatever stands in it. An open one leaves its frames open. */
export class FlowTokens {
  readonly tokens: Token[] = [];
  readonly #text: string;
  readonly #end: number;
  readonly #frames: Frames;
  readonly #column: number;
  #position: number;
  #depth = 0;
  #wantsKey = false;
  #wordStart: number;
  #free = false;

  constructor(text: string, { start, end }: { readonly start: number; readonly end: number }, frames: Frames) {
    this.#text = text;
    this.#position = start;
    this.#end = end;
    this.#frames = frames;
    this.#column = frames.column;
    this.#wordStart = start;
  }

  run(): FlowEnd {
    do this.#step();
    while (this.#depth > 0 && this.#position < this.#end);
    if (this.#depth === 0) return { end: this.#position, caret: undefined };
    const open = this.#end >= this.#text.length;
    const listed = this.#frames.innermost?.kind === 'brackets';
    const place = this.#free ? 'none' : this.#wantsKey || listed ? 'entry' : 'value';
    const caret = { place, start: this.#wordStart, listed } as const;
    // What is not closed in reach is broken: the text goes on below it.
    while (!open && this.#depth > 0) this.#close();
    return { end: this.#end, caret: open ? caret : undefined };
  }

  #step(): void {
    this.#skipBlanks();
    const at = this.#position;
    if (at >= this.#end) return;
    switch (this.#text[at]) {
      case '{': {
        this.#enter('braces');
        return;
      }
      case '[': {
        this.#enter('brackets');
        return;
      }
      case '}':
      case ']':
        this.#close();
        {
          this.#take(1);
          return;
        }
      case ',': {
        this.#next();
        return;
      }
      case '#': {
        this.#comment();
        return;
      }
      case ':':
        this.#wantsKey = false;
        {
          this.#take(1);
          return;
        }
      case '"':
      case "'": {
        this.#scalar(quotedEnd(this.#text, at, this.#end));
        return;
      }
      default: {
        this.#scalar(this.#plainEnd(at));
        return;
      }
    }
  }

  #skipBlanks(): void {
    blanks.lastIndex = this.#position;
    this.#position += blanks.exec(this.#text)?.[0].length ?? 0;
    if (this.#position > this.#end) this.#position = this.#end;
    this.#wordStart = this.#position;
    this.#free = false;
  }

  #enter(kind: 'braces' | 'brackets'): void {
    this.#frames.push(kind, this.#column);
    this.#depth += 1;
    this.#wantsKey = kind === 'braces';
    this.#take(1);
  }

  #close(): void {
    this.#frames.pop();
    this.#depth -= 1;
    this.#wantsKey = false;
  }

  #next(): void {
    const frame = this.#frames.innermost;
    this.#wantsKey = frame?.kind === 'braces';
    if (frame !== undefined) frame.key = undefined;
    this.#take(1);
  }

  #comment(): void {
    const lineFeed = this.#text.indexOf('\n', this.#position);
    this.#position = lineFeed < 0 || lineFeed > this.#end ? this.#end : lineFeed;
    this.#free = this.#position >= this.#end;
  }

  #plainEnd(at: number): number {
    plain.lastIndex = at;
    const found = plain.exec(this.#text)?.[0].trimEnd() ?? '';
    return at + Math.max(1, found.length);
  }

  #scalar(end: number): void {
    const start = this.#position;
    const stop = Math.min(end, this.#end);
    const text = plainText(this.#text.slice(start, stop));
    blanks.lastIndex = stop;
    const colon = stop + (blanks.exec(this.#text)?.[0].length ?? 0);
    const isKey = this.#wantsKey && this.#text[colon] === ':' && colon < this.#end;
    const frame = this.#frames.innermost;
    if (isKey && frame !== undefined) {
      frame.key = text;
      frame.keys.add(text);
    }
    this.tokens.push({ kind: isKey ? 'key' : 'value', path: this.#frames.path(), start, end: stop, text, flow: true });
    this.#position = stop;
    this.#wordStart = start;
  }

  #take(length: number): void {
    this.#position += length;
    this.#wordStart = this.#position;
  }
}
