import { idOfName, isNumbered, stemOf } from '../fileName.ts';

/** A record as others name it. */
export interface Named {
  readonly path: string;
  readonly title: string;
}

/** How a text names a record: `[3. Title](…)`, `[ADR-0003](…)`, or by the file's stem. */
export type NameForm = 'title' | 'adr' | 'stem';

/** A link to a record, as Markdown, from a file. Whatever its title holds, the link stays one. */
export function linkTo(from: string, other: Named, form: NameForm): string {
  return `[${labelOf(other, form)}](${hrefOf(from, other.path)})`;
}

function labelOf({ path, title }: Named, form: NameForm): string {
  const words = {
    title: hasNumber(path) ? `${idOfName(path).id}. ${title}` : title,
    adr: adrName(path)?.replace('ADR', lettersOf(path)) ?? title,
    stem: stemOf(path),
  }[form];
  // A bar would end a table's cell.
  return linkWords(words).replaceAll('|', '/');
}

/** Brackets would end the words of a link, as a backslash would keep it from ending; a line break the line. */
export function linkWords(text: string): string {
  const plain = inline(text).replaceAll('[', '(').replaceAll(']', ')');
  // An odd number of backslashes at the end.
  return plain.replace(/(?<!\\)(?:\\\\)*\\$/, '$&\\');
}

/** What stands in front of a record's number where people read it: the capitals of its file's name. */
export function lettersOf(path: string): string {
  return /^[A-Z]{2,8}(?=[-_ ]?\d)/.exec(stemOf(path))?.[0] ?? 'ADR';
}

/** Whether a record has a number, by its file's name: not where the log goes by days or titles. */
function hasNumber(path: string): boolean {
  return isNumbered(idOfName(path).form);
}

/** `ADR-0003`, as wide as the number in the file's name; undefined where it has none. */
export function adrName(path: string): string | undefined {
  if (!hasNumber(path)) return undefined;
  const [digits] = /\d+(?:\.\d+)?[a-z]?/i.exec(stemOf(path)) ?? [];
  return digits === undefined ? undefined : `ADR-${digits}`;
}

/** The name for a list of the front matter: a number where there is one. */
export function machineName(path: string): string {
  const { form, id } = idOfName(path);
  return adrName(path) ?? (form === 'backlog.md' ? id : stemOf(path));
}

/** A path from a file to another, as a link's target. */
export function hrefOf(from: string, to: string): string {
  const own = from.split('/').slice(0, -1);
  const other = to.split('/');
  while (own.length > 0 && other.length > 1 && own[0] === other[0]) {
    own.shift();
    other.shift();
  }
  const path = [...own.map(() => '..'), ...other].join('/');
  return encodeURI(path)
    .replace(/[()#?]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%(?:[89A-F][0-9A-F])(?:%[89AB][0-9A-F])+/gi, decodedLetters);
}

/** Letters of any script stay readable in a link. */
function decodedLetters(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** A text on one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A text on one line in which Markdown hides nothing: no comment begins in it. */
export function inline(text: string): string {
  return oneLine(text).replace(/(?<!\\)<!--/g, '\\<!--');
}
