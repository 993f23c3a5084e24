import { idOfName, normalId, stemOf } from './fileName.ts';
import type { Decision } from './resolveLog.ts';

/** Finds the decisions that a text names, seen from a file: those of the nearest log first, each with its path. */
export type FindNamed = (written: string, from: string) => readonly Decision[];

/**
 * What people write for a decision: `ADR-0004`, `adr 4`, `#4`, `0004`, a slug, the name of its file, or the path of it
 * from the file that says so or from the root. Ids are those of several logs.
 */
export function namedIn(decisions: readonly Decision[]): FindNamed {
  // Made for the first who asks: of most changes nobody does.
  let index: Index | undefined;
  return (written, from) => {
    const { byPath, byId } = (index ??= indexOf(decisions));
    const text = written.trim();
    if (/\.(?:md|markdown)(?:#.*)?$/i.test(text)) {
      const path = text.replace(/#.*$/, '');
      const found = byPath.get(pathFrom(from, path)) ?? byPath.get(pathFrom('', path));
      return found === undefined ? nearest(byId.get(stemOf(path).toLowerCase()) ?? [], from) : [found];
    }
    return nearest(byId.get(idIn(text)) ?? byId.get(text.toLowerCase()) ?? [], from);
  };
}

interface Index {
  readonly byPath: ReadonlyMap<string, Decision>;
  /** By id, and by the name of the file. */
  readonly byId: ReadonlyMap<string, readonly Decision[]>;
}

function indexOf(decisions: readonly Decision[]): Index {
  const byPath = new Map(decisions.map((decision) => [decision.path, decision]));
  const byId = new Map<string, Decision[]>();
  const add = (id: string, decision: Decision): void => {
    const known = byId.get(id);
    if (known === undefined) byId.set(id, [decision]);
    else if (!known.includes(decision)) known.push(decision);
  };
  for (const decision of decisions) {
    add(decision.id, decision);
    add(stemOf(decision.path).toLowerCase(), decision);
  }
  return { byPath, byId };
}

/** `ADR-0004: Use PostgreSQL` as `4`. */
function idIn(text: string): string {
  const [, id] = /^(?:(?:adr|decision)[-_ #]*|#)?(\d+(?:\.\d+)?[a-z]?)(?![\p{L}\d-])/iu.exec(text) ?? [];
  return id === undefined ? idOfName(text).id : normalId(id);
}

function pathFrom(from: string, path: string): string {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Those with the most folders in common with a file first, else in their order. */
function nearest(found: readonly Decision[], from: string): readonly Decision[] {
  const folders = from.split('/').slice(0, -1);
  const shared = ({ path }: Decision): number => {
    const other = path.split('/');
    const apart = folders.findIndex((folder, at) => folder !== other[at]);
    return apart < 0 ? folders.length : apart;
  };
  return found.toSorted((one, other) => shared(other) - shared(one));
}
