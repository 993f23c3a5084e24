import type { Range } from '../../core/model/problem.ts';

/** Finds out which stretches of a text have one of some words in them, asked from front to back: one pass a word. */
export class NextOf {
  readonly #text: string;
  readonly #words: readonly string[];
  readonly #places: number[];

  constructor(text: string, words: readonly string[]) {
    this.#text = text;
    this.#words = words;
    this.#places = words.map(() => -1);
  }

  isWithin({ start, end }: Range): boolean {
    for (const [index, word] of this.#words.entries()) {
      if ((this.#places[index] ?? 0) < start) {
        const found = this.#text.indexOf(word, start);
        this.#places[index] = found < 0 ? Infinity : found;
      }
    }
    return this.#places.some((place) => place < end);
  }
}
