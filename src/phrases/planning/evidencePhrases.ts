/** Sentences about evidence, and about what is done without it. */
export type EvidenceCode = 'done.without' | 'done.unheard' | 'evidence.recorded' | 'evidence.there';

export const evidencePhrases: Readonly<Record<EvidenceCode, string>> = {
  'done.without': 'Nothing shows yet that it is: {missing}.',
  'done.unheard': 'Concerns about {item} that nobody has heard yet: {count}.',
  'evidence.recorded': 'Recorded for {item}: {evidence}.',
  'evidence.there': '{item} says so already: {evidence}. Nothing was changed.',
};
