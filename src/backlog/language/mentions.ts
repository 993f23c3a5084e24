import type { Range } from '../../core/model/problem.ts';

/** An id in a text of any kind. */
export interface Mention extends Range {
  readonly id: string;
}

/** Most ids of one text that become links. */
const mostMentions = 2000;

/** Ids with their own edges: no part of a longer word, path or number. */
const idExpression = /(?<![\w.-])[A-Za-z]+-\d+(?:\.\d+)*(?![\w-])/g;

/** The ids in a text that items have. @param has whether an item has an id */
export function mentionsIn(text: string, has: (id: string) => boolean): readonly Mention[] {
  const found: Mention[] = [];
  for (const { 0: id, index: start } of text.matchAll(idExpression)) {
    if (!has(id)) continue;
    found.push({ id, start, end: start + id.length });
    if (found.length === mostMentions) break;
  }
  return found;
}

/** The id at a place of a line. */
export function mentionAt(line: string, offset: number, has: (id: string) => boolean): Mention | undefined {
  // A line of a minified file is long: only what is near matters.
  const from = Math.max(0, offset - 100);
  const near = mentionsIn(line.slice(from, offset + 100), has);
  const found = near.find(({ start, end }) => from + start <= offset && offset <= from + end);
  return found && { ...found, start: from + found.start, end: from + found.end };
}
