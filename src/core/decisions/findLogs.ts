import { folderOf, idOfName, isRecordName } from './fileName.ts';

/** A folder of decision records. Its path is its identity: ids are told apart within it. */
export interface FoundLog {
  /** With `/`, relative to where the search began; empty for that folder itself. */
  readonly folder: string;
  /** Paths of its records, in order. */
  readonly records: readonly string[];
}

export interface LogSearch {
  /** Every file, with `/`, relative to where the search began. */
  readonly paths: readonly string[];
  /** Texts of the files that name folders of records, by path (`configNames`). */
  readonly configs: ReadonlyMap<string, string>;
  /** Folders that the person's setting names. */
  readonly setting?: readonly string[];
}

/** Folders that hold no decisions of this project: what the setting `headwater.exclude` leaves out by default. */
const leftOut = new Set(['node_modules', 'dist', 'out', 'vendor', 'fixtures', 'corpora']);

/** Whether nothing in a folder of that name is looked at. */
export function isLeftOutFolder(name: string): boolean {
  return leftOut.has(name) || name.startsWith('.');
}

/** Whether a file lies in such a folder. @param path with `/` */
export function isLeftOut(path: string): boolean {
  return path.split('/').slice(0, -1).some(isLeftOutFolder);
}

/** Files in which other tools say where their records are. */
export const configNames: readonly string[] = [
  '.adr-dir',
  '.log4brains.yml',
  'adrs.toml',
  'adr.config.json',
  'catalog-info.yaml',
];

/** Folders that hold records in public repositories, by how often. */
const usual = [
  ...[
    'docs/decisions',
    'docs/adr',
    'doc/adr',
    'docs/adrs',
    'docs/ADRs',
    'docs/architecture/decisions',
    'doc/decisions',
  ],
  ...['adr', 'ADR', 'decisions', 'architecture-decision-record', 'architecture-decision-records'],
  ...['documentation/adr', 'documentation/adrs', 'documentation/decisions', 'docs/arch', 'backlog/decisions'],
];

/** Where a project's first record goes. */
const newLogFolder = 'docs/decisions';

const skipped = /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/;

/**
 * Finds the logs of a workspace: those that a setting or a tool's file names, and the usual folders, below any folder.
 * @returns the logs, first those that are named; and other folders whose files have names of records, for which
 *   somebody has to look at a heading (`looksLikeRecord`); and where a new record goes
 */
export function findLogs({ paths, configs, setting = [] }: LogSearch): {
  readonly logs: readonly FoundLog[];
  readonly candidates: readonly FoundLog[];
  /** The folder in which a new record goes: it may not be there yet. */
  readonly home: string;
  /** Whether a setting or a tool's file says so. */
  readonly isNamed: boolean;
} {
  const byFolder = recordsByFolder(paths.filter((path) => !skipped.test(path)));
  const named = [...setting.map(cleaned), ...namedFolders(configs)];
  const folders = [...byFolder.keys()];
  const known = folders
    .filter((folder) => usual.some((name) => folder === name || folder.endsWith(`/${name}`)))
    .sort((one, other) => placeOf(one) - placeOf(other) || one.localeCompare(other));
  const chosen = [...new Set([...named, ...known])].filter((folder) => byFolder.has(folder));
  const logOf = (folder: string): FoundLog => ({ folder, records: byFolder.get(folder) ?? [] });
  const others = folders.filter((folder) => !chosen.includes(folder) && hasRecordNames(byFolder.get(folder) ?? []));
  const home = named[0] ?? chosen[0] ?? others[0] ?? newLogFolder;
  return { logs: chosen.map(logOf), candidates: others.map(logOf), home, isNamed: named.length > 0 };
}

function placeOf(folder: string): number {
  return usual.findIndex((name) => folder === name || folder.endsWith(`/${name}`));
}

function recordsByFolder(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byFolder = new Map<string, string[]>();
  for (const path of paths.filter(isRecordName).sort()) {
    const folder = folderOf(path);
    const records = byFolder.get(folder);
    if (records === undefined) byFolder.set(folder, [path]);
    else records.push(path);
  }
  return byFolder;
}

function hasRecordNames(records: readonly string[]): boolean {
  return records.filter((path) => idOfName(path).form !== 'slug').length >= 2;
}

const sections =
  'Status|状态|狀態|ステータス|Statut|Context(?: and Problem Statement)?|Decision(?: Outcome| Drivers)?|Considered Options|Consequences';
const recordHeadings = [
  // `## 1. **Status** ##`, `## Status: Accepted`
  String.raw`^#{1,4}[ \t]+(?:\d+[.)]?[ \t]+)?[*_]{0,2}(?:${sections})(?:[ \t]*[:\uFF1A].*|[*_]{0,2}[ \t#]*)\r?$`,
  // `Status`, underlined by `---`
  String.raw`^[*_]{0,2}(?:${sections})[*_]{0,2}[ \t#]*\r?\n-{2,}[ \t]*\r?$`,
].map((pattern) => new RegExp(pattern, 'im'));

/** Whether a text has a heading that decision records have. */
export function looksLikeRecord(text: string): boolean {
  return recordHeadings.some((heading) => heading.test(text));
}

/** The folders that the tools' files name, in the order in which a new record looks for one. */
function namedFolders(configs: ReadonlyMap<string, string>): readonly string[] {
  return configNames.flatMap((name) =>
    [...configs]
      .filter(([path]) => path === name || path.endsWith(`/${name}`))
      .flatMap(([path, text]) => foldersIn(name, text).map((folder) => below(folderOf(path), folder)))
      .flatMap((folder) => folder ?? []),
  );
}

function foldersIn(name: string, text: string): readonly string[] {
  if (name === '.adr-dir') return text.trim() === '' ? [] : [text.trim()];
  if (name === 'adr.config.json') return jsonPath(text);
  const pattern = {
    '.log4brains.yml': /^[ \t]*(?:-[ \t]+)?adrFolder:\s*["']?([^\s"'#].*)$/gm,
    'adrs.toml': /^[ \t]*adr_dir\s*=\s*["'](.+?)["']\s*(?:#.*)?$/gm,
    'catalog-info.yaml': /^[ \t]*["']?backstage\.io\/adr-location["']?:\s*["']?([^\s"'#].*)$/gm,
  }[name];
  return pattern === undefined ? [] : [...text.matchAll(pattern)].map(([, value = '']) => withoutComment(value));
}

/** A value of YAML whose first quote is gone: without what stands behind it, and without the last one. */
function withoutComment(value: string): string {
  const plain = value.replace(/\s#.*$/, '').trimEnd();
  return plain.replace(/["']$/, '');
}

function jsonPath(text: string): readonly string[] {
  try {
    const config: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    const path = typeof config === 'object' && config !== null && 'path' in config ? config.path : undefined;
    return typeof path === 'string' ? [path] : [];
  } catch {
    return [];
  }
}

/** A folder that a file names, from where the file lies; undefined where it leads out of the search. */
function below(folder: string, named: string): string | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:|[\\/])/i.test(named)) return undefined;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of cleaned(named).split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '..' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function cleaned(folder: string): string {
  return folder
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '.' && part !== '')
    .join('/');
}
