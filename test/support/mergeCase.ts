import type { Merged } from '../../src/backlog/merge.ts';
import type { Reading } from '../../src/backlog/reading.ts';
import type { Choice } from '../../src/core/merge/merged.ts';
import { read } from './backlog.ts';
import { merge } from './merge.ts';
import type { RandomTriple } from './randomEdits.ts';

/** A random triple with what all laws ask of it, each made once: there are many of both. */
export class MergeCase {
  readonly triple: RandomTriple;
  readonly #settled = new Map<string, Merged>();
  readonly #readings = new Map<string, Reading>();
  #merged: Merged | undefined;
  #turned: Merged | undefined;

  readonly read = (text: string): Reading => {
    const known = this.#readings.get(text);
    if (known !== undefined) return known;
    const reading = read(text);
    this.#readings.set(text, reading);
    return reading;
  };

  constructor(triple: RandomTriple) {
    this.triple = triple;
  }

  get merged(): Merged {
    this.#merged ??= merge(this.triple);
    return this.#merged;
  }

  /** The same with the sides the other way round. */
  get turned(): Merged {
    this.#turned ??= merge(this.#turnedTriple());
    return this.#turned;
  }

  /** The merge in which one half of each conflict is taken. Without any, nobody is asked. */
  settled(choice: Choice): Merged {
    if (this.merged.conflicts.length === 0) return this.merged;
    return this.#settle('', this.triple, choice);
  }

  settledTurned(choice: Choice): Merged {
    if (this.turned.conflicts.length === 0) return this.turned;
    return this.#settle('turned ', this.#turnedTriple(), choice);
  }

  #turnedTriple(): RandomTriple {
    const { base, ours, theirs } = this.triple;
    return { base, ours: theirs, theirs: ours };
  }

  #settle(prefix: string, triple: RandomTriple, choice: Choice): Merged {
    const known = this.#settled.get(prefix + choice);
    if (known !== undefined) return known;
    const settled = merge(triple, { resolve: () => choice });
    this.#settled.set(prefix + choice, settled);
    return settled;
  }
}
