import { type Document, type ParsedNode, type YAMLParseError, parseDocument, visit } from 'yaml';
import type { ProblemCode, Range } from '../core/model/problem.ts';

/** A stretch of the text, parsed by itself. Ranges of its nodes count from `base`. */
export interface ParsedText {
  readonly document: Document.Parsed;
  readonly root: ParsedNode | null;
  readonly errors: readonly SyntaxFault[];
}

export interface SyntaxFault {
  readonly code: Extract<ProblemCode, 'yaml.syntax' | 'yaml.duplicate-key'>;
  /** The parser's own code, such as `BAD_ALIAS`. */
  readonly cause: string;
  readonly message: string;
  /** In the whole text. */
  readonly range: Range;
}

/**
 * Parses a text whose every scalar is text, as typed: no schema turns `1.10` into a number. Never throws.
 * `prettyErrors` stays off: with it, the library's own error messages exhausted the process's memory on a text of
 * 100,000 opening brackets (yaml 2.9.1); without it that ends in `RESOURCE_EXHAUSTION`.
 * @param base offset of `text` in the whole text
 */
export function parseText(text: string, base: number): ParsedText {
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'error', prettyErrors: false });
  const errors = document.errors.map((error): SyntaxFault => ({
    code: error.code === 'DUPLICATE_KEY' ? 'yaml.duplicate-key' : 'yaml.syntax',
    cause: error.code,
    message: error.message.replace(/\s*\n[\s\S]*$/, '').replace(/ at line \d+, column \d+:?$/, ''),
    range: rangeOf(error, base),
  }));
  return { document, root: document.contents, errors };
}

/** Where nesting is too deep depends on how deep the caller is: then the whole stretch is meant. */
function rangeOf({ code, pos: [start, end] }: Pick<YAMLParseError, 'code' | 'pos'>, base: number): Range {
  if (code === 'RESOURCE_EXHAUSTION') return { start: base, end: base };
  return { start: base + start, end: base + Math.max(start, end) };
}

/** Whether every alias of a text stands behind its anchor. */
export function aliasesHold(text: string): boolean {
  const { document, errors } = parseText(text, 0);
  let hold = errors.length === 0;
  visit(document, {
    Alias(_key, alias) {
      hold &&= alias.resolve(document) !== undefined;
      return hold ? undefined : visit.BREAK;
    },
  });
  return hold;
}
