import { type AiTool, aiTools, authorSuffixes, markingTrailers, wrongMarks } from './aiTools.ts';
import type { Lines } from './changedFile.ts';

/** A commit of the branch. */
export interface BranchCommit {
  readonly commit: string;
  readonly authored: Date;
  readonly committed: Date;
  readonly name: string;
  readonly email: string;
  /** The whole message. */
  readonly message: string;
  /** Its files, with their lines where git counts any. Of a merge none. */
  readonly files: readonly { readonly path: string; readonly lines: Lines | undefined }[];
}

/** Whether AI marked a commit. Not marked does not mean that no AI was used. */
export type Mark = 'marked' | 'not-marked' | 'unknown';

/** Added lines by what is known of who wrote them. What is not committed is unknown. */
export interface AiShare {
  readonly marked: number;
  readonly notMarked: number;
  readonly unknown: number;
}

/** What a commit says of AI, by its author and its trailers. */
export function markOf(commit: BranchCommit): Mark {
  const name = commit.name.trim().toLowerCase();
  if (authorSuffixes.some((suffix) => name.endsWith(suffix))) return 'marked';
  if (toolOf({ name: '', mail: commit.email }) !== undefined || isBot(name)) return 'marked';
  const marks = trailersOf(commit.message)
    .filter(({ key }) => markingTrailers.includes(key))
    .flatMap(({ key, value }) => {
      const tool = toolOf(personOf(value), key);
      return tool === undefined ? [] : ([isDoubtful(tool, key, commit) ? 'unknown' : 'marked'] as const);
    });
  if (marks.includes('marked')) return 'marked';
  return marks.length > 0 ? 'unknown' : 'not-marked';
}

/** The added lines of a branch's commits, and of what is not committed yet, by their marks. */
export function aiShare(commits: readonly BranchCommit[], uncommitted: number): AiShare {
  const sum = (mark: Mark) =>
    commits.filter((commit) => markOf(commit) === mark).reduce((lines, commit) => lines + addedBy(commit), 0);
  return { marked: sum('marked'), notMarked: sum('not-marked'), unknown: sum('unknown') + uncommitted };
}

/** Whether marked commits hold at least half of the lines that the branch's commits added. */
export function isAiMarked(commits: readonly BranchCommit[]): boolean {
  const { marked, notMarked, unknown } = aiShare(commits, 0);
  return marked > 0 && marked * 2 >= marked + notMarked + unknown;
}

function addedBy({ files }: BranchCommit): number {
  return files.reduce((sum, { lines }) => sum + (lines?.added ?? 0), 0);
}

interface Trailer {
  readonly key: string;
  readonly value: string;
}

/**
 * The trailers at a message's end: lines `Key: value` in paragraphs that have nothing else. Read here and not by git,
 * whose reading a person's configuration changes.
 */
export function trailersOf(message: string): readonly Trailer[] {
  const paragraphs = message.trimEnd().split(/\r?\n(?:[ \t]*\r?\n)+/);
  const trailers: Trailer[] = [];
  // The first paragraph is the subject, whatever it looks like.
  for (let at = paragraphs.length - 1; at > 0; at -= 1) {
    const read = trailersIn(paragraphs[at] ?? '');
    if (read === undefined) break;
    trailers.unshift(...read);
  }
  return trailers;
}

function trailersIn(paragraph: string): readonly Trailer[] | undefined {
  const trailers: { key: string; value: string }[] = [];
  for (const line of paragraph.split(/\r?\n/)) {
    const [, key, value = ''] = /^([A-Za-z][A-Za-z0-9-]*)[ \t]*:(.*)$/.exec(line) ?? [];
    const last = trailers.at(-1);
    if (key !== undefined) trailers.push({ key: key.toLowerCase(), value: value.trim() });
    else if (/^[ \t]/.test(line) && last !== undefined) last.value += ` ${line.trim()}`;
    else if (!/^(?:\(cherry picked from commit |-+$)/.test(line)) return undefined;
  }
  return trailers;
}

interface Person {
  readonly name: string;
  readonly mail: string | undefined;
}

function personOf(value: string): Person {
  const open = value.lastIndexOf('<');
  const close = value.indexOf('>', open);
  if (open < 0 || close < 0) return { name: value, mail: undefined };
  return { name: value.slice(0, open).trim(), mail: value.slice(open + 1, close).trim() };
}

/** The tool that a mark names: by its address, else by its name. */
function toolOf({ name, mail }: Person, trailer?: string): AiTool | undefined {
  const address = mail?.toLowerCase();
  const byMail =
    address === undefined ? undefined : aiTools.find(({ mails }) => mails.some((one) => isMail(one, address)));
  if (byMail !== undefined) return byMail;
  const lower = name.toLowerCase();
  const byName = aiTools.find(({ names }) => names.includes(lower));
  // `Generated-by: Claude Opus 4` names no person: the tool's own name at its beginning is enough.
  const alone = mail === undefined && trailer !== 'co-authored-by';
  return byName ?? (alone ? aiTools.find((tool) => beginsWith(lower, tool.name.toLowerCase())) : undefined);
}

function isMail(known: string, address: string): boolean {
  if (!known.startsWith('+')) return address === known;
  return address === known.slice(1) || (address.endsWith(known) && /^\d+$/.test(address.slice(0, -known.length)));
}

function beginsWith(text: string, name: string): boolean {
  return text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}

function isBot(name: string): boolean {
  return name.endsWith('[bot]') && aiTools.some(({ names }) => names.includes(name));
}

function isDoubtful({ name }: AiTool, trailer: string, { committed, authored }: BranchCommit): boolean {
  const { tool, from, until } = wrongMarks;
  const within = (time: Date) => time >= new Date(from) && time < new Date(until);
  return name === tool && trailer === wrongMarks.trailer && (within(committed) || within(authored));
}
