import type { Band, BandReason } from '../core/batch/bands.ts';
import type { BaseReason, UnknownReason } from '../core/batch/batch.ts';
import type { Kind } from '../core/batch/kinds.ts';
import type { NotCountedReason } from '../core/batch/size.ts';
import type { SplitBy, SplitPart } from '../core/batch/split.ts';

/** What is said of a branch's size. */
export type BatchCode =
  | `batch.band.${Band}`
  | `batch.because.${BandReason}`
  | `batch.base.${BaseReason}`
  | `batch.kind.${Kind | 'white-space'}`
  | `batch.not-counted.${NotCountedReason}`
  | `batch.unknown.${UnknownReason}`
  | 'batch.headline'
  | 'batch.against'
  | 'batch.lines'
  | 'batch.white-space'
  | 'batch.beside'
  | 'batch.ai'
  | 'batch.history'
  | 'batch.over-max'
  | `batch.split.${SplitBy}`
  | `batch.part.${SplitPart['is']}`
  | 'batch.part.lines'
  | 'batch.part.why';

export const batchPhrases: Readonly<Record<BatchCode, string>> = {
  'batch.headline': '{branch}: {lines} lines, {band}',
  'batch.against': 'against {base}: {reason}',
  'batch.lines': '{added} added, {deleted} deleted, in {files} files',
  'batch.white-space': '{added} added, {deleted} deleted',
  'batch.beside': '{files} files in {folders} folders, {commits} commits, {days} days',
  'batch.ai': 'marked as AI-assisted: {marked} lines; not marked: {notMarked}; unknown: {unknown}',
  'batch.history': 'of {count} finished batches, half have up to {median} lines, and 85 of 100 up to {most}',
  'batch.over-max': '{branch} has {lines} lines, which is more than {max}.',

  'batch.split.nature': 'By what the changes do',
  'batch.split.folder': 'By folder, tests with their code',
  'batch.split.commit': 'By commit',
  'batch.split.together': 'By what has changed together before',
  'batch.part.preparation': 'Preparation: renames and layout',
  'batch.part.generated': 'What tools wrote',
  'batch.part.behaviour': 'What behaves differently',
  'batch.part.folder': '{name}',
  'batch.part.commit': '{name}',
  'batch.part.together': '{name} and what changes with it',
  'batch.part.rest': 'The rest',
  'batch.part.lines': '{lines} lines, {files} files',
  'batch.part.why': 'Split off {branch}, with {lines} of its {all} lines, so that it finishes sooner.',

  'batch.band.small': 'small',
  'batch.band.growing': 'growing',
  'batch.band.large': 'large',
  'batch.band.too-large': 'too large',

  'batch.because.lines': 'by its lines',
  'batch.because.files': 'by the number of its files',
  'batch.because.days': 'by its days',
  'batch.because.max-days': 'open for longer than the team wants a batch to take',
  'batch.because.ai': 'with the stricter limits for what AI has marked',

  'batch.base.chosen': 'chosen',
  'batch.base.vscode': 'noted by VS Code',
  'batch.base.github': 'noted by GitHub’s command line',
  'batch.base.gitkraken': 'noted by GitKraken',
  'batch.base.stack': 'its parent in a stack',
  'batch.base.created': 'what it was created from',
  'batch.base.came-from': 'where it was first switched to from',
  'batch.base.origin-head': 'the default branch of origin',
  'batch.base.usual-name': 'the usual name of a base',
  'batch.base.on-base': 'the base itself; what is not pushed or not committed counts',

  'batch.kind.product': 'product',
  'batch.kind.test': 'tests',
  'batch.kind.docs': 'docs',
  'batch.kind.generated': 'generated',
  'batch.kind.binary': 'binary',
  'batch.kind.white-space': 'white space',

  'batch.not-counted.test': 'a test',
  'batch.not-counted.docs': 'documentation',
  'batch.not-counted.attribute': 'generated or vendored, says .gitattributes',
  'batch.not-counted.team': 'generated, says the team’s batch.generated',
  'batch.not-counted.lock-file': 'a lock file',
  'batch.not-counted.snapshot': 'a recorded snapshot',
  'batch.not-counted.minified': 'minified',
  'batch.not-counted.generated-path': 'generated, by its name',
  'batch.not-counted.vendored': 'other people’s code, by its place',
  'batch.not-counted.no-diff': 'not compared, says .gitattributes',
  'batch.not-counted.binary': 'binary; how much changed is unknown',
  'batch.not-counted.lfs': 'kept by Git LFS; how much changed is unknown',
  'batch.not-counted.white-space': 'only white space changed',
  'batch.not-counted.line-ends': 'only line endings changed',
  'batch.not-counted.renamed': 'only renamed',
  'batch.not-counted.mode': 'only its mode changed',
  'batch.not-counted.empty': 'has no lines',
  'batch.not-counted.nested-repository': 'a repository of its own',

  'batch.unknown.untrusted': 'The size is unknown: this folder is not trusted, so git is not started.',
  'batch.unknown.missing': 'The size is unknown: git is not found. Install it, or put it on the path.',
  'batch.unknown.timeout': 'The size is unknown: git took too long and was stopped.',
  'batch.unknown.cancelled': 'The size is unknown: the question was withdrawn.',
  'batch.unknown.refused':
    'The size is unknown: git does not trust this folder, which is somebody else’s. See git’s safe.directory.',
  'batch.unknown.no-repository': 'The size is unknown: this folder is in no git repository.',
  'batch.unknown.failed': 'The size is unknown. Git says: {message}',
  'batch.unknown.no-work-tree': 'The size is unknown: this is a bare repository, without files.',
  'batch.unknown.unborn': 'The size is unknown: the repository has no commit yet.',
  'batch.unknown.detached': 'The size is unknown: no branch is checked out. Switch to one, or choose a base.',
  'batch.unknown.rebasing': 'The size is unknown until the rebase that is in progress ends.',
  'batch.unknown.shallow':
    'The size is unknown: the shallow clone lacks where the branch left its base. `git fetch --unshallow` brings it.',
  'batch.unknown.unrelated': 'The size is unknown: the branch and its base have no commit in common.',
  'batch.unknown.no-base': 'The size is unknown: no base is found. Choose one.',
  'batch.unknown.base-not-found': 'The size is unknown: there is no branch, tag or commit {message}.',
};
