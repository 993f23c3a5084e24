import { movedByHand } from '../../core/flow/age.ts';
import { type Backlog, columnOf } from '../../core/model/backlog.ts';
import type { Item } from '../../core/model/item.ts';
import { type EvidenceNeed, evidenceIn } from '../../core/policy/evidence.ts';
import type { Problem, ProblemCode, Range } from '../../core/model/problem.ts';
import type { Reading } from '../reading.ts';
import type { ItemSource } from '../source.ts';
import { lineEndOf } from '../lines.ts';

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
  const evidenceOf = evidenceIn(backlog);
  for (const [index, item] of backlog.items.entries()) {
    const place = source.items[index];
    if (place === undefined || !item.intact) continue;
    const note = (code: ProblemCode, values: Problem['values']): void => {
      const range = statusRange(reading.text, place);
      advice.push({ code, severity: 'hint', range, values, item: item.key, fixes: [] });
    };
    if (movedByHand(backlog, item)) note('item.moved-by-hand', {});
    const missing = missingEvidence(backlog, item, evidenceOf);
    if (missing.length > 0) note('item.done-without-evidence', { missing: missing.join(', ') });
    if (advice.length >= mostAdvice) break;
  }
  return advice;
}

/** What of the definition of done an item lacks that came into `done` without a word about it. */
function missingEvidence(
  backlog: Backlog,
  item: Item,
  evidenceOf: ReturnType<typeof evidenceIn>,
): readonly EvidenceNeed[] {
  if (columnOf(backlog, item.column)?.stage !== 'done') return [];
  const last = item.fields.history?.at(-1);
  // It came by import, or what is missing was recorded with the move.
  const isSettled = last === undefined || last.approx === true || last.because !== undefined || 'without' in last;
  return isSettled ? [] : evidenceOf(item).flatMap(({ need, there }) => (there ? [] : [need]));
}

/** The line of the status, else the item's first line. Found without parsing: there may be many. */
function statusRange(text: string, { line, end }: ItemSource): Range {
  const found = /^[ \t]*(?:- +)?status:.*/m.exec(text.slice(line, end));
  const start = line + (found === null ? 0 : found.index);
  const written = text.slice(start, lineEndOf(text, start));
  const indent = /^[\s-]*/.exec(written)?.[0].length ?? 0;
  return { start: start + Math.min(indent, written.trimEnd().length), end: start + written.trimEnd().length };
}
