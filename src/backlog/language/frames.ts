import type { Frame } from './token.ts';

/** The maps and lists that are open at a place, from the outermost to the innermost. */
export class Frames {
  readonly #base: readonly string[];
  readonly #open: Frame[] = [];

  constructor(base: readonly string[]) {
    this.#base = base;
  }

  /** Column of the innermost map or list; what belongs to it stands deeper. */
  get column(): number {
    return this.#open.at(-1)?.column ?? -1;
  }

  get innermost(): Frame | undefined {
    return this.#open.at(-1);
  }

  path(frames: readonly Frame[] = this.#open): readonly string[] {
    const path = [...this.#base];
    for (const { key } of frames) if (key !== undefined) path.push(key);
    return path;
  }

  /** A dash in a column: it may stand in the column of the key that it belongs to. */
  enterList(column: number): void {
    while (this.column > column) this.#open.pop();
    const { innermost } = this;
    if (innermost?.kind !== 'list' || innermost.column !== column) this.push('list', column);
  }

  /** Closes what cannot go on in a column where no dash stands. */
  leave(column: number): void {
    while (this.column > column || (this.column === column && this.innermost?.kind === 'list')) this.#open.pop();
  }

  enterMap(column: number, key: string): void {
    this.leave(column);
    const { innermost } = this;
    const map = innermost?.kind === 'map' && innermost.column === column ? innermost : this.push('map', column);
    map.key = key;
    map.keys.add(key);
  }

  push(kind: Frame['kind'], column: number): Frame {
    const frame: Frame = { kind, column, key: undefined, keys: new Set() };
    this.#open.push(frame);
    return frame;
  }

  pop(): void {
    this.#open.pop();
  }

  /** What an entry in a column would belong to, and the keys that are there already. */
  entry(column: number, listed: boolean, flow: boolean): { path: readonly string[]; keys: ReadonlySet<string> } {
    const open = [...this.#open];
    while (!flow && (open.at(-1)?.column ?? -1) > column) open.pop();
    const innermost = open.at(-1);
    const inMap = innermost?.kind === 'braces' || (innermost?.kind === 'map' && innermost.column === column && !listed);
    if (innermost === undefined || !inMap) return { path: this.path(open), keys: new Set() };
    return { path: this.path(open.slice(0, -1)), keys: innermost.keys };
  }
}
