import type { Item } from '../model/item.ts';

/** What an item says of itself before anybody has worked on it. */
export interface Said {
  readonly title: string;
  /** Its why and its notes, up to the first heading that tells of the work. */
  readonly body: string;
  readonly hasWhy: boolean;
  readonly criteria: string;
}

/** Headings behind which notes tell of the work, not of the need. */
const workHeading =
  /^#+ *(?:implementation|plan\b|final|definition of done|technical|summary|changes|testing|session)/imu;

/** A need, a person, or trouble that somebody has today. */
const need =
  /\b(?:so (?:that|users?|people|agents?|humans|it|they|we)|because|users?|people|humans|agents?|customers?|developers?|contributors?|maintainers?|teams?|newcomers?|currently|today|no longer|instead of|cannot|can't|unable|allows?|enables?|lets?|helps?|to avoid|fix(?:es)?|bugs?|issue|reports?|errors?|fails?|broken|missing|hidden|wrong|incorrect(?:ly)?|mismatch|vulnerab\w+|security|should|diverges?|defects?|trouble|slow|crash\w*)\b/iu;

/** Words for a layer of the software, in which nobody outside of it takes an interest. */
const layer =
  /\b(?:refactor\w*|modules?|schemas?|serializer|parser|persistence|domain|models?|helpers?|utilities|abstraction|dependency|dependencies|package\.json|build system|bundler|workarounds|ci\/cd|middleware|endpoints?|wrapper|hygiene)\b/giu;

/** What has to be found out first. */
const unknown =
  /\b(?:research (?:and|the|how|whether|which|what)|investigate|explore|audit|find out|figure out|to be (?:decided|determined|defined)|tbd|requir\w+ (?:careful )?planning|unclear|not sure|somehow)\b/giu;

/** A criterion with a condition that nobody has looked at. */
const undecided = /\bif (?:no longer )?needed\b/giu;

/** What two people read in two ways. */
const vague =
  /\b(?:correctly|properly|appropriate(?:ly)?|graceful(?:ly)?|smooth(?:ly)?|helpful|robust|effective(?:ly)?|user-friendly|intuitive|seamless(?:ly)?|as needed|if needed|no regressions?|nice(?:r|ly)?|better|strengthens?|good)\b/giu;

/** Lines that begin like a step of the work. */
const step =
  /^\s*(?:[-*]|\d+\.)\s+(?:create|add|update|updating|remove|removing|refactor|implement|implementing|use|optimi[sz]ing|cleaning|adding|wrap|insert|extract|rename|replace|move)\b/gimu;

/** Steps from which on a text tells how and not what. */
export const manySteps = 2;
/** Words below which a text that tells no need says too little. */
const fewWords = 25;

export function saidOf({ title, fields }: Item): Said {
  const notes = fields.notes ?? '';
  const end = notes.search(workHeading);
  return {
    title,
    body: [fields.why ?? '', end < 0 ? notes : notes.slice(0, end)].join('\n'),
    hasWhy: (fields.why ?? '').trim() !== '',
    criteria: (fields.acceptance ?? []).map(({ text }) => text).join('\n'),
  };
}

/** Whether it says what it is for: in its `why`, or in words for a need; in the criteria where it says nothing else. */
export function tellsNeed({ title, body, hasWhy, criteria }: Said): boolean {
  return hasWhy || need.test(title) || need.test(body) || (body.trim() === '' && need.test(criteria));
}

export function layersIn({ title, body }: Said): readonly string[] {
  return matches(layer, `${title}\n${body}`);
}

export function isShort({ body }: Said): boolean {
  return wordsIn(body.replace(/^#.*$/gmu, '')) < fewWords;
}

export function unknownsIn(item: Item): readonly string[] {
  const { title, body, criteria } = saidOf(item);
  return [...matches(unknown, [title, body, criteria].join('\n')), ...matches(undecided, criteria)];
}

export function vagueIn(text: string): readonly string[] {
  return matches(vague, text);
}

export function stepsIn(text: string): number {
  return matches(step, text).length;
}

function matches(pattern: RegExp, text: string): readonly string[] {
  return [...text.matchAll(pattern)].map(([word]) => word);
}

function wordsIn(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length;
}
