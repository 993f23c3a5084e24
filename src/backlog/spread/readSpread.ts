import type { Item } from '../../core/model/item.ts';
import type { Problem } from '../../core/model/problem.ts';
import { restOfLine } from '../lines.ts';
import { readBacklog } from '../read.ts';
import type { Reading } from '../reading.ts';
import { folderProblems } from './folderProblems.ts';
import { isUnread, longestItem } from './itemFile.ts';
import type { Spread } from './spread.ts';

/** Reads a backlog whose items stand in files of their own, as if they stood in the one file. Never throws. */
export function readSpread(spread: Spread, previous?: Reading): Reading | undefined {
  const reading = readBacklog(spread.text, previous);
  return reading && spreadReading(reading, spread);
}

/**
 * The reading of a backlog's files, from that of the text that they were put together to: with what is wrong with the
 * files, and nothing to be written to those that cannot be read in full.
 */
export function spreadReading(reading: Reading, spread: Spread): Reading {
  const { backlog, source } = reading;
  const blocks = source.parts?.blocks;
  const items = backlog.items.map((item, index) => {
    const intact = (blocks?.[index]?.intact ?? item.intact) && spread.files[index]?.fault === undefined;
    return item.intact === intact ? item : withIntact(item, intact);
  });
  const folder = folderProblems(spread);
  const problems = [...folder, ...itemProblems(reading, spread)];
  problems.sort((one, other) => one.range.start - other.range.start);
  const readOnly = backlog.readOnly ?? (folder.some(({ severity }) => severity === 'error') ? 'syntax' : undefined);
  return { ...reading, backlog: { ...backlog, items, readOnly }, problems, source: { ...source, spread } };
}

/** An item may take what it says from a cache, by getters that a copy of it would not have. */
function withIntact({ key, id, title, column, fields, unknown }: Item, intact: boolean): Item {
  return { key, id, title, column, fields, unknown, intact };
}

/** Nothing is mended in a file that is not written to, and what is shown of one that was not read is not its own. */
function itemProblems({ text, backlog, problems, source }: Reading, { files }: Spread): readonly Problem[] {
  const faulty = new Map<string | undefined, Problem>();
  for (const [index, { name, fault }] of files.entries()) {
    if (fault === undefined) continue;
    const item = backlog.items[index]?.key;
    const range = restOfLine(text, source.items[index]?.line ?? 0);
    const values = { file: name, limit: longestItem / 1024 / 1024 };
    faulty.set(item, { code: fault, severity: 'error', range, values, item, fixes: [] });
  }
  if (faulty.size === 0) return problems;
  const kept = problems.flatMap((problem) => {
    const fault = faulty.get(problem.item)?.code;
    if (problem.item === undefined || fault === undefined) return problem;
    return isUnread(fault) ? [] : { ...problem, fixes: [] };
  });
  return [...kept, ...faulty.values()];
}
