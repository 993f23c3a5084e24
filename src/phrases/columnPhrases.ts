import type { RefusalCode } from '../core/model/intention.ts';

/** What is said of changes to the board's columns. */
export type ColumnCode = 'columns.changed' | `refusal.${Extract<RefusalCode, `columns.${string}`>}`;

export const columnPhrases: Readonly<Record<ColumnCode, string>> = {
  'columns.changed': 'Changed the columns.',
  'refusal.columns.taken': 'The id {column} is taken: a column has it, or had it before. Nothing was changed.',
  'refusal.columns.nameless': 'A column needs a name and an id, each on one line. Nothing was changed.',
  'refusal.columns.not-empty':
    '{name} has items ({count}), so it stays. Move them elsewhere first; nothing was changed.',
  'refusal.columns.last': 'A board has one column at least. Nothing was changed.',
  'refusal.columns.limit': 'A limit is a whole number from 1. Nothing was changed.',
  'refusal.columns.order': 'The columns have changed meanwhile. Nothing was changed: try again.',
  'refusal.columns.strays':
    'Items without a column stand in {name}, the first ({count}): {items}. Move them first; nothing was changed.',
  'refusal.columns.form':
    'The columns have anchors, or an id twice, so they change in the text only. Nothing was changed.',
};
