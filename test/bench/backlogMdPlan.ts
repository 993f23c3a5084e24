import { type PlanEdit, columnAtStart, planColumns, planNumbers } from '../support/planBranches.ts';
import type { Files } from '../support/spread.ts';

/** Its columns for ours: as many, so that as many moves change something. */
const statuses: Readonly<Record<string, string>> = {
  ideas: 'To Do',
  ready: 'Ready',
  doing: 'In Progress',
  review: 'Review',
  done: 'Done',
};

const tasks = 'backlog/tasks/';
const archive = 'backlog/archive/tasks/';

/** A Backlog.md task as its own command line writes it. */
function task(number: number, title: string, column: string): string {
  return `---
id: TASK-${number}
title: ${title}
status: ${statuses[column] ?? ''}
assignee: []
created_date: '2026-11-01 10:00'
labels: []
dependencies: []
priority: medium
ordinal: ${number * 1000}
---

## Description

<!-- SECTION:DESCRIPTION:BEGIN -->
Reason ${number}
<!-- SECTION:DESCRIPTION:END -->
`;
}

const nameOf = (number: number, title: string) => `${tasks}task-${number} - ${title.replaceAll(' ', '-')}.md`;

/** The same plan as a Backlog.md project. */
export function backlogMdStart(): Files {
  const written = planNumbers.map((number): [string, string] => {
    const title = `Item ${number}`;
    return [nameOf(number, title), task(number, title, columnAtStart(number))];
  });
  return Object.fromEntries(written);
}

/** Its settings, with as many columns as the plan has. */
export const backlogMdStatuses = planColumns.map((column) => statuses[column] ?? '');

/** Its files after an edit, as its command line leaves them (`backlogMdWords` says which command that is). */
export function backlogMdAfter(files: Files, edit: PlanEdit, now: Date, taken: readonly string[]): Files {
  if (edit.kind === 'add') {
    const highest = Math.max(...[...Object.keys(files), ...taken].map(numberOf));
    const added = task(highest + 1, edit.title, edit.column).replace('2026-11-01 10:00', minuteOf(now));
    return { ...files, [nameOf(highest + 1, edit.title)]: added };
  }
  const file = fileOf(files, edit.item);
  const text = file === undefined ? undefined : files[file];
  if (file === undefined || text === undefined) return files;
  if (edit.kind === 'archive') {
    const others = Object.entries(files).filter(([name]) => name !== file);
    return { ...Object.fromEntries(others), [archive + file.slice(tasks.length)]: text };
  }
  const changed = changedText(text, edit, files);
  return changed === text ? files : { ...files, [file]: dated(changed, now) };
}

type Change = Exclude<PlanEdit, { kind: 'add' | 'archive' }>;

function changedText(text: string, edit: Change, files: Files): string {
  switch (edit.kind) {
    case 'move':
      return text.replace(/^status: .*$/m, `status: ${statuses[edit.column] ?? ''}`);
    case 'tag':
      if (text.includes(`  - ${edit.tag}\n`)) return text;
      return text.replace(/^labels:(?: \[\])?\n((?: {2}- .*\n)*)/m, (_, known: string) => {
        return `labels:\n${known}  - ${edit.tag}\n`;
      });
    case 'reorder':
      return text.replace(/^ordinal: .*$/m, `ordinal: ${ordinalBefore(files, edit)}`);
    case 'set':
      if (edit.field === 'title') return text.replace(/^title: .*$/m, `title: ${edit.text}`);
      if (edit.field === 'why')
        return text.replace(/(?<=BEGIN -->\n)[^]*(?=\n<!-- SECTION:DESCRIPTION:END)/, edit.text);
      return text.replace(/^priority: .*$/m, `priority: ${priorityOf(edit.text)}`);
  }
}

/** What it has in place of an estimate. */
function priorityOf(text: string): string {
  return text.includes('ours') ? 'high' : 'low';
}

/** Between two neighbours, as its board does it. */
function ordinalBefore(files: Files, { item, before }: Extract<PlanEdit, { kind: 'reorder' }>): number {
  const ordinals = Object.entries(files)
    .filter(([file]) => file.startsWith(tasks) && numberOf(file) !== item)
    .map(([file, text]) => ({ number: numberOf(file), at: Number(/^ordinal: (.*)$/m.exec(text)?.[1]) }))
    .sort((one, other) => one.at - other.at);
  const place = ordinals.findIndex(({ number }) => number === before);
  const [above, below] = [ordinals[place - 1]?.at ?? 0, ordinals[place]?.at ?? 0];
  return Math.floor((above + below) / 2);
}

function dated(text: string, now: Date): string {
  const line = `updated_date: '${minuteOf(now)}'`;
  if (/^updated_date:/m.test(text)) return text.replace(/^updated_date: .*$/m, line);
  return text.replace(/^created_date: .*$/m, (created) => `${created}\n${line}`);
}

const minuteOf = (now: Date) => now.toISOString().slice(0, 16).replace('T', ' ');

function fileOf(files: Files, number: number): string | undefined {
  return Object.keys(files).find((file) => file.startsWith(tasks) && numberOf(file) === number);
}

function numberOf(file: string): number {
  return Number(/task-(\d+) - /.exec(file)?.[1] ?? 0);
}

/** The command of the tool that does the same. */
export function backlogMdWords(edit: PlanEdit, files: Files): readonly string[] {
  if (edit.kind === 'add')
    return ['task', 'create', edit.title, '-s', statuses[edit.column] ?? '', '--priority', 'medium'];
  if (edit.kind === 'archive') return ['task', 'archive', String(edit.item)];
  const change = ['task', 'edit', String(edit.item)];
  switch (edit.kind) {
    case 'move':
      return [...change, '-s', statuses[edit.column] ?? ''];
    case 'tag':
      return [...change, '--add-label', edit.tag];
    case 'reorder':
      return [...change, '--ordinal', String(ordinalBefore(files, edit))];
    case 'set':
      if (edit.field === 'estimate') return [...change, '--priority', priorityOf(edit.text)];
      return [...change, edit.field === 'title' ? '-t' : '-d', edit.text];
  }
}
