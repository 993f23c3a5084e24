import { basename, dirname, join } from 'node:path';

/** The files that a write of `path` puts beside it for as long as it takes. All are hidden, and told by their name. */
export function lockOf(path: string): string {
  return join(dirname(path), `${prefixOf(path)}lock`);
}

/** Where a holder's own entry stands until it is the lock. */
export function entryOf(lock: string, token: string): string {
  return `${lock}.${token}.entry`;
}

/** A new text on its way. */
export function temporaryOf(path: string, token: string): string {
  return join(dirname(path), `${prefixOf(path)}${token}.tmp`);
}

/** What a file beside `path` is to it: a text on its way, or something of a lock; undefined for anything else. */
export function kindOf(path: string, name: string): 'text' | 'lock' | undefined {
  const prefix = prefixOf(path);
  if (!name.startsWith(prefix)) return undefined;
  const rest = name.slice(prefix.length);
  if (/^[\w-]+\.tmp$/.test(rest)) return 'text';
  return /^lock\.[\w.-]+$/.test(rest) ? 'lock' : undefined;
}

/** Whether a file is a new text on its way, of whatever file. */
export function isTemporary(name: string): boolean {
  return /^\..+\.headwater-[\w-]+\.tmp$/.test(name);
}

function prefixOf(path: string): string {
  return `.${basename(path)}.headwater-`;
}
