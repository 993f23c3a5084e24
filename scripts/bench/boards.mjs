// Writes the tasks of the benchmarks in each tool's own format.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @typedef {import('./tasks.mjs').Task} Task */

const columns = ['to-do', 'in-progress', 'done'];
const types = ['feature', 'bug', 'reliability'];

/**
 * A `backlog.yaml`. @param {readonly Task[]} tasks
 * @param {{ people?: boolean }} [options] `people`: does it name its people? Then moves ask git who moves.
 */
export function headwaterText(tasks, { people = false } = {}) {
  const head = ['headwater: 1', 'prefix: P', `board: { columns: [${columns.join(', ')}] }`];
  if (people) head.push('people:', '  ana: { name: Ana }', '  ben: { name: Ben }');
  return `${[...head, 'items:', ...tasks.flatMap(headwaterItem)].join('\n')}\n`;
}

/** @param {Task} task */
function headwaterItem({ number, title, stage, day, tags, why, criteria, notes, after }) {
  const at = day.toISOString().replace('.000', '');
  const history = columns.slice(0, stage + 1).map((to) => `      - { at: ${at}, to: ${to}, by: ana }`);
  return [
    `  - id: P-${number}`,
    `    title: ${title}`,
    `    type: ${types[number % 3]}`,
    `    status: ${columns[stage]}`,
    '    assignees: [ana, ben]',
    `    tags: [${tags.join(', ')}]`,
    `    why: ${why}`,
    ...(after === undefined ? [] : [`    after: [P-${after}]`]),
    '    acceptance:',
    ...criteria.map((text) => (stage === 2 ? `      - { text: ${text}, met: true }` : `      - ${text}`)),
    '    notes: |',
    ...notes.map((line) => `      ${line}`),
    '    history:',
    ...history,
  ];
}

/**
 * A Backlog.md project, into a folder where its `init` has been. @param {readonly Task[]} tasks @param {string} folder
 */
export async function writeBacklogMd(tasks, folder) {
  const stages = ['To Do', 'In Progress', 'Done'];
  const inside = join(folder, 'backlog', 'tasks');
  await mkdir(inside, { recursive: true });
  for (const { number, title, stage, day, tags, why, criteria, notes, after } of tasks) {
    const text = `---
id: TASK-${number}
title: ${title}
status: ${stages[stage]}
assignee: []
created_date: '${day.toISOString().slice(0, 10)} 08:00'
labels:
${tags.map((tag) => `  - ${tag}`).join('\n')}
${after === undefined ? 'dependencies: []' : `dependencies:\n  - TASK-${after}`}
priority: medium
ordinal: ${number * 1000}
---

## Description

<!-- SECTION:DESCRIPTION:BEGIN -->
${[why, ...notes].join('\n')}
<!-- SECTION:DESCRIPTION:END -->

## Acceptance Criteria
<!-- AC:BEGIN -->
${criteria.map((line, index) => `- [${stage === 2 ? 'x' : ' '}] #${index + 1} ${line}`).join('\n')}
<!-- AC:END -->
`;
    await writeFile(join(inside, `task-${number} - ${title.replaceAll(' ', '-')}.md`), text);
  }
}

/** A task's name in kanbn, made of its title. @param {Pick<Task, 'title'>} task */
export const kanbnName = ({ title }) => title.replaceAll(' ', '-');

/** A kanbn project. @param {readonly Task[]} tasks @param {string} folder */
export async function writeKanbn(tasks, folder) {
  const inside = join(folder, '.kanbn', 'tasks');
  await mkdir(inside, { recursive: true });
  for (const task of tasks) await writeFile(join(inside, `${kanbnName(task)}.md`), kanbnTask(task, tasks));
  const lists = ['Todo', 'In Progress', 'Done'].map((column, stage) => {
    const names = tasks.filter((task) => task.stage === stage).map(kanbnName);
    return `\n## ${column}\n\n${names.map((name) => `- [${name}](tasks/${name}.md)\n`).join('')}`;
  });
  const head = `---\nstartedColumns:\n  - 'In Progress'\ncompletedColumns:\n  - Done\n---\n\n# Bench\n`;
  await writeFile(join(folder, '.kanbn', 'index.md'), head + lists.join(''));
}

/** @param {Task} task @param {readonly Task[]} tasks */
function kanbnTask({ title, stage, day, tags, why, criteria, notes, after }, tasks) {
  const at = day.toISOString();
  const before = after === undefined ? undefined : tasks[after - 1];
  const relation = before && `[requires ${kanbnName(before)}](${kanbnName(before)}.md)`;
  return `---
created: ${at}
updated: ${at}
${stage >= 1 ? `started: ${at}\n` : ''}${stage === 2 ? `completed: ${at}\n` : ''}tags:
${tags.map((tag) => `  - ${tag}`).join('\n')}
---

# ${title}

${[why, ...notes].join('\n')}

## Sub-tasks

${criteria.map((line) => `- [${stage === 2 ? 'x' : ' '}] ${line}`).join('\n')}
${relation === undefined ? '' : `\n## Relations\n\n- ${relation}\n`}`;
}
