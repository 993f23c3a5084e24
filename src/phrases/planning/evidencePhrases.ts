/** Sentences about evidence, and about what is done without it. */
export type EvidenceCode =
  | 'done.without'
  | 'done.unheard'
  | 'evidence.recorded'
  | 'evidence.there'
  | 'evidence.missed'
  | 'evidence.follow-up'
  | 'evidence.follow-up.why';

export const evidencePhrases: Readonly<Record<EvidenceCode, string>> = {
  'done.without': 'Nothing shows yet that it is: {missing}.',
  'done.unheard': 'Concerns about {item} that nobody has heard yet: {count}.',
  'evidence.recorded': 'Recorded for {item}: {evidence}.',
  'evidence.there': '{item} says so already: {evidence}. Nothing was changed.',
  'evidence.missed': '{item}: {metric} is {reading}, and {target} was hoped for. What comes next?',
  'evidence.follow-up': 'Bring {metric} to {target}',
  'evidence.follow-up.why': '{item} is in use, and {metric} is {reading} where {target} was hoped for.',
};
