/** Entry of the commands' own file, which `cli.ts` loads. */
export { runCommandLine } from './run.ts';
