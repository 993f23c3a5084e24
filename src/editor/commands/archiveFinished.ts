import * as vscode from 'vscode';
import { archivable } from '../../core/policy/archivable.ts';
import type { Item } from '../../core/model/item.ts';
import { pickOne } from '../ask.ts';
import type { BacklogFile } from '../backlogs/backlogs.ts';
import { now } from '../clock.ts';
import { escapeIcons, shortened } from '../markdown.ts';
import { sayArchived } from './archiveOutcome.ts';
import { type Command, Unable } from './command.ts';
import { backlogOf } from './targets.ts';

/** Moves what was finished or dropped long enough ago to the archive beside the backlog. */
export const archiveFinished: Command = {
  id: 'headwater.archiveFinished',
  run: async (parts, argument) => {
    const file = await backlogOf(parts, argument);
    const items = await pickAge(file);
    if (items === undefined) return;
    const keys = items.map(({ key }) => key);
    const outcome = await parts.changes.archive(file.uri, {
      into: 'archive',
      plan: (format, backlog, archive) => format.archiveFiles(backlog, archive, keys),
    });
    const count = keys.length;
    sayArchived(
      outcome,
      count === 1
        ? vscode.l10n.t('Moved 1 item to the archive.')
        : vscode.l10n.t('Moved {count} items to the archive.', { count }),
    );
  },
};

/** How long ago, in words, and since when that is. */
function ages(today: Date): readonly { readonly label: string; readonly before: Date }[] {
  const daysAgo = (days: number) => new Date(today.getTime() - days * 24 * 60 * 60 * 1000);
  const threeMonthsAgo = new Date(today);
  threeMonthsAgo.setMonth(today.getMonth() - 3);
  return [
    { label: vscode.l10n.t('Older than 2 weeks'), before: daysAgo(14) },
    { label: vscode.l10n.t('Older than 4 weeks'), before: daysAgo(28) },
    { label: vscode.l10n.t('Older than 3 months'), before: threeMonthsAgo },
  ];
}

/** Asks how old is old enough, with what each answer would move; undefined on Escape. */
async function pickAge({ reading: { backlog } }: BacklogFile): Promise<readonly Item[] | undefined> {
  const choices = ages(now()).map(({ label, before }) => {
    const items = archivable(backlog, before);
    const names = items.map(({ id, title }) => `${id ?? ''} ${title}`).join(' · ');
    const description =
      items.length === 1 ? vscode.l10n.t('1 item') : vscode.l10n.t('{count} items', { count: items.length });
    return { label, description, detail: escapeIcons(shortened(names)), items };
  });
  if (choices.every(({ items }) => items.length === 0))
    throw new Unable(
      vscode.l10n.t('Nothing was finished or dropped more than two weeks ago that could go to the archive.'),
    );
  const picked = await pickOne(
    choices.filter(({ items }) => items.length > 0),
    { placeHolder: vscode.l10n.t('Archive what was finished or dropped…') },
  );
  return picked?.items;
}
