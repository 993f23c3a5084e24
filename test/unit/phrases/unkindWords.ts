/**
 * Words that no sentence for people may have: they look for somebody to blame, put a person down, or order about.
 * Planning tells of things and of what could come next, never of somebody's shortcomings.
 */
export const unkindWords: readonly string[] = [
  'blame[ds]?',
  'fault(y|s)?',
  'guilty',
  'culprit',
  'failed to',
  'failure',
  'you should',
  'you must',
  'you forgot',
  'you failed',
  'neglect(ed|s)?',
  'careless',
  'lazy',
  'sloppy',
  'worst',
  'laggard',
  'slowest',
  'underperform(s|ed|ing)?',
  'offender',
  'shame',
  'excuse',
  'bad (work|job|item|team)',
  'incompetent',
  'violat(e|es|ed|ion|ions)',
];
