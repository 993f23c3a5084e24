import { changeCommands } from './changeCommands.ts';
import type { ChangeName } from './changeNames.ts';
import { type ExitCode, type Use, runCommand } from './runCommand.ts';

/** Entry of the changing commands' own file, which `cli.ts` loads for them. */
export function runChange(name: ChangeName, use: Use): Promise<ExitCode> {
  return runCommand(changeCommands[name], use);
}
