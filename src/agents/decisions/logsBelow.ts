import { type FoundLog, configNames, findLogs, looksLikeRecord } from '../../core/decisions/findLogs.ts';
import { recordPaths, recordText } from './recordFiles.ts';

/** The logs of decisions below a folder, with what was read for finding them. */
export interface Logs {
  readonly logs: readonly FoundLog[];
  /** The folder below which they were looked for. */
  readonly top: string;
  /** The folder of the log in which a new record goes. */
  readonly home: string;
  /** Texts that were read so far, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** The text of a record, read once; undefined where it is too large, a link, or gone. */
  readonly textOf: (path: string) => string | undefined;
}

/** Finds the logs below a folder. */
export function logsBelow(root: string): Logs & { readonly isNamed: boolean } {
  const paths = recordPaths(root);
  const isConfig = (path: string) => configNames.includes(path.slice(path.lastIndexOf('/') + 1));
  const configs = new Map(paths.filter(isConfig).map((path) => [path, recordText(root, path) ?? '']));
  const { logs: named, candidates, home, isNamed } = findLogs({ paths, configs });
  const texts = new Map<string, string>();
  const textOf = (path: string): string | undefined => {
    const text = texts.get(path) ?? recordText(root, path);
    if (text !== undefined) texts.set(path, text);
    return text;
  };
  const likely = candidates.filter(({ records }) => records.some((path) => looksLikeRecord(textOf(path) ?? '')));
  return { logs: [...named, ...likely], top: root, home, texts, textOf, isNamed };
}
