import type { Element, Facts } from '../../core/merge/elements.ts';
import { type Branch, isBranch, leafValue, valueAt } from '../../core/merge/tree.ts';
import { type Node, isSeq } from 'yaml';
import { type ParsedText, parseText } from '../parse.ts';
import { readBlock, readNode } from '../readBlock.ts';
import { Notes } from '../schema/notes.ts';
import { nodeOf } from '../yamlNode.ts';
import { splitText } from './split.ts';

/** Counts what a merge has parsed. */
export interface Counter {
  parsed: number;
}

/** `id: PAY-12` as the first key of an item, in block or flow style: then it is the item's id without a doubt. */
const blockId = /^ *- +id: +([A-Za-z]+-\d+(?:\.\d+)*)[ \t]*(?:\n| #|$)/;
const flowId = /^ *- +\{ *id: +([A-Za-z]+-\d+(?:\.\d+)*) *[,}]/;

const captureKeys = ['history', 'at'] as const;

/** An item's lines with the comments right above them, parsed when asked for and once. */
export class BlockElement implements Element {
  readonly kind = 'item';
  readonly text: string;
  readonly #line: number;
  readonly #counter: Counter;
  #parsed: ParsedText | undefined;
  #tree: { readonly tree: Branch | undefined } | undefined;
  #facts: Facts | undefined;
  #seen: Partial<Facts> | undefined;

  /** @param line offset of the line with the dash */
  constructor(text: string, line: number, counter: Counter) {
    this.text = text;
    this.#line = line;
    this.#counter = counter;
  }

  get seen(): Partial<Facts> {
    this.#seen ??= this.#look();
    return this.#seen;
  }

  /** The lines from the dash on. */
  get item(): string {
    return this.text.slice(this.#line);
  }

  /** The lines taken apart, as a list of one; undefined where they cannot be. */
  get tree(): Branch | undefined {
    if (this.#tree === undefined) {
      const tree = splitText(this.text, this.#parse());
      const isList = tree?.kind === 'list' && tree.entries.length === 1 && tree.entries[0]?.value?.kind === 'map';
      this.#tree = { tree: isList ? tree : undefined };
    }
    return this.#tree.tree;
  }

  get facts(): Facts {
    this.#facts ??= this.#read();
    return this.#facts;
  }

  /** How many errors a reader finds in it. */
  get errors(): number {
    const parsed = this.#parse();
    const node = isSeq(parsed.root) ? (parsed.root.items[0] as Node | undefined) : undefined;
    const { problems } = parsed.errors.some(({ code }) => code === 'yaml.syntax')
      ? readBlock(this.item)
      : readNode(nodeOf(node, parsed.document), new Notes(this.text, 0), parsed.errors);
    return problems.filter(({ severity }) => severity === 'error').length;
  }

  /** The same item with another text. */
  with(text: string): BlockElement {
    return new BlockElement(text, itemLineOf(text), this.#counter);
  }

  #parse(): ParsedText {
    if (this.#parsed === undefined) {
      this.#counter.parsed += 1;
      this.#parsed = parseText(this.text, 0);
    }
    return this.#parsed;
  }

  #look(): Partial<Facts> {
    const item = this.item;
    const id = (blockId.exec(item) ?? flowId.exec(item))?.[1];
    const column = /^ *- +/.exec(item)?.[0].length ?? 0;
    const key = `\n${' '.repeat(column)}title: `;
    const start = item.indexOf(key);
    if (start < 0) return { id };
    return { id, title: item.slice(start + key.length, item.indexOf('\n', start + 1)).trim() };
  }

  #read(): Facts {
    const item = this.tree?.entries[0]?.value;
    if (item === undefined) {
      const { id, title, history } = readBlock(this.item).fields;
      return { id, title, captured: history?.[0]?.at };
    }
    const [list, at] = captureKeys;
    const history = valueAt(item, list);
    const first = isBranch(history) ? history.entries[0]?.value : undefined;
    return { id: textAt(item, 'id'), title: textAt(item, 'title'), captured: textAt(first, at) };
  }
}

function textAt(tree: Branch | Parameters<typeof valueAt>[0], key: string): string | undefined {
  const text = leafValue(valueAt(tree, key));
  return text === '' ? undefined : text;
}

/** Offset of the first line that is no comment. */
export function itemLineOf(text: string): number {
  return /^(?: *#[^\n]*\n)*/.exec(text)?.[0].length ?? 0;
}

/** Comments that belong to no item. */
export class CommentElement implements Element {
  readonly kind = 'comment';
  readonly text: string;
  readonly seen: Partial<Facts> = {};
  readonly facts: Facts = { id: undefined, title: undefined, captured: undefined };

  constructor(text: string) {
    this.text = text;
  }
}
