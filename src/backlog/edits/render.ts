import type { FieldValue } from '../../core/model/intention.ts';
import { writeText } from '../literal.ts';
import { writeScalar } from '../scalar.ts';

/** A value that is written as it stands: times and `true`, which the format reads as what they are. */
export class Verbatim {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What an edit can write. */
export type Written = FieldValue | Verbatim;

/** Keys with their values, in the order in which they are written; those without a value are left out. */
export type WrittenEntries = readonly (readonly [string, Written])[];

/** How a new value is written: for the place that it gets. */
export interface Style {
  /** Column of the key that it belongs to. */
  readonly column: number;
  readonly lineBreak: string;
  /** Whether it stands inside `[ ]` or `{ }`. */
  readonly flow: boolean;
}

/** What stands behind `key:`, the blank before it included, its last line break not. */
export function renderValue(value: Exclude<Written, undefined>, style: Style): string {
  if (typeof value !== 'string') return ` ${renderFlow(value)}`;
  if (style.flow) return ` ${writeScalar(value, true)}`;
  return ` ${writeText(value, style.column).replaceAll('\n', style.lineBreak)}`;
}

/** A value on one line, collections in flow style. */
export function renderFlow(value: Exclude<Written, undefined>): string {
  if (value instanceof Verbatim) return value.text;
  if (typeof value === 'string') return writeScalar(value, true);
  if (Array.isArray(value)) {
    // `Array.isArray` does not narrow readonly arrays.
    const entries = (value as readonly FieldValue[]).filter((entry) => entry !== undefined);
    return `[${entries.map(renderFlow).join(', ')}]`;
  }
  const entries = Object.entries(value).map(([key, inner]): WrittenEntries[number] => {
    return [key, inner === undefined ? undefined : writtenAs(key, inner)];
  });
  return renderFlowMap(entries);
}

/** A map on one line. */
export function renderFlowMap(entries: WrittenEntries): string {
  const parts = entries.flatMap(([key, value]) =>
    value === undefined ? [] : [`${writeScalar(key, true)}: ${renderFlow(value)}`],
  );
  return `{ ${parts.join(', ')} }`;
}

/** Lines of a map in block style; `first` begins the first one (such as a dash), the others are indented alike. */
export function renderBlock(entries: WrittenEntries, first: string, lineBreak: string): string {
  const indent = ' '.repeat(first.length);
  const style: Style = { column: first.length, lineBreak, flow: false };
  return entries
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}:${renderValue(value, style)}${lineBreak}`]))
    .map((line, index) => (index === 0 ? first : indent) + line)
    .join('');
}

const times = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z)?$/;
const timeKeys: ReadonlySet<string> = new Set(['at', 'since', 'until', 'due', 'from']);
const numberKeys: ReadonlySet<string> = new Set(['lines', 'files', 'days', 'rollout', 'atLeast', 'atMost', 'reading']);
const truthKeys: ReadonlySet<string> = new Set(['met', 'approx']);

/** A value as it is written under a key: times, numbers and truth values, which the format reads as such, stand bare. */
export function writtenAs(key: string, value: Exclude<FieldValue, undefined>): Exclude<Written, undefined> {
  if (typeof value !== 'string') return value;
  const bare =
    (timeKeys.has(key) && times.test(value)) ||
    (numberKeys.has(key) && /^-?\d+(?:\.\d+)?$/.test(value)) ||
    (truthKeys.has(key) && /^(?:true|false)$/.test(value));
  return bare ? new Verbatim(value) : value;
}
