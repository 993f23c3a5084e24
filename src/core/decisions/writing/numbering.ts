import { idOfName, isNumbered, isRecordName } from '../fileName.ts';
import { type LogStyle, newLogStyle } from './logStyle.ts';

type SlugStyle = Pick<LogStyle, 'wordSeparator' | 'form'>;

/** Characters of the words in a file's name, at most. */
const longest = 60;

/** Words by which a file is known for something else than a record. */
const helperWords = /[\p{L}\d]*(?:template|readme|index|decisions|contributing)[\p{L}\d]*/giu;

/**
 * The words of a title for a file's name: in letters of any script, without accents; small ones, but where a log keeps
 * capitals. Never empty.
 */
export function slugOf(title: string, { wordSeparator: separator, form }: SlugStyle = newLogStyle): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .normalize('NFC');
  const words = (form === 'backlog.md' ? plain : plain.toLowerCase())
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : slug + separator + word;
    if (longer.length > longest) break;
    slug = longer;
  }
  const [first = 'decision'] = words;
  return slug === ''
    ? Array.from(first)
        .slice(0, longest / 2)
        .join('')
    : slug;
}

/**
 * The number above the highest of a log, wherever it was given.
 * @param names of the log's files, here and on every branch that is known
 */
export function nextNumber(names: readonly string[]): number {
  const numbers = names.flatMap((name) => {
    const { id, form } = idOfName(name);
    if (!isNumbered(form) && form !== 'backlog.md') return [];
    const number = Number.parseInt(id.replace(/^\D+/, ''), 10);
    return Number.isSafeInteger(number) ? [number] : [];
  });
  return numbers.reduce((highest, number) => Math.max(highest, number), 0) + 1;
}

/**
 * The name of a new record's file, without its folder: the next number, or the day where the log counts by days.
 * @param taken names of the log's files, here and on every branch that is known
 * @param today `YYYY-MM-DD`
 */
export function newFileName(
  style: LogStyle,
  title: string,
  given: { readonly taken: readonly string[]; readonly today: string },
): string {
  const name = nameWith(style, slugOf(title, style), given);
  // Under the name of a template or a table of contents nobody would find the record again.
  return isRecordName(name) ? name : nameWith(style, slugOf(title.replace(helperWords, ' '), style), given);
}

function nameWith(
  style: LogStyle,
  slug: string,
  { taken, today }: { readonly taken: readonly string[]; readonly today: string },
): string {
  if (style.form === 'backlog.md') return `decision-${nextNumber(taken)} - ${slug}.md`;
  if (isNumbered(style.form)) return numberedName(style, nextNumber(taken), slug);
  const day = style.form === 'compact-date' ? today.replaceAll('-', '') : today;
  const stem = style.form === 'slug' ? slug : `${day}${style.separator}${slug}`;
  return free(stem, new Set(taken.map((name) => name.toLowerCase())));
}

/** A file's name with a number. */
export function numberedName({ prefix, digits, separator }: LogStyle, number: number, slug: string): string {
  return `${prefix}${String(number).padStart(digits, '0')}${separator}${slug}.md`;
}

function free(stem: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const name = `${stem}${count === 1 ? '' : `-${count}`}.md`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
