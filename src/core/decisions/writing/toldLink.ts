import type { FrontField } from '../frontMatter.ts';
import type { Line } from '../sheet.ts';
import type { OpenRecord } from './openRecord.ts';

/** A link as a problem tells of it. */
export interface ToldLink {
  /** From 1. */
  readonly lineNumber: number;
  /** The id that it names. */
  readonly target: string;
}

/** Where a link stands: in the text, or in the front matter. */
export interface LinkPlace {
  readonly line: Line;
  readonly isInFront: boolean;
  /** The lines of the front matter's key that begins there; none where none does. */
  readonly own: readonly Line[];
  readonly field: FrontField | undefined;
}

/** Finds the place of a link; undefined where the record has no such line. */
export function placeOfLink({ sheet, front }: OpenRecord, { lineNumber }: ToldLink): LinkPlace | undefined {
  const line = sheet.lines[lineNumber - 1];
  if (line === undefined) return undefined;
  const field = [...(front?.fields.values() ?? [])].find(({ firstLine }) => firstLine === lineNumber);
  const own = field === undefined ? [] : sheet.lines.slice(field.firstLine - 1, field.lastLine);
  return { line, isInFront: front !== undefined && lineNumber <= sheet.body, own, field };
}
