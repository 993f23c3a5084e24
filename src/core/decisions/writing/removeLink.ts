import type { TextEdit } from '../../model/problem.ts';
import { listOf } from '../frontMatter.ts';
import { verbPattern } from '../linkKinds.ts';
import type { DecisionRecord } from '../record.ts';
import type { Line } from '../sheet.ts';
import { type Target, referencesOf, targetsIn } from '../targets.ts';
import { type OpenRecord, confirmed } from './openRecord.ts';
import { type LinkPlace, type ToldLink, placeOfLink } from './toldLink.ts';

/**
 * Takes a link out that leads nowhere: its entry, its line, or its name between others. Nothing else of the record may
 * come to mean something else by that.
 * @param status what the record is worth afterwards; as before, where it is left out
 * @returns undefined where the link cannot be taken out by itself
 */
export function removeLink(
  open: OpenRecord,
  told: ToldLink,
  status: DecisionRecord['status'] = open.record.status,
): readonly TextEdit[] | undefined {
  const place = placeOfLink(open, told);
  if (place === undefined) return undefined;
  const holds = (after: DecisionRecord): boolean =>
    after.status === status && after.title === open.record.title && isWithout(open.record, after, told);
  for (const edit of waysOut(open, place, told.target)) if (confirmed(open, [edit], holds).ok) return [edit];
  return undefined;
}

/** All other links are there, and this one is not; it may stand elsewhere once more. */
function isWithout(before: DecisionRecord, after: DecisionRecord, { target, lineNumber }: ToldLink): boolean {
  const others = ({ links }: DecisionRecord) =>
    links.filter((link) => link.kind !== 'mentions' && link.target !== target).map(nameOf);
  const those = ({ links }: DecisionRecord) =>
    links.filter((link) => link.kind !== 'mentions' && link.target === target).map((link) => link.lineNumber);
  const [was, is] = [those(before), those(after)];
  return (
    others(before).sort().join('\n') === others(after).sort().join('\n') &&
    was.includes(lineNumber) &&
    (is.length < was.length || !is.includes(lineNumber))
  );
}

const nameOf = ({ kind, target, partial }: DecisionRecord['links'][number]): string => `${kind} ${target} ${partial}`;

/** Edits that may take the link out, the smallest whole first. */
function waysOut(open: OpenRecord, place: LinkPlace, target: string): readonly TextEdit[] {
  return place.isInFront ? fromFront(open, place) : fromText(open, place, target);
}

function fromFront(open: OpenRecord, { field, own }: LinkPlace): readonly TextEdit[] {
  if (field === undefined) return [];
  if (listOf(field.value).length === 1) return [linesOut(open, own)];
  return own.flatMap((one) => {
    if (/^\s*-\s/.test(one.text)) return [linesOut(open, [one])];
    return [...one.text.matchAll(/[^,[\]:]+/g)].map(({ index, 0: text }) => {
      const start = one.start + index;
      return withComma(open.text, { start, end: start + text.length });
    });
  });
}

function fromText(open: OpenRecord, { line }: LinkPlace, target: string): readonly TextEdit[] {
  const targets = targetsIn(line.shown, referencesOf(open.sheet), 'verb');
  const isOwn = ({ id }: Target): boolean => id === target;
  if (targets.every(isOwn)) return isNothingElse(line.shown, targets) ? [paragraphOut(open, line)] : [];
  return targets.filter(isOwn).map(({ start, end }) =>
    withComma(open.text, {
      start: line.start + start,
      end: line.start + end,
    }),
  );
}

/** Whether a line says nothing but how the record relates to those: what somebody wrote besides is not taken out. */
function isNothingElse(shown: string, targets: readonly Target[]): boolean {
  const rest = targets.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), shown);
  return !/[\p{L}\d]/u.test(rest.replace(/^\s*\d+[.)]\s/, '').replace(verbPattern, ''));
}

/** One of several: the comma or the word that joins it goes with it. */
function withComma(text: string, { start, end }: { readonly start: number; readonly end: number }): TextEdit {
  const [before = ''] = /(?:,|\s+(?:and|&))\s*$/.exec(text.slice(Math.max(0, start - 20), start)) ?? [];
  const [after = ''] = before === '' ? (/^\s*(?:,|and\b|&)[ \t]*/.exec(text.slice(end, end + 20)) ?? []) : [];
  return { start: start - before.length, end: end + after.length, text: '' };
}

/** Whole lines, with the line break behind them. */
function linesOut({ text, sheet }: OpenRecord, own: readonly Line[]): TextEdit {
  const [first, last] = [own[0], own.at(-1)];
  const next = last && sheet.lines[last.number];
  return { start: first?.start ?? 0, end: next?.start ?? text.length, text: '' };
}

/** A line; where it is a paragraph of its own, also the empty line behind it. */
function paragraphOut(open: OpenRecord, line: Line): TextEdit {
  const { lines } = open.sheet;
  const [before, after] = [lines[line.number - 2], lines[line.number]];
  const isAlone = [before, after].every((one) => one?.text.trim() === '');
  return linesOut(open, isAlone && after !== undefined ? [line, after] : [line]);
}
