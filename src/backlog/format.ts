/** What the editor needs of the file's format, in one module: it brings the YAML parser, so it is a bundle of its own. */
export { planArchive, planRestore, readArchive } from './archive.ts';
export { applyEdits, planChange } from './change.ts';
export { firstBacklog } from './firstBacklog.ts';
export { readBacklog } from './read.ts';
export { readInSteps } from './readInSteps.ts';
