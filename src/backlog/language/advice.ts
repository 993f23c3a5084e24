import { columnNamed, movedByHand } from '../../core/flow/age.ts';
import { type Backlog, columnOf } from '../../core/model/backlog.ts';
import type { Item } from '../../core/model/item.ts';
import type { Problem, ProblemCode, Range } from '../../core/model/problem.ts';
import type { Reading } from '../reading.ts';
import type { ItemSource } from '../source.ts';
import { lineEndOf } from '../lines.ts';
import { tokensOf } from './tokens.ts';

/** Most pieces of advice about one file: thousands come from one cause, such as an import without times. */
const mostAdvice = 500;

/**
 * What could be better and is not wrong: hints, never more. They are kept out of a reading's problems, so that a file
 * costs them only while somebody looks at it.
 */
export function adviceOf(reading: Reading): readonly Problem[] {
  const { backlog, source } = reading;
  const advice: Problem[] = [];
  if (backlog.readOnly !== undefined) return advice;
  const needs = neededForDone(reading);
  for (const [index, item] of backlog.items.entries()) {
    const place = source.items[index];
    if (place === undefined || !item.intact) continue;
    const note = (code: ProblemCode, values: Problem['values']): void => {
      const range = statusRange(reading.text, place);
      advice.push({ code, severity: 'hint', range, values, item: item.key, fixes: [] });
    };
    if (movedByHand(backlog, item)) note('item.moved-by-hand', {});
    const missing = missingEvidence(backlog, item, needs);
    if (missing.length > 0) note('item.done-without-evidence', { missing: missing.join(', ') });
    if (advice.length >= mostAdvice) break;
  }
  return advice;
}

/** The definition of done: what the file says, else the stages that the board has. */
function neededForDone({ text, source, backlog }: Reading): readonly string[] {
  const end = source.items[0]?.start ?? 0;
  const stated = tokensOf(text, { start: 0, end, path: [] }).filter(
    ({ path }) => path.join('.') === 'board.done.needs',
  );
  const values = stated.filter(({ kind }) => kind === 'value').map((token) => token.text);
  if (stated.length > 0) return values;
  const stages = new Set<string>(backlog.board.columns.map(({ stage }) => stage));
  return ['deployed', 'released'].filter((stage) => stages.has(stage));
}

/** What of the definition of done an item lacks that came into `done` without a word about it. */
function missingEvidence(backlog: Backlog, item: Item, needs: readonly string[]): readonly string[] {
  if (needs.length === 0 || columnOf(backlog, item.column)?.stage !== 'done') return [];
  const last = item.fields.history?.at(-1);
  // It came by import, or what is missing was recorded with the move.
  const isSettled = last === undefined || last.approx === true || last.because !== undefined || 'without' in last;
  return isSettled ? [] : needs.filter((need) => !isReached(backlog, item, need));
}

/** A stage is reached by evidence or by having entered its column. */
function isReached(backlog: Backlog, { fields }: Item, need: string): boolean {
  const { deployed = [], released = [], usage = [], noMajorBug } = fields.evidence ?? {};
  const entered = (fields.history ?? []).some(
    ({ to }) => columnOf(backlog, columnNamed(backlog, to ?? '') ?? '')?.stage === need,
  );
  switch (need) {
    case 'deployed':
      return entered || deployed.length > 0;
    case 'released':
      return entered || released.length > 0;
    case 'usage':
      return usage.some(({ reading, met }) => met === true || reading !== undefined);
    case 'noMajorBug':
      return noMajorBug !== undefined;
    default:
      return true;
  }
}

/** The line of the status, else the item's first line. Found without parsing: there may be many. */
function statusRange(text: string, { line, end }: ItemSource): Range {
  const found = /^[ \t]*(?:- +)?status:.*/m.exec(text.slice(line, end));
  const start = line + (found === null ? 0 : found.index);
  const written = text.slice(start, lineEndOf(text, start));
  const indent = /^[\s-]*/.exec(written)?.[0].length ?? 0;
  return { start: start + Math.min(indent, written.trimEnd().length), end: start + written.trimEnd().length };
}
