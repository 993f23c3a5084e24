import type { TextEdit } from '../../model/problem.ts';
import { idOfName, normalId, stemOf } from '../fileName.ts';
import type { DecisionRecord } from '../record.ts';
import type { Line } from '../sheet.ts';
import { referencesOf, targetsIn } from '../targets.ts';
import { nameFormOf } from './nameForm.ts';
import { type Named, adrName, linkTo, machineName } from './names.ts';
import { type OpenRecord, confirmed } from './openRecord.ts';
import { type LinkPlace, type ToldLink, placeOfLink } from './toldLink.ts';

/**
 * Leads a link to another record, in the form in which it is written: all else on its line stays, and nothing else of
 * the record may come to mean something else by that.
 * @returns undefined where the link cannot be led there by itself
 */
export function redirectLink(open: OpenRecord, told: ToldLink, other: Named): readonly TextEdit[] | undefined {
  const place = placeOfLink(open, told);
  if (place === undefined) return undefined;
  const ways = place.isInFront ? inFront(place, other) : [inText(open, place.line, told.target, other)];
  return ways.find((edits) => confirmed(open, edits, (after) => isRedirected(open.record, after, told, other)).ok);
}

/** All other links are there, and one more to the record that is meant. */
function isRedirected(before: DecisionRecord, after: DecisionRecord, { target }: ToldLink, other: Named): boolean {
  const id = normalId(idOfName(other.path).id);
  const said = ({ links }: DecisionRecord, isMeant: (to: string) => boolean): readonly string[] =>
    links
      .filter((link) => link.kind !== 'mentions' && isMeant(link.target))
      .map((link) => `${link.kind} ${link.target} ${link.partial}`)
      .sort();
  const [kept, found] = [before, after].map((record) => said(record, (to) => to !== target && to !== id).join('\n'));
  const [was, is] = [before, after].map((record) => said(record, (to) => to === id).length);
  return after.status === before.status && after.title === before.title && kept === found && (is ?? 0) > (was ?? 0);
}

/** Each entry or word of a key, one after the other: which of them is the link shows when it is read back. */
function inFront({ own }: LinkPlace, other: Named): readonly (readonly TextEdit[])[] {
  return own.flatMap(({ text, start }) =>
    [...text.matchAll(/[^\s,[\]"']*[\p{L}\d][^\s,[\]"']*/gu)].map(({ index, 0: word }) => [
      { start: start + index, end: start + index + word.length, text: machineName(other.path) },
    ]),
  );
}

function inText(open: OpenRecord, { shown, start }: Line, target: string, other: Named): readonly TextEdit[] {
  const named = targetsIn(shown, referencesOf(open.sheet), 'verb').filter(({ id }) => id === target);
  return named.map((one) => ({
    start: start + one.start,
    end: start + one.end,
    text: asWritten(open, shown.slice(one.start, one.end), other),
  }));
}

function asWritten(open: OpenRecord, written: string, other: Named): string {
  if (written.startsWith('[[')) return `[[${stemOf(other.path)}]]`;
  const name = written.startsWith('[') ? undefined : adrName(other.path);
  return name ?? linkTo(open.path, other, nameFormOf(open));
}

/** So many are offered: more would be a list to read. */
const most = 3;

/**
 * The records that may be meant by a link that leads nowhere, the likeliest first: those that share words with it, then
 * those whose number is near.
 * @param target the id that is written
 * @param line where it stands
 */
export function likelyMeant<Candidate extends Named>(
  { target, line }: { readonly target: string; readonly line: string },
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const words = wordsOf(line);
  const ranked = candidates.map((candidate) => {
    const own = wordsOf(`${stemOf(candidate.path)} ${candidate.title}`);
    const away = Math.abs(Number.parseFloat(idOfName(candidate.path).id) - Number.parseFloat(target));
    const shared = [...own].filter((word) => words.has(word)).length;
    return { candidate, shared, away: Number.isNaN(away) ? Infinity : away };
  });
  const sorted = ranked.toSorted(
    (one, two) => two.shared - one.shared || (one.away === two.away ? 0 : one.away - two.away),
  );
  return sorted.slice(0, most).map(({ candidate }) => candidate);
}

/** Words that say what a record is about, in small letters. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
}
