import { shiftLines } from './shift.ts';
import { type Three, mapThree, settled, taken } from './three.ts';
import type { Leaf } from './tree.ts';

/** A block of text (`|`, `>`), taken apart. */
export interface BlockText {
  readonly header: string;
  /** What that says, without how deep the text stands. */
  readonly style: string;
  /** How deep the header says that the text stands, from what it is a value of; undefined where the first line shows it. */
  readonly stated: number | undefined;
  /** Where the text stands; undefined where all lines are blank. */
  readonly column: number | undefined;
  readonly lines: readonly string[];
}

/** The mark and the rest of a header with the depth that it states: `|2-`. */
const form = /^([|>][+-]?)(\d?)(.*)$/;

/**
 * Takes a block of text apart. Its first line may stand deeper than the text where the header states the depth: the
 * value, from which the depth is taken away, tells by how much.
 */
export function blockTextOf({ text, value }: Leaf): BlockText {
  const [first = '', ...lines] = text.split('\n');
  const [, mark = '', depth = '', rest = ''] = form.exec(first) ?? [];
  const [written, read] = [indentOf(lines), indentOf(value.split('\n'))];
  return {
    header: first,
    style: mark + rest,
    stated: depth === '' ? undefined : Number(depth),
    column: written === undefined ? undefined : written - (read ?? 0),
    lines,
  };
}

/** The lines of a text as they are where it stands in another column. */
export function linesIn(text: BlockText | undefined, column: number): readonly string[] {
  if (text === undefined) return [];
  const { lines, column: own = column } = text;
  return shiftLines(`\n${lines.join('\n')}`, column - own)
    .split('\n')
    .slice(1);
}

/** Whether the first line that is not blank stands deeper than the text. */
export function beginsDeeper(lines: readonly string[], column: number): boolean {
  return (indentOf(lines) ?? column) > column;
}

/**
 * The header of the merged text: it states how deep the text stands where the sides say so, or the first line would
 * not show it. Undefined where both sides changed the style, or where nobody knows the depth.
 */
export function mergeHeaders(
  three: Three<BlockText | undefined>,
  { column, deeper }: { readonly column: number; readonly deeper: boolean },
): string | undefined {
  const style = settled(mapThree(three, (text) => text?.style))?.value;
  if (style === undefined) return undefined;
  if (!deeper && !taken(mapThree(three, (text) => text?.stated !== undefined))) return style;
  const texts = [three.ours, three.theirs, three.base];
  const known = texts.find((text) => text?.stated !== undefined && text.column !== undefined);
  if (known?.stated === undefined || known.column === undefined) return undefined;
  const depth = known.stated + column - known.column;
  if (depth < 1 || depth > 9) return undefined;
  const written = texts.find((text) => text?.style === style && text.stated === depth);
  return written?.header ?? style.replace(/^[|>]/, (mark) => mark + String(depth));
}

/** Spaces before the first line that is not blank. */
function indentOf(lines: readonly string[]): number | undefined {
  const line = lines.find((one) => one.trim() !== '');
  return line === undefined ? undefined : /^ */.exec(line)?.[0].length;
}
