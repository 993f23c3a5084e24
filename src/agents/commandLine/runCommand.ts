import { PolicyRefusal, isToolFailure } from '../failure.ts';
import type { Command, Output } from './command.ts';
import { readWords, settingOf } from './words.ts';

/** Where a command line writes to. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** 0 fine, 1 problems found, 2 wrong use or unreadable, 3 refused by a policy. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a command is run with. */
export interface Use {
  /** Those behind its name. */
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly streams: Streams;
}

/** Runs one command. */
export async function runCommand(command: Command, { words, environment, streams }: Use): Promise<ExitCode> {
  const json = words.includes('--json');
  try {
    const read = readWords(words, command.options);
    if (read.has('help')) return printUse(command, streams);
    const output = await command.run(read, settingOf(read, environment));
    print(output, json, streams);
    return output.exit ?? 0;
  } catch (error) {
    return explainFailure(error, { command, json, streams });
  }
}

function print({ data, text, said }: Output, json: boolean, { out, err }: Streams): void {
  if (json) out(JSON.stringify(data));
  else if (text !== undefined && text !== '') out(text);
  if (said !== undefined && !json) err(said);
}

interface Failed {
  readonly command: Command;
  readonly json: boolean;
  readonly streams: Streams;
}

function explainFailure(error: unknown, { command, json, streams }: Failed): ExitCode {
  if (error instanceof PolicyRefusal) {
    const { code, items } = error.refusal;
    if (json) streams.out(JSON.stringify({ version: 1, refused: { code, message: error.message, items } }));
    const option = error.refusal.reason === undefined ? '' : ` To go on all the same: --${error.refusal.reason} REASON`;
    streams.err(error.message + option);
    return 3;
  }
  if (!isToolFailure(error)) throw error;
  streams.err(error.message);
  if (error.exit === 2 && /missing|too many|option/.test(error.message))
    streams.err(`Usage: headwater ${command.usage}`);
  return error.exit;
}

function printUse({ usage, does }: Command, { out }: Streams): ExitCode {
  out(`headwater ${usage}\n  ${does}`);
  return 0;
}
