import { runCommandLine } from './agents/commandLine/run.ts';

/** Composition root of the command line: connects it to this process. */
const streams = {
  out: (text: string) => process.stdout.write(`${text}\n`),
  err: (text: string) => process.stderr.write(`${text}\n`),
};

void runCommandLine(process.argv.slice(2), process.env, streams).then((code) => {
  process.exitCode = code;
});
