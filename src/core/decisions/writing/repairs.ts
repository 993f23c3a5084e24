import type { TextEdit } from '../../model/problem.ts';
import { type StatusPlace, statusPlaces } from '../statusPlace.ts';
import { scalar } from './frontEdits.ts';
import type { Named } from './names.ts';
import { type OpenRecord, confirmed, put } from './openRecord.ts';
import { removeLink } from './removeLink.ts';
import { type NewStatus, statusEdits } from './statusEdits.ts';

/** One of the statuses that a record gives at once, and the edits by which it gives that one only. */
export interface StatusChoice {
  /** As written. */
  readonly keeps: string;
  readonly edits: readonly TextEdit[];
}

/**
 * The ways out of a record that says two things about its status.
 * @param named the records that it names, by their id
 */
export function statusChoices(open: OpenRecord, named: ReadonlyMap<string, Named>): readonly StatusChoice[] {
  const places = statusPlaces(open.sheet, open.front, open.facts).filter(({ status }) => status !== 'unknown');
  const [first, ...others] = places;
  if (first === undefined) return [];
  const other = others.find(({ status }) => status !== first.status);
  if (other !== undefined) return [first, other].flatMap((kept) => keeping(open, kept, places));
  return besideLink(open, first, named);
}

function keeping(open: OpenRecord, kept: StatusPlace, places: readonly StatusPlace[]): readonly StatusChoice[] {
  const edits = places.flatMap((place) => (place.status === kept.status ? [] : sayingAt(open, place, kept)));
  return choice(open, { keeps: kept.raw, edits }, kept.status);
}

/** The word of one place in another; one that no edit of a status makes as it stands there. */
function sayingAt(open: OpenRecord, place: StatusPlace, kept: StatusPlace): readonly TextEdit[] {
  const wanted = writable(kept);
  if (wanted !== undefined) return statusEdits({ ...open, place }, wanted) ?? [];
  if (place.range === undefined) return [];
  return [put(place.range, place.where === 'front-matter' ? scalar(kept.raw) : kept.raw)];
}

function writable({ status }: StatusPlace): NewStatus | undefined {
  switch (status) {
    case 'accepted':
    case 'rejected':
    case 'deprecated':
    case 'proposed':
      return { status };
    case 'draft':
    case 'superseded':
    case 'unknown':
    case 'none':
      return undefined;
  }
}

/** A status in force beside a full `superseded by`: one of the two goes. */
function besideLink(open: OpenRecord, place: StatusPlace, named: ReadonlyMap<string, Named>): readonly StatusChoice[] {
  const link = open.record.links.find(({ kind, partial }) => kind === 'superseded-by' && !partial);
  if (link === undefined) return [];
  const by = named.get(link.target);
  const status = by === undefined ? [] : (statusEdits(open, { status: 'superseded', by }) ?? []);
  const removed = removeLink(open, link, place.status) ?? [];
  return [
    ...choice(open, { keeps: place.raw, edits: removed }, place.status),
    ...choice(open, { keeps: `superseded by ${link.target}`, edits: status }, 'superseded'),
  ];
}

/** Counts only where the record then says one thing. */
function choice(open: OpenRecord, made: StatusChoice, status: StatusPlace['status']): readonly StatusChoice[] {
  const { ok } = confirmed(open, made.edits, (after) => {
    return after.status === status && after.problems.every(({ code }) => code !== 'status-conflict');
  });
  return ok && made.edits.length > 0 ? [made] : [];
}

/** The line that ends a front matter nobody has ended: behind its keys, in front of whatever else comes. */
export function closeFrontMatter({ sheet }: OpenRecord): TextEdit {
  const { lines, lineBreak, text } = sheet;
  const isKey = (line: string): boolean => /^[\w-]+\s*:(?:\s|$)|^\s+\S|^- /.test(line);
  const end = lines.findIndex((line, index) => index > 0 && !isKey(line.text));
  const at = lines[end < 0 ? lines.length : end]?.start ?? text.length;
  const isOpen = at === text.length && !/[\r\n]$/.test(text);
  return { start: at, end: at, text: `${isOpen ? lineBreak : ''}---${lineBreak}` };
}
