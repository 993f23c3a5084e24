import assert from 'node:assert/strict';
import { readFrontMatter } from '../../src/backlog/frontMatter.ts';
import { readDecision } from '../../src/core/decisions/readDecision.ts';
import type { DecisionRecord } from '../../src/core/decisions/record.ts';
import { type Decision, resolveLogs } from '../../src/core/decisions/resolveLog.ts';
import type { Planned } from '../../src/core/decisions/writing/lifecycle.ts';
import { type OpenRecord, openRecord } from '../../src/core/decisions/writing/openRecord.ts';
import { applyEdits } from '../../src/core/model/textEdits.ts';

/** Reads a record from its text. */
export function record(text: string, path = '0002-a.md', prefixes: readonly string[] = []): DecisionRecord {
  return readDecision({ path, text, front: readFrontMatter(text) }, prefixes);
}

/** Reads one log, whose files lie in no folder. */
export function log(files: Readonly<Record<string, string>>): readonly Decision[] {
  const records = Object.entries(files).map(([path, text]) => record(text, path));
  return resolveLogs([{ log: '', records }]);
}

/** A decision as a line: `2 superseded: superseded-by 3, depends-on 1`, with brackets around what only the others say. */
export function picture({ id, status, links }: Decision): string {
  const related = links.map(({ kind, target, partial, written, path }) => {
    const text = `${partial ? 'partly ' : ''}${kind} ${target}${path === undefined ? ' (missing)' : ''}`;
    return written ? text : `[${text}]`;
  });
  return `${id} ${status}${related.length > 0 ? `: ${related.join(', ')}` : ''}`;
}

/** Opens a record for edits. */
export function opened(path: string, text: string): OpenRecord {
  return openRecord(path, text, readFrontMatter);
}

/** Texts of records after a plan: by path, only those that it changes. @throws AssertionError when it refuses */
export function carriedOut(plan: Planned, records: readonly OpenRecord[]): Readonly<Record<string, string>> {
  assert(plan.ok, plan.ok ? '' : plan.failure.code);
  return Object.fromEntries(
    plan.value.map(({ path, edits }) => {
      const record = records.find((one) => one.path === path);
      assert(record !== undefined);
      return [path, applyEdits(record.text, edits)];
    }),
  );
}
