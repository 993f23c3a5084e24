import { type Node, type Pair, type YAMLMap, type YAMLSeq, isMap, isScalar, isSeq } from 'yaml';
import { type Branch, type Entry, type Leaf, type Tree, textOf } from '../../core/merge/tree.ts';
import { lineStartOf } from '../lines.ts';
import type { ParsedText } from '../parse.ts';
import { splitFlow } from './splitFlow.ts';

/** Lines of a map or list in block style. */
interface Region {
  readonly start: number;
  readonly end: number;
  /** Whether the first entry stands behind a dash. */
  readonly inline: boolean;
}

/** What follows a key or a dash. */
type Value = Pick<Entry, 'space' | 'value' | 'comment' | 'rest'>;

/** Between a key and a map or list in lines of its own: comments, and the dash of its first entry. */
const belowKey = /^[ \t]*(?:#.*)?\n(?:[ \t]*(?:#.*)?\n)* *(?:- *)?$/;

/** The text has a form that is not taken apart. */
class Unsplittable extends Error {}

/**
 * Takes a parsed text of whole lines apart: a map or a list in block style, down to its scalars, every character in
 * one place. Undefined for texts that YAML refuses, and for forms that cannot be told apart by lines.
 */
export function splitText(text: string, { root, errors }: Pick<ParsedText, 'root' | 'errors'>): Branch | undefined {
  if (errors.length > 0 || !(isMap(root) || isSeq(root)) || root.flow === true) return undefined;
  try {
    const branch = new Splitter(text).root(root);
    return textOf(branch) === text ? branch : undefined;
  } catch (error) {
    if (error instanceof Unsplittable) return undefined;
    throw error;
  }
}

class Splitter {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  root(node: YAMLMap | YAMLSeq): Branch {
    const own = this.#ownStarts(node);
    const first = lineStartOf(this.#text, own[0] ?? 0);
    const start = this.#leadAbove(first, first - lineStartOf(this.#text, first) + (own[0] ?? 0) - first, 0);
    const branch = this.#block(node, { start, end: this.#text.length, inline: false });
    return { ...branch, open: this.#text.slice(0, start) };
  }

  #block(node: YAMLMap | YAMLSeq, { start, end, inline }: Region): Branch {
    const own = this.#ownStarts(node);
    const column = this.#columnOf(own[0] ?? start);
    const lines = own.map((offset, index) => (inline && index === 0 ? start : lineStartOf(this.#text, offset)));
    this.#check(own, { lines, column, inline });
    // The comments above the first entry are its own; above others, those right above them.
    const leads = lines.map((line, index) =>
      index === 0 ? start : this.#leadAbove(line, column, this.#endOfValue(node, index - 1)),
    );
    const entries = own.map((offset, index): Entry => {
      const lead = this.#text.slice(leads[index], lines[index]);
      return { lead, ...this.#entry(node, index, { start: offset, end: leads[index + 1] ?? end }) };
    });
    const kind = isMap(node) ? 'map' : 'list';
    return { kind, flow: false, open: '', close: '', joiner: ', ', gaps: [], column, inline, entries };
  }

  /** Where each entry's key or dash is. */
  #ownStarts(node: YAMLMap | YAMLSeq): readonly number[] {
    // Parts of parsed maps and lists are nodes or pairs of nodes.
    if (isMap(node)) return (node.items as Pair<Node, Node | null>[]).map(({ key }) => rangeOf(key)[0]);
    return (node.items as Node[]).map((item) => this.#text.lastIndexOf('-', rangeOf(item)[0]));
  }

  #check(
    own: readonly number[],
    { lines, column, inline }: { readonly lines: readonly number[]; readonly column: number; readonly inline: boolean },
  ): void {
    const fits = own.every((offset, index) => {
      if (inline && index === 0) return offset === lines[0];
      return this.#text.slice(lines[index], offset) === ' '.repeat(column) && offset > (own[index - 1] ?? -1);
    });
    if (!fits || own.length === 0) throw new Unsplittable();
  }

  /** Where the comments begin that stand right above a line, in its column or further left. */
  #leadAbove(line: number, column: number, from: number): number {
    let start = line;
    while (start > from) {
      const above = lineStartOf(this.#text, start - 1);
      const content = /^ *#/.exec(this.#text.slice(above, start))?.[0].length ?? Infinity;
      if (above < from || content - 1 > column) break;
      start = above;
    }
    return start;
  }

  #endOfValue(node: YAMLMap | YAMLSeq, index: number): number {
    const item = node.items[index];
    const value = isMap(node) ? ((item as Pair<Node, Node | null>).value ?? undefined) : (item as Node);
    // What ends in lines of its own ends where the parser says, comments that belong to it or not.
    return isScalar(value) ? rangeOf(value)[1] : 0;
  }

  #entry(node: YAMLMap | YAMLSeq, index: number, { start, end }: Pick<Region, 'start' | 'end'>): Omit<Entry, 'lead'> {
    if (!isMap(node)) return { key: '', name: '', ...this.#value(node.items[index] as Node, start + 1, end) };
    const { key, value } = node.items[index] as Pair<Node, Node | null>;
    const [, keyEnd] = rangeOf(key);
    const colon = /^[ \t]*:/.exec(this.#text.slice(keyEnd, end))?.[0].length;
    if (colon === undefined || !isScalar(key)) throw new Unsplittable();
    const from = keyEnd + colon;
    return { key: String(key.value), name: this.#text.slice(start, from), ...this.#value(value, from, end) };
  }

  /** @param from behind the colon or the dash; `end` that of the entry's lines */
  #value(node: Node | null, from: number, end: number): Value {
    if (isEmpty(node)) return this.#after(from, end, { space: '', value: undefined });
    const [start, stop] = rangeOf(node);
    const space = this.#text.slice(from, start);
    const inLine = /^[ \t]*$/.test(space);
    if (isScalar(node) && inLine) {
      if (isText(node.type)) return this.#lines(node.value, { space, start, stop, end });
      return this.#after(stop, end, { space, value: this.#leaf(node.value, start, stop) });
    }
    return (isMap(node) || isSeq(node)) && (inLine || belowKey.test(space))
      ? this.#collection(node, from, end)
      : this.#raw(node, from, end);
  }

  #collection(node: YAMLMap | YAMLSeq, from: number, end: number): Value {
    const [start, stop] = rangeOf(node);
    const space = this.#text.slice(from, start);
    const line = this.#text.indexOf('\n', from) + 1;
    if (node.flow === true) {
      if (line <= start) return this.#raw(node, from, end);
      return this.#after(stop, end, { space, value: splitFlow(this.#text, node) });
    }
    if (line > start) return this.#below(node, { start, end, inline: true }, { space, comment: '' });
    const comment = this.#text.slice(from, line - 1);
    return this.#below(node, { start: line, end, inline: false }, { space: '', comment });
  }

  #below(node: YAMLMap | YAMLSeq, region: Region, { space, comment }: Pick<Value, 'space' | 'comment'>): Value {
    const end = this.#endOfBlock(region, this.#columnOf(this.#ownStarts(node)[0] ?? region.start));
    return { space, comment, value: this.#block(node, { ...region, end }), rest: this.#text.slice(end, region.end) };
  }

  /** Blank lines, and comments further left, are no part of a map or list that ends there. */
  #endOfBlock({ start, end }: Region, column: number): number {
    let stop = end;
    while (stop > start) {
      const line = lineStartOf(this.#text, stop - 1);
      const text = this.#text.slice(line, stop);
      const outside = text.trim() === '' || (/^ *#/.exec(text)?.[0].length ?? Infinity) - 1 < column;
      if (!outside || line <= start) break;
      stop = line;
    }
    return stop;
  }

  #lines(
    value: unknown,
    { space, start, stop, end }: { space: string; start: number; stop: number; end: number },
  ): Value {
    const written = this.#text.slice(start, stop);
    const text = /^[^\n]*\+/.test(written) ? written.replace(/\n$/, '') : written.replace(/\n+$/, '');
    const leaf: Leaf = { kind: 'leaf', form: 'lines', text, value: String(value) };
    return { space, value: leaf, comment: '', rest: this.#text.slice(start + text.length + 1, end) };
  }

  #leaf(value: unknown, start: number, stop: number): Leaf {
    return { kind: 'leaf', form: 'inline', text: this.#text.slice(start, stop), value: String(value) };
  }

  /** A value with an anchor or a tag, or one that begins in a line of its own. */
  #raw(node: Node | null, from: number, end: number): Value {
    if (isScalar(node) && !isText(node.type)) {
      const [, stop] = rangeOf(node);
      const text = this.#text.slice(from, stop);
      const value = /^\s*$/.test(text.slice(0, rangeOf(node)[0] - from)) ? String(node.value) : text.trim();
      return this.#after(stop, end, { space: '', value: { kind: 'leaf', form: 'raw', text, value } });
    }
    const text = this.#text.slice(from, end - 1);
    return { space: '', value: { kind: 'leaf', form: 'raw', text, value: text.trim() }, comment: '', rest: '' };
  }

  #after(stop: number, end: number, { space, value }: { space: string; value: Tree | undefined }): Value {
    const line = this.#text.indexOf('\n', stop);
    const comment = this.#text.slice(stop, line);
    if (line < 0 || line >= end || !/^[ \t]*(?:#.*)?\r?$/.test(comment)) throw new Unsplittable();
    return { space, value, comment, rest: this.#text.slice(line + 1, end) };
  }

  #columnOf(offset: number): number {
    return offset - lineStartOf(this.#text, offset);
  }
}

function isText(type: unknown): boolean {
  return type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
}

function isEmpty(node: Node | null): node is null {
  return node === null || (isScalar(node) && node.value === '' && node.type === 'PLAIN');
}

function rangeOf(node: Node): readonly [number, number] {
  if (!node.range) throw new Unsplittable();
  return [node.range[0], node.range[1]];
}
