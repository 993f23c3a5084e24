import { type Filter, rowsOf } from '../../backlog/kept/keptIndex.ts';
import { findBacklog } from '../findBacklog.ts';
import { keptFileOf, readKeptIndex } from '../keptFile.ts';
import { readSettledFile } from '../writing/snapshot.ts';
import { listText } from './listText.ts';

/**
 * What `list` prints, from the index of the cached reading alone: without loading the commands, and without reading
 * what the text says. Undefined for everything that is not as simple as that: then the command itself has the word.
 */
export async function quickList([name, ...words]: readonly string[]): Promise<string | undefined> {
  const options = name === 'list' ? optionsOf(words) : undefined;
  if (options === undefined) return undefined;
  try {
    const path = findBacklog(options.get('directory') ?? '.', options.get('file'));
    const index = readKeptIndex(keptFileOf(path), await readSettledFile(path));
    if (index === undefined) return undefined;
    const filter: Filter = {
      status: options.get('status'),
      type: options.get('type'),
      assignee: options.get('assignee'),
    };
    return listText(rowsOf(index, filter));
  } catch {
    // The command says what is wrong.
    return undefined;
  }
}

const known = new Map(['status', 'type', 'assignee', 'file', 'directory'].map((option) => [`--${option}`, option]));
known.set('-C', 'directory');

/** Options written as `--name value`; undefined when there is anything else among the words. */
function optionsOf(words: readonly string[]): ReadonlyMap<string, string> | undefined {
  const options = new Map<string, string>();
  for (let at = 0; at < words.length; at += 2) {
    const option = known.get(words[at] ?? '');
    const value = words[at + 1];
    if (option === undefined || value === undefined || value.startsWith('-')) return undefined;
    options.set(option, value);
  }
  return options;
}
