import type { ParseArgsConfig } from 'node:util';
import type { Setting } from '../workplace.ts';
import type { Words } from './words.ts';

/** What a command prints: `data` with `--json`, else `text` to standard output; `said` always goes to standard error. */
export interface Output {
  readonly data: unknown;
  readonly text?: string;
  readonly said?: string;
  /** 1 when problems were found, 2 when there is nothing that an answer could be made from. */
  readonly exit?: 0 | 1 | 2;
}

/** An option with a text behind it. */
export const text = { type: 'string' } as const;
/** An option that stands for itself. */
export const flag = { type: 'boolean' } as const;

export interface Command {
  readonly usage: string;
  readonly does: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  run(words: Words, setting: Setting): Promise<Output>;
}
