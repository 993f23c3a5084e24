import type { Range, TextEdit } from '../../model/problem.ts';
import { folderOf } from '../fileName.ts';
import { verbPattern } from '../linkKinds.ts';
import { statusLines, statusSection } from '../statusPlace.ts';
import { type StatusReading, statusWordIn } from '../statusWords.ts';
import { addKey, scalar, spaced } from './frontEdits.ts';
import { type Named, adrName, linkTo, machineName } from './names.ts';
import { type OpenRecord, put } from './openRecord.ts';
import { firstInSection, intoSection } from './sections.ts';
import { nameFormOf } from './nameForm.ts';

/** A status that a person gives a record; `superseded` names what takes its place. */
export type NewStatus =
  | { readonly status: 'accepted' | 'rejected' | 'deprecated' | 'proposed' }
  | { readonly status: 'superseded'; readonly by: Named };

/**
 * Puts a status where the record says it, and leaves what stands around it: only the word is replaced, with the sign in
 * front of it. A second successor is put beside the first one.
 * @returns undefined where a record has no place for a status
 */
export function statusEdits(open: OpenRecord, wanted: NewStatus): readonly TextEdit[] | undefined {
  const { place, front, record } = open;
  if (place !== undefined) {
    if (place.range === undefined) return undefined;
    if (place.where === 'front-matter') return [frontEdit(open, place.range, { wanted, place })];
    return textEdits(open, place.range, { wanted, place });
  }
  if (statusSection(open.sheet) !== undefined) return sectionEdits(open, wanted);
  const inFront = front !== undefined || record.dialect === 'madr4-minimal';
  return inFront ? emptyFrontEdits(open, wanted) : undefined;
}

/** What is written, where the record's text already has a status or none. */
interface Wanted {
  readonly wanted: NewStatus;
  readonly place: StatusReading & { readonly placeholder: boolean };
}

function emptyFrontEdits(open: OpenRecord, wanted: NewStatus): readonly TextEdit[] {
  const field = open.front?.fields.get('status');
  const value = scalar(frontPhrase(open, wanted));
  if (field === undefined) return [addKey(open, 'status', value)];
  const line = open.sheet.lines[field.firstLine - 1];
  if (line === undefined || field.lastLine !== field.firstLine) return [];
  // A key without a value, or with `null` or a comment: the value goes right behind the colon.
  const colon = line.start + line.text.indexOf(':') + 1;
  const [nothing = ''] = /^\s*(?:null|~|""|'')(?=\s|$)/i.exec(line.text.slice(colon - line.start)) ?? [];
  return [{ start: colon, end: colon + nothing.length, text: ` ${value}` }];
}

/** A record of another log is named by a link: its number would be one of this log. */
function frontPhrase({ path }: OpenRecord, wanted: NewStatus): string {
  if (wanted.status !== 'superseded') return wanted.status;
  const { by } = wanted;
  const isNear = folderOf(by.path) === folderOf(path);
  return `superseded by ${isNear ? machineName(by.path) : linkTo(path, by, adrName(by.path) ? 'adr' : 'stem')}`;
}

function frontEdit(open: OpenRecord, range: Range, { wanted, place }: Wanted): TextEdit {
  const { text } = open;
  const value = text.slice(range.start, range.end);
  const quote = /^["']/.exec(value)?.[0] ?? '';
  const phrase = frontPhrase(open, wanted);
  if (place.placeholder || place.status === 'unknown')
    return put(range, quote === '' ? scalar(phrase) : quoted(phrase));
  const inner = { start: range.start + quote.length, end: range.end - quote.length };
  const edit = wordEdit(text, inner, { phrase, wanted, place });
  if (quote !== '' || edit.start !== inner.start || edit.end !== inner.end) return edit;
  return put(edit, spaced(text, edit.start, wanted.status === 'superseded' ? quoted(edit.text) : scalar(edit.text)));
}

const quoted = (text: string): string => JSON.stringify(text);

/** A status that stands in the text: in a section, behind `Status:`, in a table. */
function textEdits(open: OpenRecord, range: Range, { wanted, place }: Wanted): readonly TextEdit[] {
  const phrase = textPhrase(open, wanted);
  if (place.placeholder || place.status === 'unknown') return [put(range, cased(phrase, open, undefined))];
  return [wordEdit(open.text, range, { phrase: cased(phrase, open, wordAt(open.text, range)), wanted, place })];
}

function textPhrase(open: OpenRecord, wanted: NewStatus): string {
  return wanted.status === 'superseded'
    ? `superseded by ${linkTo(open.path, wanted.by, nameFormOf(open))}`
    : wanted.status;
}

function wordAt(text: string, range: Range): string | undefined {
  const raw = text.slice(range.start, range.end);
  const word = statusWordIn(raw);
  return word && raw.slice(word.start, word.end);
}

/** In capitals as the word that stood there; where none did, as the dialect has it. */
function cased(phrase: string, { record }: OpenRecord, before: string | undefined): string {
  const small = before === undefined ? ['madr2', 'log4brains'].includes(record.dialect) : /^[a-z]/.test(before);
  return small ? phrase : phrase.slice(0, 1).toUpperCase() + phrase.slice(1);
}

/** The sign in front of a status is part of it: a tick beside “rejected” would say the opposite. */
const signs = /(?:[\p{Extended_Pictographic}✓✔✗✘☑☐][\uFE0F\u200D]*\s*|:[a-z\d_+-]+:\s+)+$/u;

function wordEdit(
  text: string,
  { start, end }: Range,
  { phrase, wanted, place }: Wanted & { readonly phrase: string },
): TextEdit {
  const raw = text.slice(start, end);
  const word = statusWordIn(raw);
  const again = wanted.status === 'superseded' && place.status === 'superseded';
  if (place.partial || again || word === undefined) {
    const at = start + (word?.start ?? 0);
    return { start: place.partial ? start : at, end: place.partial ? start : at, text: `${phrase}; ` };
  }
  const [sign = ''] = signs.exec(raw.slice(0, word.start)) ?? [];
  return { start: start + word.start - sign.length, end: start + word.end, text: phrase };
}

/** A status section that has link lines at the most: a successor stands first, or behind the ones before it. */
function sectionEdits(open: OpenRecord, wanted: NewStatus): readonly TextEdit[] | undefined {
  const section = statusSection(open.sheet);
  if (section === undefined) return undefined;
  const phrase = cased(textPhrase(open, wanted), open, undefined);
  const successors = statusLines(open.sheet).filter(({ text }) => /^super[sc]eded by/i.test(text));
  const last = wanted.status === 'superseded' ? successors.at(-1) : undefined;
  if (last === undefined) return [firstInSection(open.sheet, section.heading, phrase)];
  return [intoSection(open.sheet, endOfParagraph(open.sheet, last.lineNumber) - 1, [phrase])];
}

/** The number of the line with which a link line ends that goes on over several. */
function endOfParagraph(sheet: OpenRecord['sheet'], first: number): number {
  let end = first;
  for (const { lineNumber, text } of statusLines(sheet)) {
    if (lineNumber === end + 1 && text.search(verbPattern) !== 0) end = lineNumber;
  }
  return end;
}
