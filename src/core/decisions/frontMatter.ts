/** A value as typed: scalars are the text that somebody wrote, never what YAML makes of it. */
export type FrontValue = string | readonly string[];

/** One key of the front matter, with the lines that it stands on. */
export interface FrontField {
  /** As written. */
  readonly key: string;
  readonly value: FrontValue;
  /** Behind the colon, as typed, on one line. */
  readonly raw: string;
  /** Line numbers from 1, the last one included. */
  readonly firstLine: number;
  readonly lastLine: number;
}

/** What `backlog/frontMatter` reads of a record; `refused` are numbers of lines that YAML does not take. */
export interface FrontMatter {
  /** By key in small letters; of a key that stands there twice the first. */
  readonly fields: ReadonlyMap<string, FrontField>;
  readonly refused: readonly number[];
}

/** A field by its name with dashes, also where it is written with underscores. */
export function fieldOf(front: FrontMatter | undefined, name: string): FrontField | undefined {
  return front?.fields.get(name) ?? front?.fields.get(name.replaceAll('-', '_'));
}

/** Words between commas, or the entries of a list, without quotes and blanks. */
export function listOf(value: FrontValue | undefined): readonly string[] {
  const entries = typeof value === 'string' ? value.split(',') : (value ?? []);
  return entries.map((entry) => entry.replace(/^\s*["']?|["']?\s*$/g, '')).filter((entry) => entry !== '');
}

/** A value as one text. */
export function textOf(value: FrontValue | undefined): string {
  return typeof value === 'string' ? value : (value ?? []).join(', ');
}
