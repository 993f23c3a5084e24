/**
 * How one decision relates to another, seen from the record that says it. Kinds that no rule knows are kept as they
 * are written, in small letters with dashes (`inspired-by`); `mentions` is a reference without a verb.
 */
export type LinkKind = string;

/** A verb in its active form, as a pattern, with its kind and that of the other side. */
interface Verb {
  readonly pattern: string;
  readonly kind: LinkKind;
  readonly inverse: LinkKind;
}

const verb = (pattern: string, kind: LinkKind, inverse: LinkKind): Verb => ({ pattern, kind, inverse });

/** What leaves the rest in force. */
const inPart = '(?:(?:partially|partly|in part)[ -])?';

/** `super[sc]edes` and `replaces` say the same. */
const verbs: readonly Verb[] = [
  ...bothWays('super[sc]ede', 'supersede'),
  ...bothWays('replace', 'supersede'),
  ...bothWays('amend', 'amend', 'ed'),
  ...bothWays('update', 'update'),
  ...bothWays('extend', 'extend', 'ed'),
  ...bothWays('refine', 'refine'),
  ...bothWays('clarif', 'clarif', 'ied', 'ies'),
  ...bothWays('revise', 'revise'),
  ...bothWays('deprecate', 'deprecate'),
  ...bothWays('revert', 'revert', 'ed'),
  verb('depend(?:s|ed|ing)?[ -](?:up)?on|requires?', 'depends-on', 'depended-on-by'),
  verb('(?:depended[ -]on|required)[ -]by', 'depended-on-by', 'depends-on'),
  verb('relate[sd]?(?:[ -](?:to|with))?|related|see also', 'relates-to', 'relates-to'),
  verb('conflicts?(?:[ -]with)?', 'conflicts-with', 'conflicts-with'),
];

function bothWays(pattern: string, word: string, past = 'd', present = 's'): readonly Verb[] {
  const [active, passive] = [`${word}${present}`, `${word}${past}-by`];
  return [
    verb(`${pattern}${past}[ -]${inPart}by`, passive, active),
    verb(`${pattern}(?:${present}|${present === 's' ? '' : 'y'})`, active, passive),
  ];
}

const known = verbs.map(({ pattern, kind }) => ({ kind, pattern: new RegExp(`^(?:${pattern})$`, 'i') }));
const inverses = new Map(verbs.map(({ kind, inverse }) => [kind, inverse]));

/**
 * Where a text speaks of other decisions: each verb of it, in order; longer ones first, so that `by` belongs to them.
 * What is not, or not yet, is none.
 */
export const verbPattern = new RegExp(
  String.raw`(?<![\p{L}\d-]|\b(?:not|never|until|unless|if|when|(?:will|to|may|might|can|could|should|must|would) be)\s)(?:(?:partially|partly)[ -])?(${verbs.map(({ pattern }) => pattern).join('|')})(?![\p{L}\d])(?:\s*\((?:partially|partly|in part)\))?`,
  'giu',
);

/** The kind of a verb as written, or undefined when no rule knows it. */
export function kindOf(written: string): LinkKind | undefined {
  const text = written.trim().replace(/\s+/g, ' ');
  return known.find(({ pattern }) => pattern.test(text))?.kind;
}

/** A verb that no rule knows, as a kind. */
export function ownKind(written: string): LinkKind {
  return written
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** What the other record would say of a link: `superseded-by` of `supersedes`. Undefined where nobody knows. */
export function inverseOf(kind: LinkKind): LinkKind | undefined {
  return inverses.get(kind);
}

/** Whether some rule knows a kind. */
export function isKnownKind(kind: LinkKind): boolean {
  return inverses.has(kind);
}
