/** Indices into two lists of things that are one. */
export type Pairs = ReadonlyMap<number, number>;

/** Pairs what is one in two lists, step by step: what is paired stays so. */
export class Pairing<Thing> {
  readonly found = new Map<number, number>();
  readonly #paired = new Set<number>();
  readonly #from: readonly Thing[];
  readonly #to: readonly Thing[];
  readonly #same: (one: Thing, other: Thing) => boolean;

  /** @param same whether two things are alike to the letter: of several by one name, these go together first */
  constructor(from: readonly Thing[], to: readonly Thing[], same: (one: Thing, other: Thing) => boolean) {
    this.#from = from;
    this.#to = to;
    this.#same = same;
  }

  /** Whether both lists have such things that are not paired. */
  hasLeft(fits: (thing: Thing) => boolean): boolean {
    const left = this.#from.some((thing, index) => fits(thing) && !this.found.has(index));
    return left && this.#to.some((thing, index) => fits(thing) && !this.#paired.has(index));
  }

  /** Pairs those that are called the same, where `may` lets them; where several are, in their order. */
  by(nameOf: (thing: Thing) => string | undefined, may: (one: Thing, other: Thing) => boolean = () => true): void {
    const named = this.#named(nameOf);
    const crowded: (() => void)[] = [];
    for (const [index, thing] of this.#from.entries()) {
      const name = this.found.has(index) ? undefined : nameOf(thing);
      const others = name === undefined ? undefined : named.get(name);
      if (others === undefined) continue;
      if (!this.#take(index, others, (other) => this.#same(thing, other)))
        crowded.push(() => this.#take(index, others, (other) => may(thing, other)));
    }
    for (const take of crowded) take();
  }

  #named(nameOf: (thing: Thing) => string | undefined): ReadonlyMap<string, number[]> {
    const named = new Map<string, number[]>();
    for (const [index, thing] of this.#to.entries()) {
      const name = this.#paired.has(index) ? undefined : nameOf(thing);
      if (name === undefined) continue;
      const others = named.get(name);
      if (others === undefined) named.set(name, [index]);
      else others.push(index);
    }
    return named;
  }

  #take(index: number, others: number[], fits: (other: Thing) => boolean): boolean {
    const place = others.findIndex((at) => {
      const other = this.#to[at];
      return other !== undefined && fits(other);
    });
    const [match] = place < 0 ? [] : others.splice(place, 1);
    if (match !== undefined) this.#pair(index, match);
    return match !== undefined;
  }

  /**
   * Pairs what stands between the same paired neighbours: one by one where it is as many, else what is alike.
   * @param fits what is paired at all
   */
  byPlace(fits: (thing: Thing) => boolean, alike: (one: Thing, other: Thing) => boolean): void {
    const back = new Map([...this.found].map(([from, to]) => [to, from]));
    let [run, above]: [number[], number] = [[], -1];
    for (let index = 0; index <= this.#to.length; index += 1) {
      const below = index === this.#to.length ? this.#from.length : back.get(index);
      if (below === undefined) {
        run.push(index);
        continue;
      }
      if (run.length > 0 && below > above) this.#pairRuns([above + 1, below], run, { fits, alike });
      [run, above] = [[], below];
    }
  }

  #pairRuns(
    [start, end]: readonly [number, number],
    run: readonly number[],
    {
      fits,
      alike,
    }: { readonly fits: (thing: Thing) => boolean; readonly alike: (one: Thing, other: Thing) => boolean },
  ): void {
    const between = Array.from({ length: end - start }, (_, offset) => start + offset);
    // A paired one, which has moved away, parts the neighbours.
    if (between.some((index) => this.found.has(index))) return;
    const fitting = (things: readonly Thing[], indices: readonly number[]) =>
      indices.flatMap((index) => (things.slice(index, index + 1).some(fits) ? [index] : []));
    const [from, to] = [fitting(this.#from, between), fitting(this.#to, run)];
    let next = 0;
    for (const [place, index] of from.entries()) {
      const found =
        from.length === to.length ? place : to.findIndex((other, at) => at >= next && this.#are(alike, index, other));
      const match = to[found];
      if (match === undefined) continue;
      this.#pair(index, match);
      next = found + 1;
    }
  }

  #are(alike: (one: Thing, other: Thing) => boolean, from: number, to: number): boolean {
    const [one, other] = [this.#from[from], this.#to[to]];
    return one !== undefined && other !== undefined && alike(one, other);
  }

  #pair(from: number, to: number): void {
    this.found.set(from, to);
    this.#paired.add(to);
  }
}
