import type { TextEdit } from '../../model/problem.ts';
import { idOfName } from '../fileName.ts';
import { sheetOf } from '../sheet.ts';
import { type Named, hrefOf, inline, linkWords } from './names.ts';

/** Names under which a log's table of contents is kept up; others are somebody's own. */
export const indexNames: readonly string[] = ['index.md', 'readme.md', 'decisions.md'];

/** A list of all records, as a tool wrote it into a file. */
interface Listing {
  /** Index of the first line that may hold an entry, and of the one behind the last. */
  readonly first: number;
  readonly end: number;
  readonly entry: (record: Named) => string;
}

/** What is renamed, so that its line changes. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
}

/**
 * Keeps a table of contents up: one between the markers of adr-log, or the `decisions.md` of `@meza/adr-tools`. A file
 * that is neither is left alone, and so is every line that is about another record.
 * @param path of the file itself
 */
export function indexEdits(
  path: string,
  text: string,
  { added = [], renamed }: { readonly added?: readonly Named[]; readonly renamed?: (Renamed & Named) | undefined },
): readonly TextEdit[] {
  const sheet = sheetOf(text);
  const listing =
    adrLog(
      path,
      sheet.lines.map((line) => line.text),
    ) ??
    meza(
      path,
      sheet.lines.map((line) => line.text),
    );
  if (listing === undefined) return [];
  const lines = sheet.lines.slice(listing.first, listing.end);
  const namesIn = (line: string) => /\]\(<?([^)>]+)>?\)/.exec(line)?.[1]?.replace(/^\.\//, '');
  const isAbout = (line: string, record: string) => namesIn(line) === hrefOf(path, record);
  if (renamed !== undefined) {
    const line = lines.find((one) => isAbout(one.text, renamed.from));
    return line === undefined
      ? []
      : [{ start: line.start, end: line.end, text: listing.entry({ ...renamed, path: renamed.to }) }];
  }
  const missing = added.filter((record) => !lines.some((line) => isAbout(line.text, record.path)));
  return missing.map((record): TextEdit => {
    const entries = lines.filter((line) => namesIn(line.text) !== undefined);
    const before = entries.filter((line) => order(namesIn(line.text) ?? '', hrefOf(path, record.path)) < 0).at(-1);
    const entry = listing.entry(record);
    if (before !== undefined) return { start: before.end, end: before.end, text: sheet.lineBreak + entry };
    const [next] = entries;
    if (next !== undefined) return { start: next.start, end: next.start, text: entry + sheet.lineBreak };
    const head = sheet.lines[listing.first - 1];
    const at = head?.end ?? 0;
    const open = (sheet.lines[listing.first]?.text.trim() ?? '') !== '';
    return { start: at, end: at, text: sheet.lineBreak + sheet.lineBreak + entry + (open ? sheet.lineBreak : '') };
  });
}

/** By number, then by name. */
function order(one: string, other: string): number {
  const [a, b] = [Number.parseFloat(idOfName(one).id), Number.parseFloat(idOfName(other).id)];
  return (Number.isNaN(a) || Number.isNaN(b) ? 0 : a - b) || (one < other ? -1 : 1);
}

function adrLog(path: string, lines: readonly string[]): Listing | undefined {
  const begin = lines.findIndex((line) => /<!--\s*adrlog(?!stop)\b/.test(line));
  if (begin < 0) return undefined;
  const end = lines.findIndex((line, index) => index > begin && /<!--\s*adrlogstop\b/.test(line));
  if (end < 0) return undefined;
  const marks = lines.slice(begin + 1, end).flatMap((line) => /^([-*+]) \[/.exec(line)?.[1] ?? []);
  const entry = ({ path: to, title }: Named) =>
    `${marks[0] ?? '*'} [ADR-${/^[\d\-_]*\d/.exec(to.slice(to.lastIndexOf('/') + 1))?.[0] ?? idOfName(to).id}](${hrefOf(path, to)}) - ${inline(title)}`;
  return { first: begin + 1, end, entry };
}

function meza(path: string, lines: readonly string[]): Listing | undefined {
  if (!/(?:^|\/)decisions\.md$/i.test(path)) return undefined;
  const heading = lines.findIndex((line) => /^# Table of Contents\s*$/.test(line));
  if (heading < 0) return undefined;
  const entry = ({ path: to, title }: Named) => `- [${idOfName(to).id}. ${linkWords(title)}](${hrefOf(path, to)})`;
  return { first: heading + 1, end: lines.length, entry };
}
