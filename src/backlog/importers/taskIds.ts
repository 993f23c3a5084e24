/** An id in its parts: `BACK-4.11` is `BACK` and `4`, `11`. */
interface IdParts {
  /** In capitals; empty where only a number was written. */
  readonly prefix: string;
  /** As written: `02` stays `02`. */
  readonly numbers: readonly string[];
}

/** A task with the id that was written for it. */
export interface IdClaim {
  readonly path: string;
  /** Empty when there is none. */
  readonly written: string;
}

/** What a reference to an item means. */
export interface Reference {
  readonly id: string;
  readonly known: boolean;
}

/** The prefix that references to tasks have in every project, whatever its own is. */
const common = 'TASK';

function parseId(text: string): IdParts | undefined {
  const [, prefix = '', numbers] = /^#?(?:([A-Za-z]+)-)?(\d+(?:\.\d+)*)$/.exec(text.trim()) ?? [];
  return numbers === undefined ? undefined : { prefix: prefix.toUpperCase(), numbers: numbers.split('.') };
}

function formatId({ prefix, numbers }: IdParts): string {
  return `${prefix}-${numbers.join('.')}`;
}

/** `BACK-24.02` and `back-24.2` are the same item for whoever refers to it. */
function looseForm({ prefix, numbers }: IdParts): string {
  return formatId({ prefix, numbers: numbers.map((number) => number.replace(/^0+(?=\d)/, '')) });
}

/** The ids of a project's tasks: who holds which, and what a reference means. */
export class TaskIds {
  /** Prefix of new ids, in capitals. */
  readonly prefix: string;
  private readonly byPath = new Map<string, string>();
  private readonly byText = new Map<string, string>();
  private readonly byForm = new Map<string, string>();
  private readonly highest = new Map<string, bigint>();

  /**
   * @param claims tasks in order of precedence: the first holder of an id keeps it
   * @param prefix of the project; without one, that of most tasks
   */
  constructor(claims: readonly IdClaim[], prefix: string | undefined) {
    const parsed = claims.map((claim) => ({ ...claim, parts: parseId(claim.written) }));
    this.prefix = prefix?.toUpperCase() ?? mostCommon(parsed.map(({ parts }) => parts?.prefix ?? '')) ?? common;
    const homeless = parsed.filter(({ path, written, parts }) => !this.keep(path, written, parts));
    for (const { path, written, parts } of homeless) this.give(path, written, parts?.prefix);
  }

  /** The id of the task in this file. */
  idOf(path: string): string {
    return this.byPath.get(path) ?? '';
  }

  /** What a reference means; one to nothing keeps its own words, in the project's form where it is an id. */
  resolve(reference: string): Reference {
    const parts = parseId(reference);
    const exact = this.byText.get(reference.trim().toUpperCase());
    if (exact !== undefined || parts === undefined) return { id: exact ?? reference, known: exact !== undefined };
    const own = { ...parts, prefix: this.prefix };
    const isCommon = parts.prefix === '' || parts.prefix === common;
    const candidates = isCommon ? [parts, own] : [parts];
    const id = candidates.map((form) => this.byForm.get(looseForm(form))).find((known) => known !== undefined);
    return { id: id ?? formatId(isCommon ? own : parts), known: id !== undefined };
  }

  /** The nearest item above a dotted id: `BACK-4` for `BACK-4.11`, if there is one. */
  parentOf(written: string): string | undefined {
    const parts = parseId(written);
    if (parts === undefined) return undefined;
    for (let length = parts.numbers.length - 1; length > 0; length -= 1) {
      const above = this.resolve(
        formatId({ prefix: parts.prefix || this.prefix, numbers: parts.numbers.slice(0, length) }),
      );
      if (above.known) return above.id;
    }
    return undefined;
  }

  private keep(path: string, written: string, parts: IdParts | undefined): boolean {
    if (parts === undefined) return false;
    const whole = { ...parts, prefix: parts.prefix || this.prefix };
    this.raise(whole.prefix, BigInt(whole.numbers[0] ?? 0));
    const id = formatId(whole);
    if (this.byText.has(id)) return false;
    this.hold(path, id, [id, written], looseForm(whole));
    return true;
  }

  private give(path: string, written: string, prefix: string | undefined): void {
    const kind = prefix === undefined || prefix === '' ? this.prefix : prefix;
    const next = (this.highest.get(kind) ?? 0n) + 1n;
    this.raise(kind, next);
    const id = `${kind}-${String(next)}`;
    this.hold(path, id, [id, written], id);
  }

  private hold(path: string, id: string, texts: readonly string[], form: string): void {
    this.byPath.set(path, id);
    for (const text of texts) setIfAbsent(this.byText, text.trim().toUpperCase(), id);
    setIfAbsent(this.byForm, form, id);
  }

  private raise(prefix: string, number: bigint): void {
    if (number > (this.highest.get(prefix) ?? 0n)) this.highest.set(prefix, number);
  }
}

/** Order of ids: by prefix, then number by number. */
export function compareIds(a: string, b: string): number {
  const [one, other] = [parseId(a), parseId(b)];
  if (one === undefined || other === undefined) return a < b ? -1 : Number(a > b);
  if (one.prefix !== other.prefix) return one.prefix < other.prefix ? -1 : 1;
  for (const [index, number] of one.numbers.entries()) {
    const against = other.numbers[index];
    if (against === undefined) return 1;
    if (BigInt(number) !== BigInt(against)) return BigInt(number) < BigInt(against) ? -1 : 1;
  }
  return one.numbers.length - other.numbers.length;
}

function setIfAbsent(map: Map<string, string>, key: string, value: string): void {
  if (key !== '' && !map.has(key)) map.set(key, value);
}

function mostCommon(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== '' && word !== 'DRAFT') counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
