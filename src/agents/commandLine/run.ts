import { commands } from './commands.ts';
import { type ExitCode, type Streams, runCommand } from './runCommand.ts';

/** Runs a command line. @param words those behind the program's name */
export async function runCommandLine(
  [name = 'help', ...words]: readonly string[],
  environment: NodeJS.ProcessEnv,
  streams: Streams,
): Promise<ExitCode> {
  const command = commands.get(name);
  return command === undefined ? explainUse(name, streams) : runCommand(command, { words, environment, streams });
}

function explainUse(name: string, { out, err }: Streams): ExitCode {
  const lines = [...commands.values()].map(({ usage, does }) => `  ${usage}\n      ${does}`);
  const all = [
    'headwater COMMAND [-C DIR] [--file FILE] [--json] [--at TIME]',
    '',
    ...lines,
    '',
    'Exit codes: 0 fine, 1 problems found, 2 wrong use or unreadable, 3 refused by a policy.',
  ].join('\n');
  if (name === 'help' || name === '--help' || name === '-h') {
    out(all);
    return 0;
  }
  err(`There is no command ${name}.\n\n${all}`);
  return 2;
}
