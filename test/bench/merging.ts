import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { mergeBacklogs } from '../../src/backlog/merge.ts';
import { scanBlocks } from '../../src/backlog/scan.ts';
import { planColumns } from '../support/planBranches.ts';
import type { PlanEdit, Touching } from '../support/planBranches.ts';
import { backlogMdAfter, backlogMdStart, backlogMdStatuses, backlogMdWords } from './backlogMdPlan.ts';
import { mergeRates } from './mergeRates.ts';

/** Three versions of a large backlog: each side changed items of its own, and ten items were changed by both. */
function writeLarge(file: string, folder: string): object {
  const base = readFileSync(file, 'utf8');
  let at = 0;
  const changed = (every: number, change: string) => {
    at = 0;
    return base.replace(/^ {4}type: .*$/gm, (line) => {
      at += 1;
      if (at % 1000 === 7) return `${line}\n    ${change}`;
      return at % 500 === every ? `${line}\n    ${change}` : line;
    });
  };
  const texts = { base, ours: changed(100, 'estimate: 2d'), theirs: changed(300, 'due: 2027-01-01') };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  return { items: at };
}

/** One merge of them, in milliseconds, and what the parser needs for the blocks that both sides touched. */
function mergeLarge(folder: string): object {
  const [base = '', ours = '', theirs = ''] = ['base', 'ours', 'theirs'].map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  );
  const start = performance.now();
  const merged = mergeBacklogs({ base, ours, theirs });
  const wall = performance.now() - start;
  const touched = [base, ours, theirs].flatMap(twiceTouched);
  const before = performance.now();
  for (const block of touched) parse(block);
  return { wall, parsing: performance.now() - before, parsed: merged?.parsed, touched: touched.length };
}

function twiceTouched(text: string): readonly string[] {
  const blocks = scanBlocks(text)?.blocks ?? [];
  return blocks.filter((_, index) => index % 1000 === 6).map(({ start, end }) => text.slice(start, end));
}

/** Makes a Backlog.md project with its own tool, one edit of each kind after another, and compares what it writes. */
function checkPeer(program: string, folder: string): object {
  const run = (words: readonly string[]) => execFileSync(program, words, { cwd: folder, stdio: 'pipe' });
  const config = join(folder, 'backlog/config.yml');
  const statuses = backlogMdStatuses.map((status) => JSON.stringify(status)).join(', ');
  writeFileSync(config, readFileSync(config, 'utf8').replace(/^statuses: .*$/m, `statuses: [${statuses}]`));
  let files = backlogMdStart();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const edits: readonly PlanEdit[] = [
    { kind: 'move', item: 2, column: planColumns[3] ?? '' },
    { kind: 'set', item: 2, field: 'title', text: 'Text of ours 1' },
    { kind: 'set', item: 2, field: 'why', text: 'Text of ours 2' },
    { kind: 'set', item: 2, field: 'estimate', text: 'Text of ours 3' },
    { kind: 'tag', item: 2, tag: 'tag1' },
    { kind: 'tag', item: 2, tag: 'tag2' },
    { kind: 'reorder', item: 2, before: 12 },
    { kind: 'archive', item: 2 },
  ];
  const undated = (text: string) => text.replace(/^updated_date: .*$/m, 'updated_date:');
  for (const edit of edits) {
    run(backlogMdWords(edit, files));
    files = backlogMdAfter(files, edit, new Date(), []);
    for (const [file, text] of Object.entries(files)) {
      const found = readFileSync(join(folder, file), 'utf8');
      if (undated(found) !== undated(text))
        throw new Error(`After ${edit.kind}, Backlog.md has ${file} otherwise:\n${found}`);
    }
  }
  return { edits: edits.length };
}

const [kind = '', ...words] = process.argv.slice(2);
const [first = '', second = '', third = '', fourth = ''] = words;
const kinds: Readonly<Record<string, () => object>> = {
  'write large': () => writeLarge(first, second),
  'merge large': () => mergeLarge(first),
  rates: () => {
    const touching: Touching = second === 'any items' ? 'any items' : 'different items';
    return mergeRates(first, { touching, edits: Number(third), pairs: Number(fourth) });
  },
  'check peer': () => checkPeer(first, second),
};
const work = kinds[kind];
if (work === undefined) throw new Error(`There is no ${kind} to measure.`);
console.log(JSON.stringify(work()));
