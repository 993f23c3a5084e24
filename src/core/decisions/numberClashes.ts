import { idOfName, isNumbered, isRecordName, stemOf } from './fileName.ts';

/** What stands in a log's folder at the tip of some branches. */
export interface BranchFolder {
  /** The commit. */
  readonly tip: string;
  /** Short names, such as `origin/main`. */
  readonly branches: readonly string[];
  /** Names of files. */
  readonly names: readonly string[];
}

/** A record here whose number is also that of another one, which is not here, on a branch. */
export interface NumberClash {
  /** Of the record here. */
  readonly path: string;
  readonly id: string;
  /** The other file's name. */
  readonly other: string;
  readonly branches: readonly string[];
  readonly tips: readonly string[];
}

/**
 * Numbers that two branches have given to two records. One that stands here under another number has been renumbered
 * already, and does not count.
 * @param paths of the records of one log
 */
export function numberClashes(paths: readonly string[], folders: readonly BranchFolder[]): readonly NumberClash[] {
  const here = new Set(paths.map(nameOf));
  const words = new Set(paths.map(wordsOf));
  const byId = new Map<string, string[]>();
  for (const path of paths) {
    const id = numberOf(path);
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), path]);
  }
  const clashes = new Map<string, NumberClash>();
  for (const { tip, branches, names } of folders) {
    const others = names.filter((name) => !here.has(name) && isRecordName(name) && !words.has(wordsOf(name)));
    for (const other of others) {
      const id = numberOf(other) ?? '';
      for (const path of byId.get(id) ?? []) {
        const known = clashes.get(`${path}\n${other}`) ?? { path, id, other, branches: [], tips: [] };
        const both = { branches: [...known.branches, ...branches], tips: [...known.tips, tip] };
        clashes.set(`${path}\n${other}`, { ...known, ...both });
      }
    }
  }
  return [...clashes.values()];
}

function numberOf(path: string): string | undefined {
  const { id, form } = idOfName(path);
  return isNumbered(form) || form === 'backlog.md' ? id : undefined;
}

/** Of a log's folder at the commit where a branch was left, and at its tip. */
export interface Parting {
  readonly branches: readonly string[];
  readonly base: readonly string[];
  readonly names: readonly string[];
}

/**
 * Leaves out what only looks like a clash: the other file was here once and has another name by now, or this one was
 * there. A tip of which nothing is known says nothing certain.
 * @param partings by tip
 */
export function withoutRenames(
  clashes: readonly NumberClash[],
  partings: ReadonlyMap<string, Parting>,
): readonly NumberClash[] {
  return clashes.flatMap((clash) => {
    const own = nameOf(clash.path);
    const real = clash.tips.filter((tip) => {
      const parting = partings.get(tip);
      if (parting === undefined || parting.base.includes(clash.other)) return false;
      return !parting.base.includes(own) || parting.names.includes(own);
    });
    const branches = [...new Set(real.flatMap((tip) => partings.get(tip)?.branches ?? []))];
    return real.length === 0 ? [] : [{ ...clash, tips: real, branches }];
  });
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A record without its number: what stays when it is renumbered. Names of nothing but a number are told by it. */
function wordsOf(path: string): string {
  return idOfName(path).title.toLowerCase() || stemOf(path);
}
