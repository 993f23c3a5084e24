import type { Range } from '../../core/model/problem.ts';
import type { Reading } from '../reading.ts';
import type { JsonSchema } from '../schema/jsonSchema.ts';
import { quote, writeScalar } from '../scalar.ts';
import { caretIn, itemIndexAt } from './regions.ts';
import type { Caret } from './token.ts';
import { tokensOf } from './tokens.ts';
import { type Offer, offersAt, typesOf } from './values.ts';
import { describe, keysAt } from './vocabulary.ts';

/** Something that can be typed at a place. */
export interface Completion {
  readonly kind: Offer['kind'] | 'key';
  readonly label: string;
  readonly insert: string;
  /** What is typed is compared with this. */
  readonly filter: string;
  readonly detail: string | undefined;
  readonly documentation: string | undefined;
  readonly load: Offer['load'];
}

/** What can be typed at a place, and the text that it takes the place of. */
export interface Completions {
  readonly range: Range;
  readonly items: readonly Completion[];
}

/** What can be typed at an offset, also where the line is not complete or not YAML yet. */
export function completionsAt(reading: Reading, offset: number, now: Date): Completions | undefined {
  const caret = caretIn(reading, offset);
  if (caret === undefined || caret.place === 'none') return undefined;
  const { text } = reading;
  const range = { start: caret.start, end: wordEnd(text, offset, /["']/.exec(text[caret.start] ?? '')?.[0]) };
  const own = reading.backlog.items[itemIndexAt(reading, offset)];
  const values = takesValue(caret) ? offersAt(reading, caret.path, own, now) : [];
  const written = values.map((offer) => valueCompletion(offer, caret, text[caret.start] ?? ''));
  const items = caret.place === 'entry' ? [...keyCompletions(reading, caret, range), ...written] : written;
  return items.length === 0 ? undefined : { range, items };
}

/** Where the word under the caret ends; a closing quote belongs to it. */
function wordEnd(text: string, offset: number, quoted: string | undefined): number {
  const rest = /^[^\s,[\]{}#:"']*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  const end = offset + rest.length;
  return quoted !== undefined && text[end] === quoted ? end + 1 : end;
}

/** A value may stand behind a colon, as an entry of a list, and where a list has just begun. */
function takesValue({ place, listed, path, flow, keys }: Caret): boolean {
  if (place === 'value' || listed) return true;
  return !flow && keys.size === 0 && beginsList(path);
}

function beginsList(path: readonly string[]): boolean {
  const forms = describe(path)?.forms ?? [];
  return (
    path.length > 0 && forms.some(({ type }) => type === 'array' || (Array.isArray(type) && type.includes('array')))
  );
}

/** A dash, where an entry of a list stands without one. */
function dashFor({ listed, flow, keys, path, place }: Caret): string {
  return place === 'entry' && !listed && !flow && keys.size === 0 && beginsList(path) ? '- ' : '';
}

function valueCompletion(offer: Offer, caret: Caret, first: string): Completion {
  const { kind, value, label = value, detail, load, raw } = offer;
  const opened = first === '"' || first === "'" ? first : '';
  const scalar = opened === '' ? (raw === true ? value : writeScalar(value, caret.flow)) : quote(value);
  const filter = opened + (kind === 'item' ? `${value} ${detail ?? ''}` : label);
  return { kind, label, insert: dashFor(caret) + scalar, filter, detail, documentation: undefined, load };
}

function keyCompletions(reading: Reading, caret: Caret, { start, end }: Range): readonly Completion[] {
  const { text } = reading;
  const typed = text.slice(start, end);
  const taken = takenKeys(reading, caret, start);
  const hasColon = /^[ \t]*:/.test(text.slice(end, end + 20));
  const keys = caret.path.join('.') === 'board.balance.shares' ? sharesOf(reading) : keysAt(caret.path);
  return [...keys]
    .filter(([key]) => key === typed || !taken.has(key))
    .map(([key, { description }]): Completion => {
      const insert = dashFor(caret) + key + (hasColon ? '' : behindKey([...caret.path, key], caret));
      return {
        kind: 'key',
        label: key,
        insert,
        filter: key,
        detail: undefined,
        documentation: description,
        load: undefined,
      };
    });
}

/** Keys that the map has already, above or below the caret. */
function takenKeys(reading: Reading, { path, keys, listed }: Caret, offset: number): ReadonlySet<string> {
  if (path.length === 0) return new Set([...keys, ...topKeys(reading)]);
  const item =
    path.length === 1 && path[0] === 'items' && !listed
      ? reading.backlog.items[itemIndexAt(reading, offset)]
      : undefined;
  return item === undefined ? keys : new Set([...keys, ...Object.keys(item.fields), ...Object.keys(item.unknown)]);
}

function topKeys({ text, source }: Reading): readonly string[] {
  const end = source.items[0]?.start ?? text.length;
  const head = tokensOf(text, { start: 0, end, path: [] });
  return head.flatMap((token) => (token.kind === 'key' && token.path.length === 1 ? token.text : []));
}

function sharesOf(reading: Reading): ReadonlyMap<string, JsonSchema> {
  return new Map(typesOf(reading).map((type) => [type, {}]));
}

/** What follows a key: its value on the same line, or the first line of a list or a map. */
function behindKey(path: readonly string[], { flow, column }: Caret): string {
  const [own] = describe(path)?.forms ?? [];
  const indent = `\n${' '.repeat(column + 2)}`;
  if (flow || own?.type === undefined) return ': ';
  if (own.type === 'object') return `:${indent}`;
  return own.type === 'array' && hasMaps(path) ? `:${indent}- ` : ': ';
}

function hasMaps(path: readonly string[]): boolean {
  return keysAt(path).size > 0;
}
