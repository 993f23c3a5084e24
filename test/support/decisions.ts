import { readFrontMatter } from '../../src/backlog/frontMatter.ts';
import { readDecision } from '../../src/core/decisions/readDecision.ts';
import type { DecisionRecord } from '../../src/core/decisions/record.ts';
import { type Decision, resolveLogs } from '../../src/core/decisions/resolveLog.ts';

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
