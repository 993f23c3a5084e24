import * as vscode from 'vscode';
import type { Reading } from '../../backlog/reading.ts';
import { ageOf } from '../../core/flow/age.ts';
import { columnOf, itemOf, typeOf } from '../../core/model/backlog.ts';
import { columnLoad, limitedBy, workInProgress } from '../../core/policy/limits.ts';
import type { CommandId } from '../commands/commandIds.ts';
import { now } from '../clock.ts';
import { escapeMarkdown } from '../markdown.ts';
import { refinementLines } from '../refinementLines.ts';
import { ageText } from '../tree/treeItems.ts';

/** The commands that a hover may run; no other link in it does anything. */
const allowed: readonly CommandId[] = ['headwater.openItem', 'headwater.revealItem', 'headwater.openBoard'];

/** Longest text of the file in a hover. */
const longest = 500;

/** Paragraphs of texts of the file, each just what it says. */
export function plainMarkdown(paragraphs: readonly (string | undefined)[]): vscode.MarkdownString {
  const written = paragraphs.filter((paragraph) => paragraph !== undefined && paragraph !== '');
  return new vscode.MarkdownString(written.map((paragraph) => escapeMarkdown(shortened(paragraph ?? ''))).join('\n\n'));
}

/** An item: its title, where it is and since when, who has it, and why. */
export function itemHover({ backlog }: Reading, key: string, uri: vscode.Uri): vscode.MarkdownString | undefined {
  const item = itemOf(backlog, key);
  if (item === undefined) return undefined;
  const { why, assignees = [] } = item.fields;
  const column = columnOf(backlog, item.column)?.name ?? item.column;
  const facts = [
    item.id,
    typeOf(backlog, item),
    column,
    ageText(ageOf(backlog, item, now())),
    ...assignees.map((person) => nameOf(backlog, person)),
  ];
  const hover = heading(item.title, facts);
  if (why !== undefined) hover.appendMarkdown(`\n\n${escapeMarkdown(shortened(why))}`);
  for (const line of refinementLines(backlog, item)) hover.appendMarkdown(`\n- ${escapeMarkdown(shortened(line))}`);
  const target = { uri: uri.toString(), item: key };
  const links = [
    commandLink(vscode.l10n.t('Open on the board'), 'headwater.openItem', target),
    commandLink(vscode.l10n.t('Show in the file'), 'headwater.revealItem', target),
  ];
  return trusted(hover.appendMarkdown(`\n\n${links.join(' · ')}`));
}

/** A column: its name, what it means, and how full it is. */
export function columnHover({ backlog }: Reading, id: string, uri: vscode.Uri): vscode.MarkdownString | undefined {
  const column = columnOf(backlog, id);
  if (column === undefined) return undefined;
  const { count, limit, load } = columnLoad(backlog, id);
  const full = load === 'over' ? vscode.l10n.t('over') : load === 'full' ? vscode.l10n.t('full') : undefined;
  const size =
    limit === undefined
      ? vscode.l10n.t('{count} items', { count })
      : vscode.l10n.t('{count} of {limit} items', { count, limit });
  const hover = heading(column.name, [column.stage, size, full]);
  const board = commandLink(vscode.l10n.t('Open on the board'), 'headwater.openBoard', { uri: uri.toString() });
  return trusted(hover.appendMarkdown(`\n\n${board}`));
}

/** A person: the name, and the items that they have in progress. */
export function personHover({ backlog }: Reading, key: string): vscode.MarkdownString {
  const items = workInProgress(backlog).filter(({ fields }) => fields.assignees?.includes(key) === true);
  const { count, limit } = limitedBy(items.length, backlog.board.wip.perPerson);
  const size =
    limit === undefined
      ? vscode.l10n.t('{count} in progress', { count })
      : vscode.l10n.t('{count} of {limit} in progress', { count, limit });
  const hover = heading(nameOf(backlog, key), [key, size]);
  for (const { id, title } of items.slice(0, 5))
    hover.appendMarkdown(`\n- ${escapeMarkdown([id ?? '', shortened(title)].join(' ').trim())}`);
  return hover;
}

function heading(title: string, facts: readonly (string | undefined)[]): vscode.MarkdownString {
  const written = facts.filter((fact) => fact !== undefined && fact !== '').map((fact) => escapeMarkdown(fact ?? ''));
  return new vscode.MarkdownString(`**${escapeMarkdown(shortened(title))}**\n\n${written.join(' · ')}\n`);
}

function nameOf({ people }: Reading['backlog'], key: string): string {
  return people.find((person) => person.key === key)?.name ?? key;
}

function commandLink(title: string, command: CommandId, argument: unknown): string {
  return `[${title}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
}

function trusted(text: vscode.MarkdownString): vscode.MarkdownString {
  text.isTrusted = { enabledCommands: allowed };
  return text;
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
