export type MissedCode = 'missed.reading' | 'missed.follow-up' | 'missed.why' | 'missed.revisit' | 'missed.nameless';

/** What is said of a reading of use that misses its target. */
export const missedPhrases: Readonly<Record<MissedCode, string>> = {
  'missed.reading': '{item}: {metric} is {reading}, and {target} was hoped for. What comes next?',
  'missed.follow-up': 'Bring {metric} to {target}',
  'missed.why': '{item} is in use, and {metric} is {reading} where {target} was hoped for.',
  'missed.revisit': 'Look at {decision} again: {metric} is {reading}',
  'missed.nameless': 'what is measured',
};
