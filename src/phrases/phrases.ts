import type { FixTitle, PhraseValues, ProblemCode } from '../core/model/problem.ts';
import type { RefusalCode } from '../core/model/intention.ts';
import { type BatchCode, batchPhrases } from './batchPhrases.ts';
import { type PlanningCode, planningPhrases } from './planning/planningPhrases.ts';
import { type DecisionCode, decisionPhrases } from './decisionPhrases.ts';
import { fill } from './fill.ts';
import { type MergeCode, mergePhrases } from './mergePhrases.ts';
import { type ColumnCode, columnPhrases } from './columnPhrases.ts';
import { type MoveCode, movePhrases } from './movePhrases.ts';

/** Codes of sentences that stand on no problem and no refusal. */
export type MessageCode =
  | 'moved'
  | 'moved.over'
  | 'placed'
  | 'added'
  | 'added.over'
  | 'changed'
  | 'changed.plan'
  | 'next.pull'
  | 'next.no-room'
  | 'next.nothing-ready'
  | 'next.no-active-column'
  | 'pulled'
  | 'read-only.future-version'
  | 'read-only.conflict-markers'
  | 'read-only.syntax'
  | 'read-only.reading';

/** What git's history says of moves, and what of it could not be read. */
export type PastCode =
  | 'past.offered'
  | 'past.recorded'
  | 'past.none'
  | 'past.untracked'
  | 'past.skipped'
  | 'past.older'
  | 'past.item-files'
  | 'past.left';

/** Why git gave no answer. */
export type GitCode =
  'git.missing' | 'git.timeout' | 'git.cancelled' | 'git.refused' | 'git.no-repository' | 'git.failed';

/** Why something cannot be renamed. */
export type RenameCode =
  'rename.column' | 'rename.not-an-id' | 'rename.taken' | 'rename.empty' | 'rename.shared' | 'rename.nothing';

export type PhraseCode =
  | `problem.${ProblemCode}`
  | `refusal.${RefusalCode}`
  | FixTitle
  | MessageCode
  | PastCode
  | GitCode
  | RenameCode
  | BatchCode
  | DecisionCode
  | PlanningCode
  | ColumnCode
  | MoveCode
  | MergeCode;

/** A sentence by its code, with what it is filled with. */
export interface Phrase {
  readonly code: PhraseCode;
  readonly values: PhraseValues;
}

/**
 * Every sentence for people, in English: what happened, what is safe, what to do. The editor looks them up in
 * `vscode.l10n` by this text; the command line prints them. `{name}` is a value.
 */
export const phrases: Readonly<Record<PhraseCode, string>> = {
  ...batchPhrases,
  ...planningPhrases,
  ...columnPhrases,
  ...movePhrases,
  'problem.yaml.syntax': 'This is not YAML: {message}. It is left as it is, and nothing is written to it.',
  'problem.yaml.duplicate-key': 'This key stands here twice. Only one of them counts: remove the other.',
  'problem.file.not-a-map': 'A backlog is a map with the key items. Nothing is written to this file.',
  'problem.file.future-version':
    'This backlog has format {version}; this Headwater knows {known}. It is read-only here: update Headwater to change it.',
  'problem.file.conflict-markers':
    'A merge left conflict markers; nothing is lost. Run “Headwater: Resolve Merge Conflict by Item”, or edit the text.',
  'problem.file.several-documents': 'A backlog is one YAML document. The others are left as they are and not shown.',
  'problem.file.too-large': 'This file is larger than {limit} MB. It is not read, and nothing is written to it.',
  'problem.items.not-a-list': 'items is not a list. It is left as it is: write each item behind a dash.',
  'problem.items.folder':
    'Items cannot stand in {folder}: name a folder at or below this file, such as backlog/. Nothing is read there.',
  'problem.items.outside': '{folder} is no folder, or a link that leads elsewhere. Nothing is read or written there.',
  'problem.items.crowded': '{folder} has more than {limit} entries. No item is read, and nothing is written.',
  'problem.items.no-folder': 'There is no folder {folder} yet. It is made with the first item.',
  'problem.items.refused':
    'An item stands in a file right in {folder}: links, folders and unreadable files are left out ({count}: {names}).',
  'problem.items.not-read':
    'Only files that end in .yaml, right in {folder}, are items. Others are not read ({count}: {names}).',
  'problem.item-file.too-large':
    'The file {file} is larger than {limit} MB. It is not read, and nothing is written to it.',
  'problem.item-file.empty':
    'There is no item in the file {file}. Write one, beginning with `title: …`, or delete the file.',
  'problem.item-file.form':
    '{file} cannot stand in the list: it is no item by itself, or refers to what stands elsewhere. Nothing was written.',
  'problem.item-file.several-documents':
    'An item’s file is one YAML document. The others are left as they are and not shown, and nothing is written to it.',
  'problem.item.not-a-map': 'This item has no keys. Write it as `- title: …`.',
  'problem.item.without-title': 'This item has no title. It is shown by its id.',
  'problem.item.without-id': 'This item has no id, so nothing can refer to it.',
  'problem.item.duplicate-id': 'The id {id} is taken by an item further up. What refers to {id} means that one.',
  'problem.item.unknown-column':
    'There is no column {column} here, so the item is shown in the first one. The columns are: {columns}.',
  'problem.item.unknown-parent': 'There is no item {id} in this file.',
  'problem.item.unknown-dependency': 'There is no item {id} in this file.',
  'problem.item.moved-by-hand':
    'The history does not end in this column: the item was moved by hand, and its time here is unknown.',
  'problem.item.done-without-evidence': 'Finished, and nothing in the file shows it yet: {missing}.',
  'problem.history.unknown-column': 'No column has, or had, the id {column}. The entry is kept and not counted.',
  'problem.column.duplicate-id': 'Two columns have the id {column}. The first one counts.',
  'problem.field.wrong-type': 'This is no {expected}. It is left as it is.',
  'problem.field.not-one-of': '“{value}” is none of: {words}.',
  'problem.field.unknown-key': 'Headwater does not know the key {key}. It is kept as it is.',
  'problem.text.dropped': 'YAML reads “{text}” as a comment or a key of its own, and drops it from the text.',
  'problem.text.unreadable': 'YAML cannot read this text as it stands. It is shown as typed; quote it to be safe.',

  'problem.text.control-character':
    'There is a control character here that YAML does not allow. It is kept; take it out to be safe.',

  'refusal.limit.column': '{name} is full ({count} of {limit}): {items}.',
  'refusal.limit.system': 'The limit for work in progress is reached ({count} of {limit}): {items}.',
  'refusal.limit.person': '{name} has {count} of {limit} items in progress: {items}.',
  'refusal.dropped.without-reason': 'Why is {item} not done? Whoever brought it up will want to know.',
  'refusal.done.without-evidence': 'Nothing shows yet that {item} is: {missing}. Is it done all the same, and why?',
  'refusal.item.not-found': 'The item {item} is no longer in the file. Nothing was changed.',
  'refusal.item.not-intact':
    'The text of {item} cannot be read in full, so nothing is written to it. Mend the text first.',
  'refusal.column.not-found': 'There is no column {column}. Nothing was changed.',
  'refusal.place.not-found': 'The neighbour of {item} is no longer there. Nothing was changed: try again.',
  'refusal.entry.not-found': 'That entry of {item} is no longer there. Nothing was changed: try again.',
  'refusal.title.empty': 'An item needs a title.',
  'refusal.field.read-only': 'The key {key} is not set this way.',
  'refusal.field.wrong-value': 'The value does not fit “{key}”: {expected} is expected. Nothing was changed.',
  'refusal.field.changed': 'Somebody changed this meanwhile. Nothing was written: look at both, and say which it is.',
  'refusal.entry.empty': 'There is nothing in it yet. Nothing was changed.',
  'refusal.concern.own':
    'A concern is heard and answered by somebody else than the one who raised it. Nothing was changed.',
  'refusal.block.open': '{item} is blocked already. Nothing was changed.',
  'refusal.block.none': '{item} is not blocked. Nothing was changed.',
  'refusal.file.read-only': '{because} Nothing was changed.',
  'refusal.layout.unsupported':
    'The items cannot be changed line by line as they are written. Nothing was changed: write each behind a dash.',
  'refusal.archive.unreadable':
    'The archive is not whole, or its items are not one behind each dash. Nothing was changed: mend its text first.',
  'refusal.archive.without-id':
    '“{item}” has no id of its own, by which the archive could keep it. Nothing was changed: give it one first.',
  'refusal.archive.in-backlog':
    'The backlog has an item {item} already, and it is the one that counts. Nothing was changed.',
  'refusal.spread.already': 'The items stand in files of their own already. Nothing was changed.',
  'refusal.spread.unsupported':
    'The items are not one behind each dash, or share anchors, so they cannot be taken apart. Nothing was changed.',
  'refusal.spread.rank':
    '{item} has a key `rank`, which would say its place. Nothing was changed: rename the key, or take it out.',
  'refusal.spread.item':
    'The item {item} would not say the same in a file of its own. Nothing was changed: mend its text first.',
  'refusal.gather.already': 'The items stand in the one file already. Nothing was changed.',
  'refusal.gather.item':
    'The file of {item} cannot be put into the list without loss. Nothing was changed: mend its text first.',

  'fix.give-id': 'Give it the id {id}',
  'fix.give-id-and-follow': 'Give it the id {id}, and let the {count} references to {old} follow it',
  'fix.remove-copy': 'Remove the copy of {id} in line {line}: the other one says all that it says',
  'fix.keep-value': 'Keep “{value}”, and remove the other',
  'fix.quote': 'Quote this text',
  'fix.use-value': 'Change to “{value}”',
  'fix.record-history': 'Record the move in the history',

  'rename.column': 'A column is renamed on the board’s line: change its name, or its id and keep the old one in `was`.',
  'rename.not-an-id': 'An id is letters, a dash and a number, as in PAY-12. Nothing was changed.',
  'rename.taken': '{name} is taken. Nothing was changed.',
  'rename.empty': 'A name is needed. Nothing was changed.',
  'rename.shared': 'Two items have the id {old}. Give one of them another first: its quick fix does.',
  'rename.nothing': 'Ids of items and names of people can be renamed here.',

  'past.offered':
    'Git has moves that the backlog does not record: {count}, of {items} items. Each is dated by its commit’s author.',
  'past.recorded': 'Recorded moves from git: {count}, of {items} items. Marked `approx`, they stay out of cycle times.',
  'past.none': 'Git’s history has no move that the backlog does not record.',
  'past.untracked': 'Git has no version of this backlog yet. Commit it first.',
  'past.skipped':
    'Versions that could not be read: {count} (conflict markers, broken YAML, too large, or not in this clone).',
  'past.older':
    'This clone is shallow: what happened before its oldest commit is not in it. `git fetch --unshallow` brings the rest.',
  'past.item-files':
    'Versions in which the items have files of their own are not read: the folder is not one that was looked at.',
  'past.left': 'Left as they are, since their text or their history cannot be read in full: {items}.',

  'git.missing': 'Git is not found. Install it, or put it on the path.',
  'git.timeout': 'Git took too long and was stopped. Nothing was changed.',
  'git.cancelled': 'Stopped. Nothing was changed.',
  'git.refused':
    'Git does not trust this folder: it belongs to somebody else. See git’s safe.directory. Nothing was changed.',
  'git.no-repository': 'This backlog is in no git repository, so there is no history to read.',
  'git.failed': 'Git gave no answer: {message}',

  moved: 'Moved {item} to {column}.',
  'moved.over': 'Moved {item} to {column}, over the limit of {limit} ({name}).',
  placed: 'Moved {item} within {column}.',
  added: 'Added {item} to {column}.',
  'added.over': 'Added {item} to {column}, over the limit of {limit} ({name}).',
  changed: 'Changed {item}.',
  'changed.plan': 'Changed the plan.',
  'next.pull': '{item} is the highest ready item, and {column} has room for it.',
  'next.no-room': 'Finish something first: there is no room for {item} in {column}. {why}',
  'next.nothing-ready': 'Nothing is ready. Refine an idea first.',
  'next.no-active-column': 'The board has no column for work in progress.',
  pulled: 'Pulled {item} into {column}.',
  'read-only.future-version': 'The file is of a later format version and is shown read-only.',
  'read-only.conflict-markers': 'The file has conflict markers and is shown read-only until they are resolved.',
  'read-only.reading': 'The rest of the file is still being read. What is shown so far is read-only until then.',
  'read-only.syntax': 'The file cannot be read in full and is shown read-only. Mend what the problems name.',

  ...decisionPhrases,
  ...mergePhrases,
};

/** A sentence in English. */
export function phraseOf({ code, values }: Phrase): string {
  return fill(phrases[code], values);
}
