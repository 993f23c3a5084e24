import type { RefusalCode } from '../core/model/intention.ts';

/** What is said of several items that move, or are added, together. */
export type MoveCode =
  | 'moved.all'
  | 'moved.all.over'
  | 'placed.all'
  | 'added.all'
  | 'added.all.over'
  | `refusal.${Extract<RefusalCode, `room.${string}` | `moves.${string}`>}`;

export const movePhrases: Readonly<Record<MoveCode, string>> = {
  'moved.all': 'Moved {moved} items to {column}.',
  'moved.all.over': 'Moved {moved} items to {column}, over the limit of {limit} ({name}).',
  'placed.all': 'Moved {moved} items within {column}.',
  'added.all': 'Added {moved} items to {column}.',
  'added.all.over': 'Added {moved} items to {column}, over the limit of {limit} ({name}).',
  'refusal.room.column': '{name} has room for {room} of these {moving} ({count} of {limit} now): {items}.',
  'refusal.room.system': 'There is room for {room} of these {moving} in progress ({count} of {limit} now): {items}.',
  'refusal.room.person': '{name} has room for {room} of these {moving} ({count} of {limit} in progress now): {items}.',
  'refusal.moves.none': 'No item is chosen. Nothing was changed.',
  'refusal.moves.dropped': 'Why are these {count} not done? Whoever brought them up will want to know.',
  'refusal.moves.spread':
    'Items in files of their own get a place one by one. Nothing was changed: move them to the column only, or singly.',
};
