import * as vscode from 'vscode';
import type { BacklogFile, Backlogs } from '../backlogs/backlogs.ts';
import { now } from '../clock.ts';
import type { CommandId } from '../commands/commandIds.ts';
import { countText } from '../icons.ts';
import { Lifetime } from '../lifetime.ts';
import { escapeIcons, escapeMarkdown, shortened } from '../markdown.ts';
import { ageText } from '../tree/treeItems.ts';
import { exceededText } from '../tree/treeView.ts';
import { type Wip, type WipItem, wipOf } from './wip.ts';

/** Items that the tooltip names; the rest is a number. */
const mostNamed = 12;
/** Commands that the tooltip's links may run. */
const linked: readonly CommandId[] = [
  'headwater.openBoard',
  'headwater.pullNext',
  'headwater.addItem',
  'headwater.openItem',
];

/** `WIP 4/5` in the status bar: quiet below the limit, coloured over it, with the column that is over its own. */
export class WipIndicator extends Lifetime {
  readonly item: vscode.StatusBarItem;
  private readonly backlogs: Backlogs;

  constructor(backlogs: Backlogs) {
    super();
    this.backlogs = backlogs;
    this.item = this._register(vscode.window.createStatusBarItem('headwater.wip', vscode.StatusBarAlignment.Left, 40));
    this.item.name = vscode.l10n.t('Work in Progress');
    this._register(backlogs.onDidChange(() => void this.refresh()));
  }

  /** Shows the current backlog's work in progress; nothing where there is no backlog. */
  async refresh(): Promise<void> {
    const file = await this.backlogs.current();
    if (file === undefined) this.item.hide();
    else this.show(file, wipOf(file.reading.backlog, now()));
  }

  private show({ uri, reading }: BacklogFile, wip: Wip): void {
    const { item } = this;
    const count = countText(wip);
    item.text = `$(${iconOf(wip)}) WIP ${count}${columnOver(wip)}`;
    item.backgroundColor =
      wip.alarm === undefined ? undefined : new vscode.ThemeColor(`statusBarItem.${wip.alarm}Background`);
    item.command = {
      command: 'headwater.openBoard' satisfies CommandId,
      title: vscode.l10n.t('Open Board'),
      arguments: [uri],
    };
    item.tooltip = tooltipOf(uri, reading.backlog.stream, wip);
    const label = vscode.l10n.t('Work in progress: {count}', { count: count.replace('/', vscode.l10n.t(' of ')) });
    item.accessibilityInformation = { label: label + columnOver(wip), role: 'button' };
    item.show();
  }
}

function iconOf({ alarm, load }: Wip): string {
  if (alarm !== undefined) return 'warning';
  return load === 'full' ? 'circle-filled' : 'project';
}

function tooltipOf(uri: vscode.Uri, stream: string | undefined, wip: Wip): vscode.MarkdownString {
  const heading = vscode.l10n.t('In progress: {count}', { count: countText(wip) });
  const named = wip.items.slice(0, mostNamed).map((item) => `- ${itemLine(uri, item)}`);
  const more = wip.items.length - named.length;
  const rest = more > 0 ? [`- ${vscode.l10n.t('{count} more', { count: more })}`] : [];
  const links = [
    link('headwater.openBoard', vscode.l10n.t('Open board'), uri.toString()),
    link('headwater.pullNext', vscode.l10n.t('Pull next'), uri.toString()),
    link('headwater.addItem', vscode.l10n.t('Add item'), uri.toString()),
  ].join(' · ');
  const title = stream === undefined ? `**${heading}**` : `**${escapeMarkdown(stream)}** · ${heading}`;
  const over = wip.exceeded.map((place) => `$(warning) ${escapeMarkdown(exceededText(place))}`).join(' · ');
  const text = [title, over, [...named, ...rest].join('\n'), links].filter((part) => part !== '').join('\n\n');
  const tooltip = new vscode.MarkdownString(text, true);
  tooltip.isTrusted = { enabledCommands: linked };
  return tooltip;
}

function itemLine(uri: vscode.Uri, item: WipItem): string {
  const label = escapeMarkdown(shortened([item.id, item.title].filter((part) => part !== undefined).join(' ')));
  const age = ageText(item.age);
  const place = escapeMarkdown([shortened(item.column, 40), age].filter((part) => part !== '').join(', '));
  return `${link('headwater.openItem', label, { uri: uri.toString(), item: item.key })} (${place})`;
}

function link(command: CommandId, label: string, argument: unknown): string {
  return `[${label}](command:${command}?${encodeURIComponent(JSON.stringify([argument])).replace(/[()]/gu, (sign) => (sign === '(' ? '%28' : '%29'))})`;
}

/** The first column over its limit, so that an alarm says what it is about: ` · In review 3/2`. */
function columnOver({ exceeded }: Wip): string {
  const over = exceeded.find(({ column }) => column !== undefined);
  return over?.column === undefined ? '' : ` · ${escapeIcons(over.column)} ${over.count}/${over.limit}`;
}
