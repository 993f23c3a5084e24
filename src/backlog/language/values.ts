import { type Column, columnOf, itemTypes } from '../../core/model/backlog.ts';
import type { Item } from '../../core/model/item.ts';
import { columnLoad } from '../../core/policy/limits.ts';
import type { Reading } from '../reading.ts';
import { dateWords, timeWords } from './dates.ts';
import { type Meaning, describe, knownWords, meaningOf } from './vocabulary.ts';

/** A value that may stand at a place. */
export interface Offer {
  readonly kind: 'column' | 'person' | 'item' | 'word' | 'time';
  readonly value: string;
  /** What the list shows it as, where that is not the value: `tomorrow`. */
  readonly label?: string | undefined;
  /** What it is: a column's name, an item's title. */
  readonly detail?: string | undefined;
  /** Written as it stands: quotes would make a text of a time or of `true`. */
  readonly raw?: true;
  /** How full a column is. */
  readonly load?: { readonly count: number; readonly limit: number | undefined } | undefined;
}

/** Most items that are offered: the open ones come first, and typing more brings no others. */
const mostItems = 2000;

/** Values that may stand at a path. @param own the item that they are for: it never needs itself */
export function offersAt(
  reading: Reading,
  path: readonly string[],
  own: Item | undefined,
  now: Date,
): readonly Offer[] {
  const meaning = meaningOf(path);
  if (meaning !== undefined) return namedOffers(reading, meaning, own);
  const words = knownWords[path.join('.')] ?? [];
  if (words.length > 0) return words.map(word);
  return (describe(path)?.forms ?? []).flatMap(({ enum: known = [], type, pattern }) => {
    if (type === 'boolean') return ['true', 'false'].map((value): Offer => ({ kind: 'word', value, raw: true }));
    if (pattern?.includes('[Tt ]') === true) return timeWords(now).map(time);
    if (pattern?.includes('{4}-') === true) return dateWords(now).map(time);
    return pattern === undefined ? known.map(word) : wordsOf('estimate').map(word);
  });
}

/** The types of items: those that the format knows and the team's own. */
export function typesOf({ backlog }: Reading): readonly string[] {
  return [...new Set([...itemTypes, ...backlog.board.types.keys()])];
}

function namedOffers(reading: Reading, meaning: Meaning, own: Item | undefined): readonly Offer[] {
  // What is being typed is not offered back.
  const others = reading.backlog.items.filter((item) => item !== own);
  switch (meaning) {
    case 'column':
      return reading.backlog.board.columns.map((column) => columnOffer(reading, column));
    case 'person':
      return peopleOffers(reading, others);
    case 'item':
      return itemOffers(reading, others);
    case 'type':
      return typesOf(reading).map(word);
    case 'source':
      return distinct([...wordsOf('source'), ...others.flatMap(({ fields }) => fields.source ?? [])]);
    case 'tag':
      return distinct(others.flatMap(({ fields }) => fields.tags ?? []));
    case 'severity':
    case 'estimate':
      return wordsOf(meaning).map(word);
    case 'link':
      return [];
  }
}

function columnOffer({ backlog }: Reading, { id, name }: Column): Offer {
  const { count, limit } = columnLoad(backlog, id);
  return { kind: 'column', value: id, detail: name, load: { count, limit } };
}

function peopleOffers({ backlog }: Reading, items: readonly Item[]): readonly Offer[] {
  const known = backlog.people.map(({ key, name }): Offer => ({ kind: 'person', value: key, detail: name }));
  const keys = new Set(backlog.people.map(({ key }) => key));
  const others = items.flatMap(({ fields }) => [...(fields.assignees ?? []), fields.raisedBy ?? '']);
  const unknown = [...new Set(others)].filter((name) => name !== '' && !keys.has(name));
  return [...known, ...unknown.map((value): Offer => ({ kind: 'person', value }))];
}

function itemOffers({ backlog }: Reading, items: readonly Item[]): readonly Offer[] {
  const isOpen = (item: Item) => !['done', 'dropped'].includes(columnOf(backlog, item.column)?.stage ?? '');
  const others = items.filter(({ id }) => id !== undefined);
  const ordered = [...others.filter(isOpen), ...others.filter((item) => !isOpen(item))];
  return ordered.slice(0, mostItems).map(({ id = '', title }): Offer => ({ kind: 'item', value: id, detail: title }));
}

function wordsOf(name: string): readonly string[] {
  return knownWords[name] ?? [];
}

function distinct(words: readonly string[]): readonly Offer[] {
  return [...new Set(words)].map(word);
}

function word(value: string): Offer {
  return { kind: 'word', value };
}

function time([label, value]: readonly [string, string]): Offer {
  return { kind: 'time', value, label, detail: value, raw: true };
}
