import { idOfName, isRecordName, normalId, stemOf } from './fileName.ts';
import type { Sheet } from './sheet.ts';

/** Another record, as a text names it. Offsets count within the text that was looked at. */
export interface Target {
  readonly id: string;
  /** The file that it leads to, as written; undefined where only an id stands there. */
  readonly href: string | undefined;
  /** The words of a link. */
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** Definitions `[label]: href` of a record, by their label in small letters. */
export type References = ReadonlyMap<string, string>;

export function referencesOf({ lines }: Sheet): References {
  const references = new Map<string, string>();
  for (const { shown } of lines) {
    const [, label, href] = /^ {0,3}\[([^\]]+)\]:\s*<?([^\s>]+)>?/.exec(shown) ?? [];
    if (label !== undefined && href !== undefined) references.set(label.toLowerCase(), href);
  }
  return references;
}

/** `[words](path "title")`: the path may stand in `<…>`, and may have brackets that are closed. */
const inline = String.raw`\[(?<label>[^\][]*)\]\((?<href><[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"]*")?\)`;
/** `[[0001-use-x|words]]` */
const wiki = String.raw`\[\[(?<wiki>[^\][|]+)(?:\|[^\][]*)?\]\]`;
/** `[words][label]`, `[label]`, or brackets of another meaning */
const reference = String.raw`\[(?<text>[^\][]+)\](?:\[(?<named>[^\][]*)\])?(?!\()`;
/** `ADR-12`, `adr 12`, `ADR12a`; not a part of a path or of another name */
const plain = String.raw`(?<![\p{L}\d/.-])ADR[-_ #]?(?<adr>\d+(?:\.\d+)?[a-z]?)(?![\p{L}\d])`;
/** `#12`; not a part of an address, nor an issue that says so (`GitHub #12`) */
const hash = String.raw`(?<![\p{L}\d/&#]|\b(?:github|issues?|prs?|pull requests?|tickets?)\s)#(?<hash>\d+)(?![\p{L}\d])`;
/** `20261122-use-x`, as log4brains names a record */
const slug = String.raw`(?<![\p{L}\d/.-])(?<slug>\d{8}-[a-z0-9][a-z0-9-]*)(?![\p{L}\d])`;
/** A file by its name (`0001-use-x.md`), a number with zeros (`0001`), a record of Backlog.md (`decision-1`). */
const bare = String.raw`(?<![\p{L}\d/.-])(?<bare>\d{3,4}[-_]\p{L}[\p{L}\d_-]*(?:\.md)?|0\d{2,3}(?![-.]\d)|decision-\d+)(?![\p{L}\d])`;

/** A file with its folders, or with a date in front. */
const path = String.raw`(?<![\p{L}\d_/.-])(?<path>(?:[\w.-]*\/)*[\w.-]+\.md)(?![\p{L}\d])`;

/** `#12` names a decision behind a verb only: elsewhere it is an issue. So do names that are no links. */
const behindVerb = new RegExp([wiki, inline, reference, plain, slug, hash, bare, path].join('|'), 'giu');
const anywhere = new RegExp([wiki, inline, reference, plain, slug].join('|'), 'giu');

/** Every other record that a text names. */
export function targetsIn(text: string, references: References, where: 'verb' | 'prose'): readonly Target[] {
  const targets: Target[] = [];
  for (const found of text.matchAll(where === 'verb' ? behindVerb : anywhere)) {
    const target = targetOf(found.groups ?? {}, references, where);
    if (target !== undefined) targets.push({ ...target, start: found.index, end: found.index + found[0].length });
  }
  return targets;
}

type Named = Readonly<Record<string, string | undefined>>;
type Found = Pick<Target, 'id' | 'href' | 'label'>;

function targetOf(groups: Named, references: References, where: 'verb' | 'prose'): Found | undefined {
  const { label, wiki: page, text, named } = groups;
  const href = groups['href']?.replace(/^<|>$/g, '');
  if (href !== undefined) return linked(where === 'verb' ? inRepository(href) : href, label);
  if (page !== undefined) return { id: idOfText(page) ?? idOfName(page.trim()).id, href: undefined, label: page };
  if (text !== undefined) return referred(text, named, { references, where });
  if (groups['path'] !== undefined) return fileOf(groups['path']);
  const id = groups['adr'] ?? groups['hash'] ?? groups['slug'] ?? bareId(groups['bare']);
  return id === undefined ? undefined : { id: normalId(id), href: undefined, label: '' };
}

/** None, or one whose name says what lies there. */
const folderOfRecords = /^$|(?<![a-z])(?:adrs?|decisions?)(?![a-z])/i;

/** A record by the path that a text spells out; one that begins with a folder counts from the root. */
function fileOf(path: string): Found | undefined {
  const { id, form } = idOfName(path);
  const folder = path.slice(0, -stemOf(path).length - '.md'.length);
  if (form === 'slug' || !isRecordName(path) || !folderOfRecords.test(folder)) return undefined;
  return { id, href: /^(?:\.|$)/.test(folder) ? path : `/${path}`, label: '' };
}

function bareId(name: string | undefined): string | undefined {
  return name === undefined ? undefined : idOfName(name).id;
}

function referred(
  text: string,
  named: string | undefined,
  { references, where }: { readonly references: References; readonly where: 'verb' | 'prose' },
): Found | undefined {
  const href = references.get((named === undefined || named === '' ? text : named).toLowerCase());
  if (href !== undefined) return linked(href, text);
  // Brackets without a definition are no link; what they hold may name a record all the same.
  const id =
    idOfText(text) ??
    (where === 'verb' ? /^#?(\d{1,4}[a-z]?)(?:[.:]?\s|[-_]\p{L}|$)/u.exec(text.trim())?.[1] : undefined);
  return id === undefined ? undefined : { id: normalId(id), href: undefined, label: text };
}

/** A link to a file that may be a record; links to pages, images and places in the record itself are none. */
function linked(href: string, label = ''): Found | undefined {
  const path = decoded(href.replace(/[#?].*$/s, ''));
  if (/^[a-z][a-z\d+.-]*:/i.test(path)) return undefined;
  if (!/\.(?:md|markdown)$/i.test(path)) return pageOf(path, label);
  const { id } = idOfName(path);
  const stem = stemOf(path);
  // log4brains names a record of another package by its package: that is its id there.
  const other = label.trim();
  return { id: other.endsWith(`/${stem}`) && /^[\w.-]+\//.test(other) ? other : id, href: path, label };
}

/** The page of a record on a site made of the log: `[ADR-12](../0012-use-x/)`. */
function pageOf(path: string, label: string): Found | undefined {
  const id = /^[^#].*\/$/.test(path) ? idOfText(label) : undefined;
  return id === undefined ? undefined : { id, href: undefined, label };
}

/** A page that a host makes of a file, as the path from the root: of `https://…/blob/main/docs/1.md` it is `/docs/1.md`. */
function inRepository(href: string): string {
  return href.replace(/^https?:\/\/[^/]+\/.+?\/(?:blob|tree|src)\/(?:branch\/)?[^/]+(?=\/)/, '');
}

/** `ADR-12`, `12. Title` and slugs with a date. */
function idOfText(text: string): string | undefined {
  const [, adr] = /^\s*ADR[-_ #]?(\d+(?:\.\d+)?[a-z]?)(?![\p{L}\d])/iu.exec(text) ?? [];
  if (adr !== undefined) return normalId(adr);
  return /^\s*(\d{8}-[a-z0-9-]+)\s*$/.exec(text)?.[1];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
