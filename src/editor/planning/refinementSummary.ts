import * as vscode from 'vscode';
import type { Item } from '../../core/model/item.ts';
import type { SessionSummary } from '../../core/policy/refinementSession.ts';
import { plainMarkdown } from '../../phrases/plainMarkdown.ts';

/** What a session has done, in a sentence. */
export function summarySentence({ seen, asked, criteria, split, ready, unclear }: SessionSummary): string {
  const said = [
    vscode.l10n.t('Items talked about: {count}', { count: seen.length }),
    ...(asked.length > 0 ? [vscode.l10n.t('questions asked: {count}', { count: asked.length })] : []),
    ...(criteria > 0 ? [vscode.l10n.t('criteria added: {count}', { count: criteria })] : []),
    ...(split.length > 0 ? [vscode.l10n.t('split: {count}', { count: split.length })] : []),
    vscode.l10n.t('ready now: {count}', { count: ready.length }),
    vscode.l10n.t('not ready yet: {count}', { count: unclear.length }),
  ];
  return `${said.join(', ')}.`;
}

/** The same as a Markdown document, item by item, for those who were not there. */
export function summaryDocument(summary: SessionSummary): string {
  const { asked, spoken, reasoned, estimated, split, moved, ready, unclear } = summary;
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    [
      vscode.l10n.t('Questions asked'),
      asked.map(
        ({ item, ask, of }) =>
          `${nameOf(item)}: ${plainMarkdown(ask)}${of === undefined ? '' : ` (${plainMarkdown(of)})`}`,
      ),
    ],
    [
      vscode.l10n.t('What it means to others'),
      spoken.map(({ item, says, source = '' }) => `${nameOf(item)}, ${plainMarkdown(source)}: ${plainMarkdown(says)}`),
    ],
    [vscode.l10n.t('It says now what it is for'), reasoned.map(nameOf)],
    [
      vscode.l10n.t('Estimated'),
      estimated.map((item) => `${nameOf(item)}: ${plainMarkdown(item.fields.estimate ?? '')}`),
    ],
    [vscode.l10n.t('Split'), split.map(({ item, parts }) => `${nameOf(item)} → ${parts}`)],
    [vscode.l10n.t('Moved'), moved.map(({ item, column }) => `${nameOf(item)} → ${plainMarkdown(column)}`)],
    [vscode.l10n.t('Ready now'), ready.map(nameOf)],
    [vscode.l10n.t('Not ready yet'), unclear.map(nameOf)],
  ];
  const written = sections.filter(([, lines]) => lines.length > 0);
  const text = written.map(([title, lines]) => `## ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`);
  return [`# ${vscode.l10n.t('Refinement')}\n`, `${summarySentence(summary)}\n`, ...text].join('\n');
}

function nameOf({ id, title }: Item): string {
  return id === undefined ? plainMarkdown(title) : `${plainMarkdown(id)} ${plainMarkdown(title)}`;
}
