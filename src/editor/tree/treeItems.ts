import * as vscode from 'vscode';
import type { Reading } from '../../backlog/reading.ts';
import { type Age, ageOf } from '../../core/flow/age.ts';
import { type Column, columnOf, itemOf, typeOf } from '../../core/model/backlog.ts';
import type { Item } from '../../core/model/item.ts';
import { type Limited, columnLoad, systemLoad } from '../../core/policy/limits.ts';
import { problemPhrase } from '../../phrases/describe.ts';
import { iconOfType } from '../../protocol/typeIcon.ts';
import { countText, iconOfStage } from '../icons.ts';
import { now } from '../clock.ts';
import { escapeMarkdown, shortened } from '../markdown.ts';
import { refinementLines } from '../refinementLines.ts';
import { say } from '../say.ts';
import { type BacklogNode, type ColumnNode, type ItemNode, idOf } from './nodes.ts';

/** A backlog of several: its stream, where it is, and its work in progress. */
export function backlogTreeItem(node: BacklogNode, { backlog }: Reading): vscode.TreeItem {
  const folder = vscode.workspace.asRelativePath(vscode.Uri.joinPath(node.uri, '..'), true);
  const treeItem = new vscode.TreeItem(backlog.stream ?? folder, vscode.TreeItemCollapsibleState.Expanded);
  treeItem.id = idOf(node);
  treeItem.description = countText(systemLoad(backlog));
  treeItem.tooltip = node.uri.fsPath;
  treeItem.iconPath = new vscode.ThemeIcon('project');
  treeItem.contextValue = 'backlog';
  return treeItem;
}

/** A column with its count and limit. */
export function columnTreeItem(node: ColumnNode, { backlog }: Reading): vscode.TreeItem {
  const column = columnOf(backlog, node.column);
  const load = columnLoad(backlog, node.column);
  const treeItem = new vscode.TreeItem(column?.name ?? node.column, columnState(column));
  treeItem.id = idOf(node);
  treeItem.description = [countText(load), loadWord(load)].join(' ').trim();
  treeItem.contextValue = 'column';
  const icon = load.load === 'over' ? 'warning' : iconOfStage(column?.stage);
  treeItem.iconPath = new vscode.ThemeIcon(icon, loadColor(load));
  treeItem.tooltip = columnTooltip(load);
  treeItem.accessibilityInformation = { label: `${column?.name ?? node.column}, ${columnTooltip(load)}` };
  return treeItem;
}

/** An item: icon by type, id and people beside the title. */
export function itemTreeItem(node: ItemNode, reading: Reading): vscode.TreeItem {
  const item = itemOf(reading.backlog, node.key);
  if (item === undefined) return new vscode.TreeItem(node.key);
  const treeItem = new vscode.TreeItem(item.title);
  treeItem.id = idOf(node);
  const age = ageText(ageOf(reading.backlog, item, now()));
  const blocked = openBlock(item);
  treeItem.description = [
    item.id,
    blocked === undefined ? undefined : vscode.l10n.t('blocked'),
    age,
    ...(item.fields.assignees ?? []),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
  treeItem.iconPath = itemIcon(reading, item);
  treeItem.contextValue = itemContext(reading, item);
  treeItem.accessibilityInformation = { label: [item.title, treeItem.description].join(', ') };
  treeItem.command = { command: 'headwater.openItem', title: vscode.l10n.t('Open Item'), arguments: [node] };
  return treeItem;
}

/** What an item is about, made when somebody looks. */
export function itemTooltip(reading: Reading, key: string): vscode.MarkdownString | undefined {
  const item = itemOf(reading.backlog, key);
  if (item === undefined) return undefined;
  const { backlog, problems } = reading;
  const lines = [
    `**${escapeMarkdown(shortened(item.title, 300))}**`,
    [item.id, item.fields.type, columnOf(backlog, item.column)?.name, ageText(ageOf(backlog, item, now()))]
      .filter((part) => part !== undefined)
      .filter((part) => part !== '')
      .map(escapeMarkdown)
      .join(' · '),
    escapeMarkdown(shortened(item.fields.why ?? '', 600)),
    escapeMarkdown(openBlock(item) ?? ''),
    refinementLines(backlog, item)
      .map((line) => `- ${escapeMarkdown(shortened(line, 300))}`)
      .join('\n'),
    ...problems
      .filter((problem) => problem.item === key && problem.severity !== 'hint')
      .map((problem) => `$(warning) ${escapeMarkdown(say(problemPhrase(problem)))}`),
  ];
  return new vscode.MarkdownString(lines.filter((line) => line !== '').join('\n\n'), true);
}

/** An age as it is said beside a title; empty when the item is not in progress. */
export function ageText(age: Age): string {
  if (age.kind === 'none') return '';
  return age.kind === 'unknown' ? '?' : vscode.l10n.t('{days}d', { days: age.days });
}

function columnState(column: Column | undefined): vscode.TreeItemCollapsibleState {
  const folded = column?.stage === 'dropped' || column?.stage === 'done';
  return folded ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded;
}

function loadColor({ load }: Limited): vscode.ThemeColor | undefined {
  if (load === 'over') return new vscode.ThemeColor('list.errorForeground');
  return load === 'full' ? new vscode.ThemeColor('list.warningForeground') : undefined;
}

/** The word that says what the colour says. */
function loadWord({ load }: Limited): string {
  if (load === 'over') return vscode.l10n.t('over');
  return load === 'full' ? vscode.l10n.t('full') : '';
}

function columnTooltip({ count, limit, load }: Limited): string {
  if (limit === undefined) return vscode.l10n.t('{count} items', { count });
  const text = vscode.l10n.t('{count} of {limit} items', { count, limit });
  if (load === 'over') return vscode.l10n.t('{text}: over the limit', { text });
  return load === 'full' ? vscode.l10n.t('{text}: at the limit', { text }) : text;
}

function itemIcon({ backlog, problems }: Reading, item: Item): vscode.ThemeIcon {
  const severities = problems.filter((problem) => problem.item === item.key).map(({ severity }) => severity);
  if (severities.includes('error')) return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  if (openBlock(item) !== undefined)
    return new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('list.warningForeground'));
  return new vscode.ThemeIcon(iconOfType(typeOf(backlog, item)));
}

/** What the menus ask: `named` has an id, `writable` may be changed. */
function itemContext({ backlog }: Reading, item: Item): string {
  const writable = item.intact && backlog.readOnly === undefined;
  return ['item', ...(item.id === undefined ? [] : ['named']), ...(writable ? ['writable'] : [])].join(' ');
}

/** What an item waits for; undefined when it is not blocked. */
function openBlock({ fields }: Item): string | undefined {
  const open = fields.blocked?.findLast((block) => block.until === undefined);
  return open === undefined ? undefined : (open.reason ?? open.waitsFor ?? '');
}
