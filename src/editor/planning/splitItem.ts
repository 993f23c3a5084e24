import * as vscode from 'vscode';
import type { AddIntention } from '../../core/model/intention.ts';
import type { Item } from '../../core/model/item.ts';
import {
  type AcceptedPart,
  type ProposedPart,
  type SplitWay,
  partsOf,
  splitWays,
} from '../../core/policy/splitItem.ts';
import { type SplitCode, splitPhrases } from '../../phrases/late/splitPhrases.ts';
import { askInput, pickOne, pickSeveral } from '../ask.ts';
import type { BacklogFile } from '../backlogs/backlogs.ts';
import { shortened } from '../markdown.ts';

type Worded = Extract<ProposedPart, { says: string }>;

/**
 * Lets somebody choose a way to split an item, and which parts it gets; Escape leaves everything as it is.
 * @returns the parts as new items, to be added in one step; none when nothing was chosen
 */
export async function askForParts({ reading }: BacklogFile, item: Item): Promise<readonly AddIntention[]> {
  const name = item.id ?? item.title;
  const ways = splitWays(item).map((way) => ({
    label: say(`split.by.${way.pattern}`),
    description: way.seen === undefined ? '' : shortened(say(way.seen.code, way.seen.values), 120),
    detail: `${say(`split.how.${way.pattern}`)} ${shortened(way.parts.map(partText).join(' · '), 200)}`,
    way,
  }));
  const title = vscode.l10n.t('How does {item} come apart?', { item: name });
  const picked = await pickOne(ways, { title, matchOnDetail: true });
  if (picked === undefined) return [];
  const parts = await askForWay(item, picked.way);
  return partsOf(reading.backlog, item, parts);
}

function askForWay(item: Item, way: SplitWay): Promise<readonly AcceptedPart[]> {
  const own = way.parts.flatMap((part) => (part.says === undefined ? [] : [part]));
  return own.length > 0 ? pickParts(item, own) : typeParts(item, way);
}

/** Parts in the item's own words: some of them. */
async function pickParts(item: Item, parts: readonly Worded[]): Promise<readonly AcceptedPart[]> {
  const choices = parts.map((part) => ({ label: part.says, picked: true, part }));
  const picked = await pickSeveral(choices, {
    title: vscode.l10n.t('Which of these become items below {item}?', { item: item.id ?? item.title }),
  });
  return (picked ?? []).map(({ part }) => ({ title: titleOf(item, part.says), criterion: part.criterion }));
}

/** Parts in somebody's own words, from what such parts are usually called. */
async function typeParts(item: Item, way: SplitWay): Promise<readonly AcceptedPart[]> {
  const typed = await askInput({
    title: vscode.l10n.t('Which parts does {item} have?', { item: item.id ?? item.title }),
    prompt: vscode.l10n.t(
      'A semicolon between them. Each becomes an item below it, with its why, type, tags and links.',
    ),
    value: way.parts.map(partText).join('; '),
    validateInput: (text) =>
      partsIn(text).length > 1 ? undefined : vscode.l10n.t('Two parts at least, with a semicolon between them.'),
  });
  return partsIn(typed ?? '').map((part) => ({ title: titleOf(item, part) }));
}

function partsIn(text: string): readonly string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function titleOf({ title }: Item, part: string): string {
  return `${title}: ${part}`;
}

function partText(part: ProposedPart): string {
  return part.says ?? say(part.code);
}

function say(code: SplitCode, values: Readonly<Record<string, string | number>> = {}): string {
  return vscode.l10n.t(splitPhrases[code], values);
}
