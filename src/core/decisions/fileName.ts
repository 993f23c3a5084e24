/** What a file's name says of a record. Ids are texts: leading zeros do not count, a letter or a part behind a dot does. */
export interface NamedId {
  readonly id: string;
  /** The title as the name has it, with blanks for dashes. */
  readonly title: string;
  readonly form: 'date' | 'number' | 'prefixed' | 'compact-date' | 'backlog.md' | 'slug';
}

/** Whether a name of this form has a number of its log: not where the log goes by days, by titles, or by ids of Backlog.md. */
export function isNumbered(form: NamedId['form']): boolean {
  return form === 'number' || form === 'prefixed';
}

/** The folder that a file lies in, without its last `/`. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** What stands in front of the number of a decision. */
export const prefixes = 'adr|ladr|rfc|dr|pdr|tdr|edr|kdr|mdr|ddr|decision-record';

/** In this order: a date would otherwise be taken for a number of four digits. Capital letters are a prefix of any kind. */
const forms: readonly { readonly form: NamedId['form']; readonly pattern: RegExp; readonly keepsStem?: true }[] = [
  { form: 'backlog.md', pattern: /^(decision-\d+)(?: - |$)/i },
  { form: 'date', pattern: /^(\d{4}-\d{2}-\d{2})(?:[-_ ]|$)/, keepsStem: true },
  { form: 'compact-date', pattern: /^(\d{8})(?:[-_]|$)/, keepsStem: true },
  { form: 'prefixed', pattern: new RegExp(String.raw`^(?:${prefixes})[-_ ]?(\d+(?:\.\d+)?[a-z]?)(?:[-_. ]|$)`, 'i') },
  { form: 'prefixed', pattern: /^[A-Z]{2,8}[-_ ]?(\d+(?:\.\d+)?[a-z]?)(?:[-_. ]|$)/ },
  { form: 'number', pattern: /^(\d+)adr(?:[-_. ]|$)/i },
  { form: 'number', pattern: /^(\d+(?:\.\d+)?[a-z]?)(?:[-_. ]|$)/i },
];

/** Reads the id that a record's file name gives it. @param path with `/`; only its last part counts */
export function idOfName(path: string): NamedId {
  const stem = stemOf(path);
  for (const { form, pattern, keepsStem } of forms) {
    const found = pattern.exec(stem);
    const id = found?.[1];
    if (found === null || id === undefined) continue;
    const title = titleOf(stem.slice(found[0].length));
    return { id: keepsStem === true ? stem : normalId(id), title, form };
  }
  return { id: stem, title: titleOf(stem), form: 'slug' };
}

/** The name of a file without its folder and its ending. */
export function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replace(/\.(?:md|markdown|mdx|adoc)$/i, '');
}

/** An id as it is compared: without leading zeros, in small letters. */
export function normalId(id: string): string {
  return id.toLowerCase().replace(/^0+(?=\d)/, '');
}

function titleOf(rest: string): string {
  return rest.replace(/[-_]+/g, ' ').replace(/\s+/g, ' ').trim();
}

const helpers = /^(?:readme|index|template|decisions|contributing)$/i;

/**
 * Whether a file of a log is a record, by its name: no table of contents, no template. One with a number of its own
 * about templates is a record all the same.
 */
export function isRecordName(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!/\.(?:md|markdown)$/i.test(name) || name.startsWith('_') || name.startsWith('.')) return false;
  const stem = stemOf(name);
  if (helpers.test(stem)) return false;
  if (!/template/i.test(stem)) return true;
  const { id, form, title } = idOfName(name);
  const words = title.toLowerCase().split(' ');
  const templateOnly = words.every((word) => /^(?:adr|madr|template|bare|minimal|long|short|full)$/.test(word));
  return form !== 'slug' && id !== '0' && !templateOnly;
}
