/** A scalar of the file, or a key, with what it belongs to. Offsets are of the whole text. */
export interface Token {
  readonly kind: 'key' | 'value';
  /** Keys from the top, list positions left out: `items history to`. A key's own name is the last of its path. */
  readonly path: readonly string[];
  /** Quotes are within the range. */
  readonly start: number;
  readonly end: number;
  /** What it says, without quotes. */
  readonly text: string;
  /** Whether it stands inside `[ ]` or `{ }`. */
  readonly flow: boolean;
}

/** What a caret is at, right behind a stretch of text. */
export interface Caret {
  /** `entry`: a key may begin here, or a value that stands for itself. `none`: a comment, or free text. */
  readonly place: 'entry' | 'value' | 'none';
  /** What a value here belongs to; for an entry the map or list that it becomes a part of. */
  readonly path: readonly string[];
  /** Where the word before the caret begins; the caret itself when there is none. */
  readonly start: number;
  readonly flow: boolean;
  /** Column in which the entry begins. */
  readonly column: number;
  /** Whether the entry stands behind a dash, or inside `[ ]`. */
  readonly listed: boolean;
  /** Keys that the map has before the caret. */
  readonly keys: ReadonlySet<string>;
}

/** An open map or list. */
export interface Frame {
  readonly kind: 'map' | 'list' | 'braces' | 'brackets';
  readonly column: number;
  key: string | undefined;
  readonly keys: Set<string>;
}

/** What a scalar as written says: without quotes, escapes read. */
export function plainText(raw: string): string {
  if (raw.startsWith("'"))
    return raw.slice(1, raw.endsWith("'") && raw.length > 1 ? -1 : undefined).replaceAll("''", "'");
  if (!raw.startsWith('"')) return raw;
  try {
    const value: unknown = JSON.parse(raw);
    if (typeof value === 'string') return value;
  } catch {
    // Not closed yet, or an escape that only YAML knows: as it stands.
  }
  return raw.slice(1, raw.endsWith('"') && raw.length > 1 ? -1 : undefined);
}
