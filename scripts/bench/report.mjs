// The benchmarks as text: on the terminal, and as docs/benchmarks.md.
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/**
 * @typedef {{ title: string, head: readonly string[], rows: readonly (readonly string[])[] }} Table
 * @typedef {{ aim: string, measured: string, met: boolean }} Aim
 * @typedef {{ title: string, notes: readonly string[], tables: readonly Table[], aims: readonly Aim[] }} Part
 */

/** @param {number} value */
export const number = (value) => value.toLocaleString('en-US');

/** @param {number} value */
export const milliseconds = (value) => (Number.isNaN(value) ? '–' : `${digits(value)} ms`);

/** @param {number | undefined} value */
export const mebibytes = (value) => (value === undefined || Number.isNaN(value) ? '–' : `${Math.round(value)} MiB`);

/** @param {number} value */
export const times = (value) => (Number.isNaN(value) ? '–' : `${digits(value)} ×`);

/** Three digits say all that a measurement knows. @param {number} value */
function digits(value) {
  if (value >= 100) return number(Math.round(value));
  return value >= 10 ? value.toFixed(1) : value.toFixed(value >= 0.1 ? 2 : 3);
}

/** @param {Table} table */
export function tableText({ title, head, rows }) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => (row[column] ?? '').length)));
  /** @param {readonly string[]} row */
  const line = (row) => `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [`**${title}**`, '', line(head), rule, ...rows.map(line)].join('\n');
}

/** @param {readonly Aim[]} aims */
export function aimsText(aims) {
  const rows = aims.map(({ aim, measured, met }) => [aim, measured, met ? 'yes' : '**no**']);
  return tableText({ title: 'What is aimed at', head: ['aim', 'measured', 'reached'], rows });
}

/** @param {Part} part */
export function partText({ title, notes, tables }) {
  return [`## ${title}`, ...notes, ...tables.map(tableText)].join('\n\n');
}

/** What a reader has to know of the machine, and nothing that tells whose it is. */
export function machineText() {
  const [first] = cpus();
  const model = first === undefined || first.model.trim() === 'unknown' ? '' : ` (${first.model.trim()})`;
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${availableParallelism()} cores${model}, ${memory} GiB of memory, ${process.platform} ${process.arch}, Node.js ${process.version}`;
}

/** How much there was to do beside the measuring, as the system says it. */
export const loadText = () => {
  const [minute = 0] = loadavg();
  return minute.toFixed(1);
};

/** @param {string} load at the start, when nothing was measured yet */
function sharingText(load) {
  const shared = Number(load) > 1 ? 'It was shared with other work' : 'It had nothing else to do';
  return `${shared}: its load was ${load} at the start.`;
}

/**
 * @param {readonly Part[]} parts
 * @param {{ date: string, load: string, noise: string }} circumstances
 */
export function documentText(parts, { date, load, noise }) {
  const aims = parts.flatMap((part) => part.aims);
  return `# Benchmarks

Written by \`npm run bench\` on ${date}; not by hand, and no test asserts any of it.

Machine: ${machineText()}. ${sharingText(load)} ${noise}
Everything that is compared ran by turns in one run, so the ratios hold better than the times. All values are medians; a
ratio is the median of the rounds' ratios. *processor* is user and system time together.

${aimsText(aims)}

${parts.map(partText).join('\n\n')}
`;
}

/**
 * A document in which the sections of some parts are new. What they aim at stands in them, with how they were measured.
 * @param {string} document
 * @param {readonly Part[]} parts
 * @param {{ date: string, load: string, noise: string }} circumstances
 */
export function withParts(document, parts, { date, load, noise }) {
  const sections = document.split(/^(?=## )/m);
  for (const part of parts) {
    const when = `Measured by itself on ${date}. Machine: ${machineText()}. ${sharingText(load)} ${noise}`.trim();
    const notes = [when, ...(part.aims.length > 0 ? [aimsText(part.aims)] : []), ...part.notes];
    const text = `${partText({ ...part, notes })}\n`;
    const at = sections.findIndex((section) => section.startsWith(`## ${part.title}\n`));
    if (at < 0) sections.push(text);
    else sections[at] = text;
  }
  return `${sections.map((section) => section.trimEnd()).join('\n\n')}\n`;
}
