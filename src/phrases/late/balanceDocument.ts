import type { Balance, TypeShare } from '../../core/policy/balance.ts';
import type { PassedOver } from '../../core/policy/passedOver.ts';
import type { SourceFate } from '../../core/policy/voices.ts';
import type { Item } from '../../core/model/item.ts';
import type { PhraseValues } from '../../core/model/problem.ts';
import { markdownTable, plainMarkdown } from '../plainMarkdown.ts';
import { fill } from '../fill.ts';
import { type BalanceCode, balancePhrases } from './balancePhrases.ts';

/** How sentences are said: in English, or in the language of the person's VS Code. */
export type SayBalance = (code: BalanceCode, values?: PhraseValues) => string;

export const sayBalanceInEnglish: SayBalance = (code, values = {}) => fill(balancePhrases[code], values);

/** All that is told of the balance and the voices. */
export interface BalanceReport {
  readonly balance: Balance;
  readonly passedOver: readonly PassedOver[];
  readonly fates: readonly SourceFate[];
  readonly unspoken: readonly { readonly item: Item; readonly silent: readonly string[] }[];
}

/** Items that are listed of each kind: what is more is a number. */
const most = 20;

/** The report as a Markdown document. */
export function balanceDocument(report: BalanceReport, say: SayBalance): string {
  return [`# ${say('balance.title')}`, balanceSection(report.balance, say), ...restOf(report, say)].join('\n\n') + '\n';
}

/** What was started and finished, type by type, against what is declared. */
export function balanceSection({ period, shares, started, finished, withoutTimes }: Balance, say: SayBalance): string {
  const dates = { from: dayText(period.from), to: dayText(period.to) };
  const head = (['type', 'declared', 'finished', 'started'] as const).map((name) => say(`balance.${name}`));
  const rows = shares.map((share) => [
    plainMarkdown(share.type),
    share.declared === undefined ? '' : `${share.declared} %`,
    finishedText(share, say),
    String(share.started.length),
  ]);
  return [
    say('balance.period', { ...dates, started, finished }),
    rows.length === 0 ? say('balance.nothing') : markdownTable(head, rows),
    ...(withoutTimes.length > 0 ? [say('balance.without-times', { count: withoutTimes.length })] : []),
  ].join('\n\n');
}

function finishedText({ finished, percent, short }: TypeShare, say: SayBalance): string {
  const share = percent === undefined ? '' : ` (${percent} %)`;
  return `${finished.length}${share}${short === undefined ? '' : `, ${say('balance.short', { count: short })}`}`;
}

function restOf({ passedOver, fates, unspoken }: BalanceReport, say: SayBalance): readonly string[] {
  const over = passedOver.map(({ item, captured, count, first }) =>
    say('balance.passed-over', {
      item: named(item),
      since: dayText(new Date(captured)),
      count,
      items: `${plainMarkdown(first.join(', '))}${count > first.length ? ' …' : ''}`,
    }),
  );
  const silent = unspoken.map(({ item, silent: sources }) =>
    say('voices.says-nothing', { item: named(item), sources: plainMarkdown(sources.join(', ')) }),
  );
  return [
    ...section(say('balance.passed-over.title'), over),
    ...(fates.length === 0 ? [] : [`## ${say('voices.title')}`, fatesTable(fates, say)]),
    ...section(say('voices.silent'), silent),
  ];
}

function fatesTable(fates: readonly SourceFate[], say: SayBalance): string {
  const kinds = ['captured', 'started', 'finished', 'dropped', 'waiting'] as const;
  const head = [say('voices.source'), ...kinds.map((kind) => say(`voices.${kind}`))];
  const rows = fates.map((fate) => [
    fate.source === undefined ? say('voices.unnamed') : plainMarkdown(fate.source),
    ...kinds.map((kind) => String(fate[kind].length)),
  ]);
  return markdownTable(head, rows);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const more = lines.length > most ? [`- … ${lines.length - most}`] : [];
  return [`## ${title}`, [...lines.slice(0, most).map((line) => `- ${line}`), ...more].join('\n')];
}

/** An item by its id and title. */
export function named({ id, title }: Item): string {
  return plainMarkdown(id === undefined ? title : `${id} ${title}`);
}

/** A day as the format writes it. */
export function dayText(time: Date): string {
  return time.toISOString().slice(0, 10);
}
