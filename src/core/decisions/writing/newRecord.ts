import { isNumbered } from '../fileName.ts';
import { sheetOf } from '../sheet.ts';
import { inline, oneLine } from './names.ts';
import { scalar } from './frontEdits.ts';
import type { LogStyle } from './logStyle.ts';
import type { PrioritiesAtTheTime } from './prioritiesAtTheTime.ts';

/** What a new record says. What is left out becomes a comment that asks for it. */
export interface NewDecision {
  readonly title: string;
  readonly status: 'proposed' | 'accepted';
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly context?: string | undefined;
  readonly options?: readonly string[] | undefined;
  /** Ids of items that it decides. */
  readonly items?: readonly string[] | undefined;
  readonly priorities?: PrioritiesAtTheTime | undefined;
}

/** Where a new record stands: its number, where its log has numbers, and the log's style. */
export interface NewPlace {
  readonly id: string;
  readonly style: LogStyle;
}

/** The text of a new record in its log's dialect, with the log's line breaks. */
export function newRecordText(decision: NewDecision, { id, style }: NewPlace): string {
  const lines = linesOf(decision, { id, style });
  return `${lines.join('\n')}\n`.replaceAll('\n', style.lineBreak);
}

function linesOf(decision: NewDecision, { id, style: { dialect, form } }: NewPlace): readonly string[] {
  if (dialect === 'nygard') return nygard(decision, isNumbered(form) ? `${id}. ` : '');
  if (dialect === 'madr2' || dialect === 'log4brains') return headed(decision, dialect === 'madr2' ? '*' : '-');
  if (dialect === 'backlog.md') return backlogMd(decision, id);
  return [...frontMatter(decision), heading(decision), '', ...madr(decision)];
}

const asked = {
  context: '<!-- What is decided, and what makes it necessary now? -->',
  options: '<!-- Which options were there? -->',
  outcome: '<!-- Which option was chosen, and because of what? -->',
  consequences: '<!-- What becomes easier, and what harder? -->',
};

function heading({ title }: NewDecision, number = ''): string {
  // A number sign at the end would be taken for the end of the heading.
  return `# ${number}${inline(title).replace(/(^|\s)(#+)$/, '$1\\$2')}`;
}

function nygard(decision: NewDecision, number: string): readonly string[] {
  const { status, today, items = [], options = [] } = decision;
  const listed = options.length === 0 ? [] : ['', 'Options:', '', ...listOf('-', options)];
  return [
    ...[heading(decision, number), '', `Date: ${today}`, ''],
    ...['## Status', '', status === 'accepted' ? 'Accepted' : 'Proposed', ''],
    ...['## Context', '', contextOf(decision), ...listed, ''],
    ...['## Decision', '', asked.outcome, ''],
    ...['## Consequences', '', asked.consequences],
    ...prioritySection(decision, '##', '-'),
    ...(items.length === 0 ? [] : ['', '## Work items', '', ...items.map((item) => `- Decides: ${item}`)]),
  ];
}

/** MADR 2 and log4brains: the facts as bullets below the title. */
function headed(decision: NewDecision, mark: '*' | '-'): readonly string[] {
  const { status, today, items = [] } = decision;
  const story = items.length === 0 ? [] : [`Technical Story: ${items.join(', ')}`, ''];
  return [
    ...[heading(decision), '', `${mark} Status: ${status}`, `${mark} Date: ${today}`, ''],
    ...story,
    ...madr(decision, mark),
  ];
}

/** The title stands right behind it: adr-log prints none otherwise. */
function frontMatter({ status, today, items }: NewDecision): readonly string[] {
  return ['---', `status: ${status}`, `date: ${today}`, ...itemsKey(items), '---'];
}

function itemsKey(items: readonly string[] = []): readonly string[] {
  return items.length === 0 ? [] : [`items: [${items.map(scalar).join(', ')}]`];
}

/** Backlog.md has the title among its keys, the day in quotes, and other options as alternatives. */
function backlogMd(decision: NewDecision, id: string): readonly string[] {
  const { title, status, today, items, options = [] } = decision;
  return [
    ...['---', `id: ${id}`, `title: ${scalar(oneLine(title))}`, `date: '${today}'`, `status: ${status}`],
    ...[...itemsKey(items), '---', '## Context', '', contextOf(decision), ''],
    ...['## Decision', '', asked.outcome, '', '## Consequences', '', asked.consequences],
    ...(options.length === 0 ? [] : ['', '## Alternatives', '', ...listOf('-', options)]),
    ...prioritySection(decision, '##', '-'),
  ];
}

function madr(decision: NewDecision, mark: '*' | '-' = '*'): readonly string[] {
  const { options = [] } = decision;
  const drivers = prioritySection(decision, '###', mark);
  return [
    ...['## Context and Problem Statement', '', contextOf(decision)],
    ...(drivers.length === 0 ? [] : ['', '## Decision Drivers', ...drivers]),
    ...['', '## Considered Options', '', ...(options.length === 0 ? [asked.options] : listOf(mark, options))],
    ...['', '## Decision Outcome', '', asked.outcome],
    ...['', '### Consequences', '', asked.consequences],
  ];
}

/** A context of several paragraphs stays so; a fence or a comment that it leaves open would hide all that follows. */
function contextOf({ context = '' }: NewDecision): string {
  const text = context.replace(/\r\n?/g, '\n').trim();
  return text === '' ? asked.context : closed(text);
}

function closed(text: string): string {
  // A line in front: a context has no front matter.
  const { unended } = sheetOf(`\n${text}`);
  return unended === '' ? text : `${text}\n${unended}`;
}

function listOf(mark: string, texts: readonly string[]): readonly string[] {
  return texts.map((text) => `${mark} ${inline(text)}`);
}

function prioritySection({ priorities }: NewDecision, level: string, mark: string): readonly string[] {
  if (priorities === undefined) return [];
  const { top, vision, constraints, inProgress, full, balance } = priorities;
  const shares = balance.map(({ type, percent }) => `${type} ${percent} %`);
  const ranked = top.map((text, index) => `${index + 1}. ${inline(text)}`);
  const facts = [
    ...(vision === undefined ? [] : [`Vision: ${vision}`]),
    ...constraints.map((text) => `Constraint: ${text}`),
    ...(inProgress.length === 0 ? [] : [`In progress: ${inProgress.join('; ')}`]),
    ...full.map(({ column, count, limit }) => `At its limit: ${column}, ${count} of ${limit}`),
    ...(shares.length === 0 ? [] : [`Declared balance: ${shares.join(', ')}`]),
  ];
  const list = [...ranked, ...(ranked.length > 0 && facts.length > 0 ? [''] : []), ...listOf(mark, facts)];
  return ['', `${level} Priorities at the time`, '', ...list];
}
