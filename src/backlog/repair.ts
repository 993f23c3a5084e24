import type { Problem, Range } from '../core/model/problem.ts';
import { lineEndOf } from './lines.ts';
import type { ScalarNode } from './node.ts';
import { parseText } from './parse.ts';
import { type Entry, entriesOf } from './entry.ts';
import { quote } from './scalar.ts';
import { Notes } from './schema/notes.ts';
import { nodeOf } from './yamlNode.ts';

const keyLine = /^([ -]*)([A-Za-z_][\w.-]*):(?:[ \t]+(.*?))?[ \t]*\r?\n?$/;

/**
 * What can be saved of an item that YAML refuses as a whole. Each of its keys is parsed by itself, with the lines
 * that belong to it; where that fails too, a value on one line is its raw text (`title: Fix: crash`), with the fix
 * to quote it.
 */
export function repairedEntries(text: string): {
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const entries = segmentsOf(text).flatMap((segment): readonly Entry[] => {
    const parsed = parseSegment(text, segment);
    if (parsed !== undefined) return parsed;
    const raw = rawEntry(text, segment);
    problems.push(raw?.problem ?? syntaxProblem(text, segment));
    // Where the lines below spoil it, its own line may still be sound.
    return raw === undefined ? (parseSegment(text, firstLineOf(text, segment)) ?? []) : [raw.entry];
  });
  return { entries, problems };
}

/** Ranges of the item's keys, each with the deeper lines below it. */
function segmentsOf(text: string): readonly Range[] {
  const segments: { start: number; end: number }[] = [];
  let indent: number | undefined;
  for (let line = 0; line < text.length;) {
    const next = lineEndOf(text, line);
    const column = keyLine.exec(text.slice(line, next))?.[1]?.length;
    indent ??= column;
    const last = segments.at(-1);
    if (last === undefined || (column !== undefined && column === indent)) segments.push({ start: line, end: next });
    else last.end = next;
    line = next;
  }
  return segments;
}

function firstLineOf(text: string, { start, end }: Range): Range {
  return { start, end: Math.min(end, lineEndOf(text, start)) };
}

/** The segment parsed alone, its dash read as a space so that ranges stay; undefined when YAML refuses it too. */
function parseSegment(text: string, { start, end }: Range): readonly Entry[] | undefined {
  const alone = text.slice(start, end).replace(/^( *)-/, '$1 ');
  const parsed = parseText(alone, start);
  const root = nodeOf(parsed.root, parsed.document);
  if (parsed.errors.length > 0 || root?.kind !== 'map') return undefined;
  return entriesOf(root, new Notes(text, start));
}

function rawEntry(text: string, { start, end }: Range): { entry: Entry; problem: Problem } | undefined {
  const segment = text.slice(start, end);
  const [, lead = '', key, value] = keyLine.exec(segment) ?? [];
  if (key === undefined || value === undefined || segment.trimEnd().includes('\n')) return undefined;
  const offset = segment.indexOf(value, lead.length + key.length + 1);
  const range = { start: start + offset, end: start + offset + value.length };
  const node = scalarAt(value, offset);
  const notes = new Notes(text, start);
  const problem: Problem = {
    code: 'text.unreadable',
    severity: 'error',
    range,
    values: { text: value },
    fixes: [{ title: 'fix.quote', values: {}, edits: [{ ...range, text: quote(value) }] }],
  };
  const keyNode = scalarAt(key, lead.length);
  return { entry: { key, keyNode, value: node, notes }, problem };
}

function scalarAt(text: string, start: number): ScalarNode {
  return { kind: 'scalar', text, plain: false, start, end: start + text.length };
}

function syntaxProblem(text: string, range: Range): Problem {
  const [fault] = parseText(text.slice(range.start, range.end), range.start).errors;
  const message = fault?.message ?? '';
  return { code: 'yaml.syntax', severity: 'error', range: fault?.range ?? range, values: { message }, fixes: [] };
}
