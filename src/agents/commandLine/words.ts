import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ToolFailure } from '../failure.ts';
import type { Setting } from '../workplace.ts';

/** How three files are merged. */
export const mergeUsage = 'merge BASE OURS THEIRS [--into FILE]';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The words of a command line, read. */
export interface Words {
  readonly positionals: readonly string[];
  /** A text option, or undefined. */
  text(name: string): string | undefined;
  has(name: string): boolean;
}

const common: Options = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  directory: { type: 'string', short: 'C' },
  file: { type: 'string' },
  at: { type: 'string' },
};

/** Reads words by the options that a command has. @throws ToolFailure for one that it does not know */
export function readWords(words: readonly string[], options: Options): Words {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...common, ...options },
      allowPositionals: true,
    });
    const valueOf = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);
    return {
      positionals,
      text: (name) => {
        const value = valueOf(name);
        return typeof value === 'string' ? value : undefined;
      },
      has: (name) => valueOf(name) === true,
    };
  } catch (error) {
    throw new ToolFailure(error instanceof Error ? error.message : String(error));
  }
}

/** Where and when a command works: `-C`, `--file`, `--at`, `HEADWATER_ME`. */
export function settingOf(words: Words, environment: NodeJS.ProcessEnv): Setting {
  const at = words.text('at');
  const now = at === undefined ? new Date() : new Date(at);
  if (Number.isNaN(now.getTime()))
    throw new ToolFailure(`--at ${at ?? ''} is no time. Write it like 2026-11-02T09:00:00Z.`);
  return {
    folder: words.text('directory') ?? '.',
    file: words.text('file'),
    now,
    me: environment['HEADWATER_ME'],
  };
}

/** The words that a command needs, by name. @throws ToolFailure naming the first that is missing */
export function needed(words: Words, names: readonly string[]): readonly string[] {
  const missing = names[words.positionals.length];
  if (missing !== undefined) throw new ToolFailure(`${missing} is missing.`);
  if (words.positionals.length > names.length) {
    throw new ToolFailure(`“${words.positionals[names.length] ?? ''}” is one word too many. Quote a text with blanks.`);
  }
  return words.positionals;
}
