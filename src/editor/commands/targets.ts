import * as vscode from 'vscode';
import { type Backlog, columnOf, itemOf, typeOf } from '../../core/model/backlog.ts';
import type { Item } from '../../core/model/item.ts';
import { pickOne } from '../ask.ts';
import type { BacklogFile } from '../backlogs/backlogs.ts';
import { offsetOfPlace } from '../filePlaces.ts';
import { iconOfType } from '../../protocol/typeIcon.ts';
import { escapeIcons } from '../markdown.ts';
import { isNode } from '../tree/nodes.ts';
import { type CommandParts, Unable } from './command.ts';

/** An item that a command is about, in the backlog as it is now. */
export interface ItemTarget {
  readonly file: BacklogFile;
  readonly item: Item;
}

/** What an argument of a command names, as far as it does. */
export interface Named {
  readonly uri?: vscode.Uri | undefined;
  readonly key?: string | undefined;
  readonly column?: string | undefined;
}

/**
 * The item that is meant: the one that the argument names, else the card or the line with the focus, else one that
 * the person picks. Undefined when they pick none.
 */
export async function itemTarget(
  parts: CommandParts,
  argument: unknown,
  question: string,
): Promise<ItemTarget | undefined> {
  const named = namedBy(argument, parts);
  const file = await backlogTarget(parts, named.uri);
  if (named.key !== undefined) {
    const item = itemOf(file.reading.backlog, named.key);
    if (item === undefined)
      throw new Unable(vscode.l10n.t('The item {item} is no longer in the file.', { item: named.key }));
    return { file, item };
  }
  const focused = await focusedItem(parts, file);
  const item = focused ?? (await pickItem(file, question));
  return item === undefined ? undefined : { file, item };
}

/** A backlog, and an item of it where one is meant. */
export interface SomeTarget {
  readonly file: BacklogFile;
  readonly item: Item | undefined;
  /** Whether a menu or a link named it, rather than the focus. */
  readonly isNamed: boolean;
}

/** What an argument names, else the card or the line with the focus; nobody is asked to pick. */
export async function someTarget(parts: CommandParts, argument: unknown): Promise<SomeTarget> {
  // The menu of a text editor names the file that it shows.
  const isText = argument instanceof vscode.Uri && !parts.backlogs.includes(argument);
  const named = isText ? {} : namedBy(argument, parts);
  const file = await backlogTarget(parts, named.uri);
  const isNamed = isNode(argument) || named.key !== undefined;
  const item = named.key === undefined ? undefined : itemOf(file.reading.backlog, named.key);
  return { file, item: item ?? (isNamed ? undefined : await focusedItem(parts, file)), isNamed };
}

/** The backlog that an argument names, else the current one. */
export async function backlogOf(parts: CommandParts, argument: unknown): Promise<BacklogFile> {
  return backlogTarget(parts, namedBy(argument, parts).uri);
}

/** The column that an argument names: a column of the tree. */
export function columnNamedBy(parts: CommandParts, argument: unknown): string | undefined {
  return namedBy(argument, parts).column;
}

/** Lets the person choose an item; undefined on Escape. */
export async function pickItem(file: BacklogFile, question: string): Promise<Item | undefined> {
  const { backlog } = file.reading;
  const choices = backlog.items.map((item) => ({ ...choiceOf(backlog, item), item }));
  if (choices.length === 0) throw new Unable(vscode.l10n.t('The backlog has no items yet.'));
  const picked = await pickOne(choices, { placeHolder: question, matchOnDescription: true });
  return picked?.item;
}

async function backlogTarget({ backlogs }: CommandParts, uri: vscode.Uri | undefined): Promise<BacklogFile> {
  const file = uri === undefined ? await backlogs.current() : await backlogs.file(uri);
  if (file !== undefined) return file;
  throw new Unable(
    uri === undefined
      ? vscode.l10n.t('There is no backlog in this workspace. “Headwater: Create a Backlog” begins one.')
      : vscode.l10n.t('{path} is no backlog.', { path: vscode.workspace.asRelativePath(uri) }),
  );
}

function choiceOf(backlog: Backlog, item: Item): vscode.QuickPickItem {
  const column = columnOf(backlog, item.column)?.name ?? item.column;
  const label = `$(${iconOfType(typeOf(backlog, item))}) ${escapeIcons(item.title)}`;
  const description = [item.id, column].filter((part) => part !== undefined).join(' · ');
  return { label, description: escapeIcons(description) };
}

/** The card or the line with the focus, if it is one of this backlog. */
async function focusedItem({ boards }: CommandParts, file: BacklogFile): Promise<Item | undefined> {
  const { uri, reading } = file;
  const { backlog, source } = reading;
  const card = boards.focusedCard;
  if (card?.uri.toString() === uri.toString()) return itemOf(backlog, card.key);
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  const offset = await offsetOfPlace(file, document.uri, document.offsetAt(selection.active));
  if (offset === undefined) return undefined;
  return backlog.items[source.items.findIndex(({ start, end }) => start <= offset && offset < end)];
}

/** Reads what a menu or a link handed over: a node of the tree, a card's context, a file, or a link's argument. */
export function namedBy(argument: unknown, { boards, platform }: CommandParts): Named {
  if (argument instanceof vscode.Uri) return { uri: argument };
  if (typeof argument === 'string') return { uri: vscode.Uri.parse(argument) };
  if (isNode(argument)) {
    const { uri } = argument;
    if (argument.kind === 'item') return { uri, key: argument.key };
    return argument.kind === 'column' ? { uri, column: argument.column } : { uri };
  }
  if (typeof argument !== 'object' || argument === null) return {};
  if ('webviewSection' in argument) {
    const key = textIn(argument, 'card');
    const gathered = key === undefined ? undefined : platform.itemOf(key);
    return gathered ?? { uri: boards.active, key, column: textIn(argument, 'column') };
  }
  const uri = textIn(argument, 'uri');
  return uri === undefined ? {} : { uri: vscode.Uri.parse(uri), key: textIn(argument, 'item') };
}

function textIn(argument: object, name: string): string | undefined {
  const value: unknown = Object.entries(argument).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : undefined;
}
