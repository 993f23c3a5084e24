import type { Fix, PhraseValues, Problem, ProblemCode, Range, Severity } from '../../core/model/problem.ts';
import { closest } from '../closest.ts';
import type { Node, ScalarNode } from '../node.ts';
import { quote, writeScalar } from '../scalar.ts';

/** What a problem's sentence is filled with, and how it may be mended. */
export interface Details {
  readonly values?: PhraseValues;
  readonly fixes?: readonly Fix[];
}

const space = 32;
const tab = 9;

/** Collects the problems of one parsed stretch of text, with ranges of the whole text. */
export class Notes {
  readonly problems: Problem[] = [];
  /** Whether an alias was met whose anchor is not in what was parsed. */
  refersElsewhere = false;
  readonly #text: string;
  readonly #base: number;

  /** @param text the text that offsets count in; `base` the offset of the parsed stretch in it */
  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  /** Range of a node in the whole text; of the stretch's start for a missing one. */
  rangeOf(node: Node | null): Range {
    return { start: this.#base + (node?.start ?? 0), end: this.#base + (node?.end ?? 0) };
  }

  add(code: ProblemCode, severity: Severity, range: Range, { values = {}, fixes = [] }: Details = {}): void {
    this.problems.push({ code, severity, range, values, fixes });
  }

  /** The node, or what it stands for; nothing when that is not in what was parsed. */
  resolve(node: Node | null): Node | null {
    if (node?.kind !== 'alias') return node;
    const target = node.target();
    if (target === undefined) this.refersElsewhere = true;
    return target ?? null;
  }

  /** Notes that a value is of another type than expected; there is no value then. */
  wrongType(node: Node | null, expected: string): void {
    this.add('field.wrong-type', 'error', this.rangeOf(node), { values: { expected } });
  }

  /** Notes a word that is none of those known, with the closest as a fix. */
  notOneOf(node: Node | null, value: string | undefined, words: readonly string[]): void {
    const range = this.rangeOf(node);
    const near = value === undefined ? undefined : closest(value, words);
    const fixes = near === undefined ? [] : [replacement('fix.use-value', range, near)];
    this.add('field.not-one-of', 'error', range, { values: { value: value ?? '', words: words.join(', ') }, fixes });
  }

  /**
   * Notes a key that the format does not know. In a flow map, one without a value is mostly the rest of a text with
   * a comma (`{ over: agreed, see stand-up }`), which YAML takes apart: a warning, since the text would be lost.
   */
  unknownKey(node: Node | null, key: string, inFlowWithoutValue: boolean): void {
    const range = this.rangeOf(node);
    if (inFlowWithoutValue)
      this.add('text.dropped', 'warning', range, { values: { text: key }, fixes: this.#quoteFlowText(range) });
    else this.add('field.unknown-key', 'hint', range, { values: { key } });
  }

  /** Notes what a plain scalar loses to a comment that was hardly meant as one: `Fix crash #123`. */
  checkDropped(node: ScalarNode): void {
    const end = this.#base + node.end;
    const next = this.#text.charCodeAt(end);
    if (!node.plain || (next !== space && next !== tab)) return;
    const start = this.#base + node.start;
    const dropped = /^[ \t]+#(?=\S)[^\r\n]*/.exec(this.#text.slice(end, end + 1000))?.[0];
    if (dropped === undefined) return;
    const range = { start, end: end + dropped.length };
    const whole = this.#text.slice(start, range.end).trimEnd();
    const fixes: Fix[] = [{ title: 'fix.quote', values: {}, edits: [{ ...range, text: quote(whole) }] }];
    this.add('text.dropped', 'warning', range, { values: { text: dropped.trim() }, fixes });
  }

  /** Quotes the text from the value before a stray key to the key's end. */
  #quoteFlowText(key: Range): readonly Fix[] {
    const before = this.#text.slice(0, key.end);
    const start = before.lastIndexOf(': ', key.start) + 2;
    const whole = before.slice(start);
    if (start < 2 || /[{}[\]\n"']/.test(whole)) return [];
    return [{ title: 'fix.quote', values: {}, edits: [{ start, end: key.end, text: quote(whole) }] }];
  }
}

/** A fix that puts a value in a range's place. */
export function replacement(title: 'fix.use-value', range: Range, value: string): Fix {
  return { title, values: { value }, edits: [{ ...range, text: writeScalar(value) }] };
}
