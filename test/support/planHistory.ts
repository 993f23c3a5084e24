import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { history } from '../../src/agents/tools/history.ts';
import { now } from './backlog.ts';
import { Repository, gitEnvironment } from './repository.ts';

/** A commit of a history that is made at once. */
export interface MadeCommit {
  /** What `backlog.yaml` says from then on. */
  readonly plan?: string;
  /** What it does to other files: their texts by path; null takes one away. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** When it was authored, and committed if that was at the same time. */
  readonly at: string;
  readonly committed?: string;
  /** `Name <address>`. */
  readonly author?: string;
  /** Places of the commits that it is made from among the others; the one before it if left out. */
  readonly from?: readonly number[];
}

const head = `headwater: 1
board: { columns: [ideas, ready, building, review, { id: live, was: [done] }] }
people:
  ana: { name: Ana Ruiz, email: ana@example.org }
items:
`;

/** A backlog of these items. */
export function plan(...items: readonly string[]): string {
  return head + items.join('');
}

/** An item: its id, its column, and the lines of its history. */
export function item(id: string, status: string, ...history: readonly string[]): string {
  const lines = history.length === 0 ? [] : ['    history:', ...history.map((line) => `      ${line}`)];
  return [`  - id: ${id}`, `    title: The ${id}`, `    status: ${status}`, ...lines, ''].join('\n');
}

/** An entry of a history. */
export function said(on: number, to: string, more = ''): string {
  return `- { at: ${day(on)}, to: ${to}${more} }`;
}

/** Nine in the morning of a day in November. */
export function day(number: number): string {
  return `2026-11-${String(number).padStart(2, '0')}T09:00:00Z`;
}

const ana = 'Ana Ruiz <ana@example.org>';

/** Makes a whole history in one step, each commit named by its place. Replaces what `main` was. */
export function makeHistory(repository: Repository, commits: readonly MadeCommit[]): void {
  const stream = commits.map(({ plan: text, files = {}, at, committed = at, author = ana, from }, index) => {
    const parents = from ?? (index === 0 ? [] : [index - 1]);
    const [first, ...merged] = parents.map((parent) => `:${parent + 1}\n`);
    const all = [...Object.entries(files), ...(text === undefined ? [] : [['backlog.yaml', text] as const])];
    const changes = all.map(([path, content]) =>
      content === null ? `D ${path}\n` : `M 100644 inline ${path}\n${dataOf(content)}`,
    );
    return [
      `commit refs/heads/${index === commits.length - 1 ? 'main' : 'made'}\nmark :${index + 1}\n`,
      `author ${author} ${secondsOf(at)} +0000\ncommitter ${ana} ${secondsOf(committed)} +0000\n`,
      dataOf(String(index)),
      first === undefined ? '' : `from ${first}`,
      ...merged.map((parent) => `merge ${parent}`),
      ...changes,
      '\n',
    ].join('');
  });
  // Every commit says what it is made from, whatever the name pointed to before.
  const reset = 'reset refs/heads/made\n\n';
  execFileSync('git', ['fast-import', '--quiet', '--force'], {
    cwd: repository.folder,
    env: gitEnvironment,
    input: stream.map((commit) => reset + commit).join(''),
    maxBuffer: 1024 * 1024 * 1024,
  });
  repository.git('reset', '--quiet', '--hard', 'main');
}

function dataOf(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function secondsOf(time: string): number {
  return Date.parse(time) / 1000;
}

/** What the tool offers, or with `write` records: `ITEM TIME COLUMN BY (COMMIT)`, the commit by its message. */
export async function movesOf(repository: Repository, { write = false, file = 'backlog.yaml' } = {}) {
  const { data, said } = await withOwnCache(() => history({ folder: repository.folder, file, now }, write));
  const moves = data.entries.map(
    ({ item, at, to, by, commit }) =>
      `${item} ${at} ${to} ${by ?? '-'} (${repository.git('log', '-1', '--format=%s', commit).trim()})`,
  );
  return { moves, said, skipped: data.skipped, unread: data.unread };
}

/** Runs a tool of this process with a cache that nobody else has. */
async function withOwnCache<Done>(run: () => Promise<Done>): Promise<Done> {
  const before = process.env['XDG_CACHE_HOME'];
  const folder = mkdtempSync(join(tmpdir(), 'headwater-cache-'));
  process.env['XDG_CACHE_HOME'] = folder;
  try {
    return await run();
  } finally {
    if (before === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = before;
    rmSync(folder, { recursive: true, force: true });
  }
}
