import { idOfName, normalId, stemOf } from '../fileName.ts';
import { pathFrom } from '../resolveLog.ts';
import { type References, type Target, targetsIn } from '../targets.ts';
import { hrefOf, lettersOf } from './names.ts';

/** A record that gets another number. */
export interface Renamed {
  readonly path: string;
  readonly to: string;
  /** As it was, without leading zeros. */
  readonly id: string;
  readonly number: number;
}

/** How a line names records, beside by links, paths and `ADR-12`: behind a verb also `#12` and `[12]`, in a list also `12`. */
export type NumberForm = 'prose' | 'verb' | 'list';

/** A line that is looked at. */
export interface Citing {
  /** The file that it stands in. */
  readonly path: string;
  readonly references: References;
  /** Undefined where numbers are those of another log, so that only links and paths count. */
  readonly numbers: NumberForm | undefined;
}

/** A stretch of a line that names the record. `how: elsewhere`: a path that leads to it from somewhere else. */
export interface Citation {
  readonly start: number;
  readonly before: string;
  readonly after: string;
  readonly how: 'path' | 'number' | 'elsewhere';
}

/** A number as it is written, with as many digits as it had. */
export function renumbered(before: string, number: number): string {
  return String(number).padStart(/^\d*/.exec(before)?.[0].length ?? 0, '0');
}

/** Where a line names a record, with what is to stand there instead. */
export function citationsIn(text: string, citing: Citing, renamed: Renamed): readonly Citation[] {
  const definition = /^( {0,3}\[[^\]]+\]:\s*<?)([^\s>]+)/.exec(text);
  if (definition !== null) {
    const [before, , href = ''] = definition;
    if (!leadsTo(citing.path, href, renamed)) return [];
    return [{ start: 0, before, after: linkAfter(before, citing.path, renamed), how: 'path' }];
  }
  const links = targetsIn(text, citing.references, 'prose').filter(({ href }) => href !== undefined);
  const found = links.flatMap((link): Citation[] => {
    const before = text.slice(link.start, link.end);
    if (!leadsTo(citing.path, link.href ?? '', renamed)) return [];
    return [{ start: link.start, before, after: linkAfter(before, citing.path, renamed), how: 'path' }];
  });
  const rest = without(text, links);
  const paths = pathsIn(rest, citing.path, renamed);
  const others =
    citing.numbers === undefined ? [] : numbersIn(without(rest, paths.map(rangeOf)), citing.numbers, renamed);
  return [...found, ...paths, ...others]
    .filter(({ before, after }) => before !== after)
    .sort((one, other) => one.start - other.start);
}

const rangeOf = ({ start, before }: Citation) => ({ start, end: start + before.length });

/** The text with blanks for what has been looked at. */
function without(text: string, ranges: readonly Pick<Target, 'start' | 'end'>[]): string {
  let rest = text;
  for (const { start, end } of ranges) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest;
}

/** The file's name with or without its ending, and the folders in front of it. */
function pathsIn(text: string, from: string, renamed: Renamed): readonly Citation[] {
  const stem = stemOf(renamed.path);
  if (!text.includes(stem)) return [];
  const folders = String.raw`(?:[^\s()[\]<>"'\x60,;:|/]*\/)*`;
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\d_.%~/-])(${folders})${escaped(stem)}(\.(?:md|markdown))?(?![\p{L}\d_-])`,
    'gu',
  );
  return [...text.matchAll(pattern)].flatMap(({ 0: before, 1: way = '', 2: ending = '', index }): Citation[] => {
    const file = way + lastPart(renamed.path);
    const here = [pathFrom(from, file), pathFrom('', file)].includes(renamed.path);
    const how = here ? 'path' : way === '' || file.endsWith(`/${renamed.path}`) ? 'elsewhere' : undefined;
    return how === undefined ? [] : [{ start: index, before, after: way + stemOf(renamed.to) + ending, how }];
  });
}

function numbersIn(text: string, form: NumberForm, { path, id, number }: Renamed): readonly Citation[] {
  const [letters = 'ADR'] = idOfName(path).form === 'prefixed' ? (/^[a-z]+/i.exec(stemOf(path)) ?? []) : [];
  const end = String.raw`(?![\p{L}\d]|\.\d)`;
  const digits = String.raw`(\d+(?:\.\d+)?[a-z]?)`;
  const named = String.raw`(?<![\p{L}\d/.-])(?:ADR|${letters})[-_ #]?${digits}${end}`;
  const bare = form === 'prose' ? [] : [String.raw`(?<![\p{L}\d/&#])#${digits}${end}`, String.raw`\[${digits}\]`];
  const plain = form === 'list' ? [String.raw`(?<![\p{L}\d/&#.-])${digits}${end}(?!-)`] : [];
  const found = text.matchAll(new RegExp([named, ...bare, ...plain].join('|'), 'giu'));
  return [...found].flatMap(({ 0: whole, index, ...groups }): Citation[] => {
    const before = Object.values(groups).find((group) => typeof group === 'string' && /^\d/.test(group)) ?? '';
    if (typeof before !== 'string' || normalId(before) !== id) return [];
    return [{ start: index, before: whole, after: whole.replace(before, renumbered(before, number)), how: 'number' }];
  });
}

function leadsTo(path: string, href: string, renamed: Renamed): boolean {
  return pathFrom(path, decoded(href.replace(/[#?].*$/s, ''))) === renamed.path;
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** A link with the new file name and the new number, which may stand in its words as well. */
function linkAfter(cited: string, path: string, { path: from, to, id, number }: Renamed): string {
  const target = cited.lastIndexOf('](') + 2;
  const split =
    target > 1 ? target : cited.startsWith('[[') || !cited.includes(']:') ? cited.length : cited.indexOf(']:') + 2;
  const named = String.raw`(^|\[|#|(?:ADR|${lettersOf(from)})[-_ #]?)(\d+(?:\.\d+)?[a-z]?)(?![\p{L}\d])`;
  const words = cited
    .slice(0, split)
    .replace(new RegExp(named, 'giu'), (whole, lead: string, digits: string) =>
      normalId(digits) === id ? lead + renumbered(digits, number) : whole,
    );
  return words.replaceAll(stemOf(from), stemOf(to)) + hrefAfter(cited.slice(split), path, { from, to });
}

function hrefAfter(rest: string, path: string, { from, to }: { readonly from: string; readonly to: string }): string {
  const [oldHref, newHref] = [hrefOf(path, from), hrefOf(path, to)];
  if (rest.includes(oldHref)) return rest.replace(oldHref, newHref);
  if (rest.includes(lastPart(from))) return rest.replace(lastPart(from), lastPart(to));
  // Encoded otherwise than we do it: the last part of the path is the name, however it is written.
  return rest.replace(/[^/\s<>#?]+(?=[#?>)\s]|$)/, lastPart(newHref));
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
