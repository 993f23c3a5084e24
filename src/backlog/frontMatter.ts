import type { FrontField, FrontMatter, FrontValue } from '../core/decisions/frontMatter.ts';
import { type Field, readFields } from './importers/frontMatter.ts';
import { Ledger, type SourceLine } from './importers/report.ts';

/**
 * Reads the front matter of a record: the lines between `---` at the very top and the next `---`. Key by key, so that
 * one that YAML refuses (`decision-makers: @ana`) does not take the others with it: it is read as typed, and named.
 * @returns undefined where a text has none
 */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (lines[0]?.trimEnd() !== '---') return undefined;
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end < 0) return undefined;
  const inside = lines.slice(1, end).map((line, index): SourceLine => ({ number: index + 2, text: line }));
  const ledger = new Ledger();
  const fields = [...readFields(inside, ledger).values()].map(fieldOf);
  const refused = ledger.entries.filter(({ code }) => code !== 'front-matter.comment').map(({ line }) => line);
  return { fields: new Map(fields.map((field) => [field.key.toLowerCase(), field])), refused };
}

function fieldOf({ key, value, raw, typed, lines }: Field): FrontField {
  const [first] = lines;
  return {
    key,
    // A map is nothing that a record knows: mostly a template's braces. It is text as typed.
    value: simple(value) ?? typed,
    raw,
    firstLine: first?.number ?? 1,
    lastLine: lines.at(-1)?.number ?? 1,
  };
}

function simple(value: Field['value']): FrontValue | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((entry): entry is string => typeof entry === 'string');
  return texts.length === value.length ? texts : undefined;
}
