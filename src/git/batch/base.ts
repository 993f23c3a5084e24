import type { BaseReason, UnknownBatch } from '../../core/batch/batch.ts';
import { type Result, fail, succeed } from '../../core/model/result.ts';
import type { Place } from './place.ts';
import { type Ask, lineOf, textOf } from './quietGit.ts';

/** A branch's base, before it is known where it was left. */
export interface FoundBase {
  /** As people name it. */
  readonly ref: string;
  readonly reason: BaseReason;
  /** Commits that it may be at: a local branch may be behind the one that it follows, or before it. */
  readonly tips: readonly string[];
}

/** Names that a base usually has, in this order. */
const usual = ['main', 'master', 'develop'];

/**
 * What a branch is measured against: the first that answers. Never the branch's own upstream, which would show only
 * what is not pushed, unless the branch is the base itself.
 * @param chosen by a person: it must be there
 */
export async function findBase(
  ask: Ask,
  place: Place,
  chosen: string | undefined,
): Promise<Result<FoundBase, UnknownBatch>> {
  const { branch } = place;
  if (chosen !== undefined) {
    const found = await resolved(ask, chosen, 'chosen', place);
    return found ? succeed(found) : fail({ code: 'base-not-found', message: chosen, branch });
  }
  if (branch === undefined) return fail({ code: 'detached', message: '' });
  const config = await branchConfig(ask, branch);
  const originHead = await symbolic(ask, 'refs/remotes/origin/HEAD');
  const search: Search = { ask, place, branch, config, originHead };
  for (const candidates of [configured, onBase, remembered, originDefault, usualNames]) {
    for (const candidate of await candidates(search)) {
      if (isSelf(search, candidate)) continue;
      const found = await resolved(ask, candidate.name, candidate.reason, place);
      if (found !== undefined) return succeed(found);
    }
  }
  return fail({ code: place.shallow ? 'shallow' : 'no-base', message: '', branch });
}

interface Search {
  readonly ask: Ask;
  readonly place: Place;
  readonly branch: string;
  /** The branch's own settings: `vscode-merge-base`, `parent`, `remote` … */
  readonly config: ReadonlyMap<string, string>;
  /** `origin/main` */
  readonly originHead: string | undefined;
}

interface Candidate {
  readonly name: string;
  readonly reason: BaseReason;
}

/** What tools have noted on the branch. They are read, never written. */
function configured({ config }: Search): readonly Candidate[] {
  const keys: readonly (readonly [string, BaseReason])[] = [
    ['branch.vscode-merge-base', 'vscode'],
    ['branch.gh-merge-base', 'github'],
    ['branch.gk-merge-base', 'gitkraken'],
    ['branch.parent', 'stack'],
    ['git-town-branch.parent', 'stack'],
    ['branch.stack-parent', 'stack'],
  ];
  return keys.flatMap(([key, reason]) => {
    const name = config.get(key);
    return name === undefined || name === '' ? [] : [{ name, reason }];
  });
}

/** Where the branch is the base itself: what it follows, else its present commit. */
async function onBase(search: Search): Promise<readonly Candidate[]> {
  const { ask, branch, originHead, place } = search;
  if ((await baseName(search)) !== branch) return [];
  const upstream = upstreamOf(search) ?? originHead ?? `origin/${branch}`;
  const known = await resolved(ask, upstream, 'on-base', place);
  return [{ name: known === undefined ? 'HEAD' : upstream, reason: 'on-base' }];
}

/** What the repository's base is called: what origin says, else the first usual name that there is. */
async function baseName({ ask, originHead }: Search): Promise<string | undefined> {
  if (originHead !== undefined) return originHead.replace(/^origin\//, '');
  const answer = await ask([
    'for-each-ref',
    '--format=%(refname)',
    ...usual.flatMap((name) => [`refs/remotes/origin/${name}`, `refs/heads/${name}`]),
  ]);
  const refs = answer.ok ? answer.value.split('\n') : [];
  return [...usual.map((name) => `refs/remotes/origin/${name}`), ...usual.map((name) => `refs/heads/${name}`)]
    .find((ref) => refs.includes(ref))
    ?.replace(/^refs\/(?:remotes\/origin|heads)\//, '');
}

/** What the reflogs remember: from what the branch was made, or from where somebody came to it first. */
async function remembered({ ask, branch }: Search): Promise<readonly Candidate[]> {
  const created = (await reflog(ask, `refs/heads/${branch}`)).flatMap(
    (subject) => /^branch: Created from (.+)$/.exec(subject)?.[1] ?? [],
  );
  const [from] = created;
  if (created.length === 1 && from !== undefined && isName(from)) return [{ name: from, reason: 'created' }];
  const moves = (await reflog(ask, 'HEAD')).flatMap((subject) => {
    const [, origin = '', to] = /^checkout: moving from (\S+) to (\S+)$/.exec(subject) ?? [];
    return to === branch ? [origin] : [];
  });
  const oldest = moves.at(-1);
  return oldest === undefined || !isName(oldest) ? [] : [{ name: oldest, reason: 'came-from' }];
}

function originDefault({ originHead }: Search): readonly Candidate[] {
  return originHead === undefined ? [] : [{ name: originHead, reason: 'origin-head' }];
}

function usualNames(): readonly Candidate[] {
  return [...usual.map((name) => `origin/${name}`), ...usual].map((name) => ({ name, reason: 'usual-name' }));
}

/** Whether a name still means what it meant: `HEAD~3` and a commit's id do not, or are no base that somebody knows. */
function isName(text: string): boolean {
  return text !== 'HEAD' && !/[~^@:]|^[0-9a-f]{7,64}$/.test(text);
}

/** Whether a candidate is the branch itself, here or where it is pushed to. */
function isSelf({ branch, config }: Search, { name, reason }: Candidate): boolean {
  if (reason === 'on-base') return false;
  const plain = name.replace(/^refs\/(?:heads|remotes)\//, '');
  const remotes = ['origin', config.get('branch.remote'), config.get('branch.pushremote')];
  return plain === branch || remotes.some((remote) => plain === `${remote ?? ''}/${branch}`);
}

/** `origin/main`, from a branch's settings. */
function upstreamOf({ config }: Search): string | undefined {
  const remote = config.get('branch.remote');
  const merge = config.get('branch.merge')?.replace(/^refs\/heads\//, '');
  if (remote === undefined || merge === undefined) return undefined;
  return remote === '.' ? merge : `${remote}/${merge}`;
}

/** A branch's settings, under `branch.` and git-town's own section, without its name. */
async function branchConfig(ask: Ask, branch: string): Promise<ReadonlyMap<string, string>> {
  const answer = await ask(['config', '--null', '--get-regexp', '^(branch|git-town-branch)\\.']);
  if (!answer.ok) return new Map();
  const entries = textOf(answer.value).split('\0');
  return new Map(
    entries.flatMap((entry): readonly (readonly [string, string])[] => {
      const end = entry.indexOf('\n');
      const key = entry.slice(0, end < 0 ? entry.length : end);
      const section = ['branch.', 'git-town-branch.'].find((start) => key.startsWith(`${start}${branch}.`));
      if (section === undefined || end < 0) return [];
      return [[section + key.slice(section.length + branch.length + 1), entry.slice(end + 1)]];
    }),
  );
}

async function reflog(ask: Ask, ref: string): Promise<readonly string[]> {
  const answer = await ask(['log', '--walk-reflogs', '--format=%gs', '-z', '--no-color', ref, '--']);
  return answer.ok ? textOf(answer.value).split('\0') : [];
}

/** The name behind a symbolic one, as people write it. */
async function symbolic(ask: Ask, ref: string): Promise<string | undefined> {
  const answer = await ask(['symbolic-ref', '--quiet', ref]);
  return answer.ok ? textOf(lineOf(answer.value)).replace(/^refs\/(?:heads|remotes)\//, '') : undefined;
}

/**
 * The commits that a name means: of a local branch also what it follows, since it may not have been pulled for long.
 * Undefined where there are none. A name never becomes an option.
 */
async function resolved(ask: Ask, name: string, reason: BaseReason, place: Place): Promise<FoundBase | undefined> {
  const ref = name === 'HEAD' ? (place.branch ?? name) : name.replace(/^refs\/(?:heads|remotes|tags)\//, '');
  const follows = name !== 'HEAD' && isName(name);
  const [commit, followed] = await Promise.all([
    commitOf(ask, name),
    follows ? commitOf(ask, `${ref}@{upstream}`) : undefined,
  ]);
  if (commit === undefined) return undefined;
  return { ref, reason, tips: [...new Set([commit, ...(followed === undefined ? [] : [followed])])] };
}

async function commitOf(ask: Ask, name: string): Promise<string | undefined> {
  const answer = await ask(['rev-parse', '--quiet', '--verify', '--end-of-options', `${name}^{commit}`]);
  // Git before 2.43 repeats the option.
  return answer.ok ? answer.value.trim().split('\n').at(-1) : undefined;
}
