import type { Range } from '../model/problem.ts';
import type { FrontField } from './frontMatter.ts';
import type { Sheet } from './sheet.ts';

/** Where a value stands that begins and ends on its key's line, quotes included; undefined where it goes on below. */
export function valueRange({ lines }: Sheet, { firstLine, lastLine }: FrontField): Range | undefined {
  const line = lines[firstLine - 1];
  if (line === undefined || lastLine !== firstLine) return undefined;
  const [lead = ''] = /^\s*(?:"[^"]*"|'[^']*'|[^:]+?)\s*:[ \t]*/.exec(line.text) ?? [];
  const rest = line.text.slice(lead.length);
  const [value = ''] = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?:(?!\s#)[^])*)/.exec(rest) ?? [];
  const start = line.start + lead.length;
  const length = value.startsWith('#') ? 0 : value.trimEnd().length;
  return { start, end: start + length };
}
