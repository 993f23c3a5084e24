import * as vscode from 'vscode';
import { itemOf } from '../../core/model/backlog.ts';
import type { WaitingKind } from '../../core/policy/attention/waiting.ts';
import { attentionPhrases } from '../../phrases/late/attentionPhrases.ts';
import { type AttentionPhrase, actPhrase, besidePhrase, reasonPhrase } from '../../phrases/late/sayAttention.ts';
import { escapeMarkdown, shortened } from '../markdown.ts';
import type { AttendedSource } from './attended.ts';
import type { LineNode } from './lines.ts';

const icons: Readonly<Record<WaitingKind, string>> = {
  unheard: 'megaphone',
  limit: 'warning',
  permission: 'organization',
  blocked: 'circle-slash',
  unanswered: 'comment-unresolved',
  expectation: 'watch',
  unreleased: 'package',
  unused: 'graph',
  stalled: 'debug-pause',
  question: 'question',
  supportGone: 'unlink',
  reviewDue: 'calendar',
  revisit: 'bell-dot',
  passedOver: 'arrow-swap',
  split: 'split-horizontal',
};

/** A sentence of attention in the language of the person's VS Code. */
export function sayWaiting({ code, values }: AttentionPhrase): string {
  return vscode.l10n.t(attentionPhrases[code], values);
}

/** Why a line is there. */
export function reasonText({ line }: LineNode): string {
  return sayWaiting(reasonPhrase(line));
}

/** Why a line is there, where its subject stands before that. */
function besideSubject({ line }: LineNode, longest: number): string {
  return shortened(sayWaiting(besidePhrase(line)), longest);
}

/** The one thing to do next about it. */
export function nextText({ line }: LineNode): string {
  return sayWaiting(actPhrase(line));
}

/** What a line is about: the title of the item or the decision, or the part of the plan. */
export function subjectText(files: readonly AttendedSource[], { uri, line }: LineNode): string {
  if (line.decision !== undefined) return String(line.values['title']);
  const { backlog } = files.find((file) => file.uri.toString() === uri.toString())?.reading ?? {};
  const item = line.item !== undefined && backlog ? itemOf(backlog, line.item) : undefined;
  if (line.item !== undefined) return item?.title ?? line.item;
  if (line.code === 'attention.limit.system') return vscode.l10n.t('Work in progress');
  const { name } = line.values;
  return typeof name === 'string' && name !== '' ? name : vscode.l10n.t('The plan as a whole');
}

/** What stands beside the subject: the item's id, the stream where there are several, until when, and why. */
function besideText(files: readonly AttendedSource[], node: LineNode, until: string | undefined): string {
  const back = until && vscode.l10n.t('until {day}', { day: until });
  return [...namesOf(files, node), back, besideSubject(node, 200)].filter((part) => part !== undefined).join(' · ');
}

/** A decision's name; else the item's id, and the stream where there are several. */
function namesOf(files: readonly AttendedSource[], { uri, line }: LineNode): readonly (string | undefined)[] {
  if (line.decision !== undefined) return [String(line.values['name'])];
  const plans = files.filter(({ reading }) => reading !== undefined);
  const plan = plans.length > 1 ? plans.find((file) => file.uri.toString() === uri.toString()) : undefined;
  return [line.item?.startsWith('#') === true ? undefined : line.item, plan?.reading?.backlog.stream];
}

/** A line as the view draws it. @param until the day on which it comes back, where it is put off */
export function lineTreeItem(
  files: readonly AttendedSource[],
  node: LineNode,
  until: string | undefined,
): vscode.TreeItem {
  const subject = subjectText(files, node);
  const treeItem = new vscode.TreeItem(shortened(subject, 200));
  treeItem.id = node.name;
  treeItem.description = besideText(files, node, until);
  treeItem.iconPath = new vscode.ThemeIcon(icons[node.line.kind]);
  treeItem.contextValue = [node.isPutOff ? 'snoozed' : 'waiting', node.kind].join(' ');
  const next = vscode.l10n.t('Next: {act}', { act: nextText(node) });
  treeItem.accessibilityInformation = { label: [subject, treeItem.description, next].join(', ') };
  treeItem.command = { command: 'headwater.doNext', title: nextText(node), arguments: [node] };
  return treeItem;
}

/** Everything that a line knows, when somebody looks: why, what next, what else, and the places that it rests on. */
export function lineTooltip(files: readonly AttendedSource[], node: LineNode): vscode.MarkdownString {
  const { also, grounds } = node.line;
  const others = also.map((kind) => sayWaiting({ code: `attention.kind.${kind}`, values: {} }));
  const lines = [
    `**${escapeMarkdown(shortened(subjectText(files, node), 300))}**`,
    escapeMarkdown(besideSubject(node, 600)),
    `$(arrow-right) ${escapeMarkdown(nextText(node))}`,
    others.length === 0 ? '' : escapeMarkdown(vscode.l10n.t('Also: {kinds}', { kinds: others.join(', ') })),
    grounds
      .slice(0, 10)
      .map(({ path, says }) => `- ${escapeMarkdown(shortened(`${path}: ${says}`, 120))}`)
      .join('\n'),
  ];
  return new vscode.MarkdownString(lines.filter((line) => line !== '').join('\n\n'), true);
}

/** How a line is offered in a list. */
export function lineChoice(files: readonly AttendedSource[], node: LineNode): vscode.QuickPickItem {
  const subject = shortened(subjectText(files, node), 100).replaceAll('$(', '$\u2060(');
  const [id = ''] = node.kind === 'backlog' ? [] : namesOf(files, node);
  return { label: `$(${icons[node.line.kind]}) ${subject}`, description: id, detail: besideSubject(node, 200) };
}
