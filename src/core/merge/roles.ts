/** How the entries of a list are told apart. */
export interface ListRole {
  /** `set`: values, each once. `entries`: each is a thing of its own, in which fields change. `history`: the same, in order of time. */
  readonly kind: 'set' | 'entries' | 'history';
  /** The key that a bare text stands for. */
  readonly lone?: string;
  /** Keys whose values name an entry, the surest first: the first of them also tells two new entries apart. */
  readonly names: readonly (readonly string[])[];
}

const set: ListRole = { kind: 'set', names: [] };
const entries = (...names: ListRole['names']): ListRole => ({ kind: 'entries', names });

/** Lists by their path, positions left out. */
const roles: Readonly<Record<string, ListRole>> = {
  'items.assignees': set,
  'items.tags': set,
  'items.dependsOn': set,
  'items.links': set,
  'items.decisions': set,
  'items.causedBy': set,
  'items.history.without': set,
  'items.history': { kind: 'history', names: [['at', 'to']] },
  'items.acceptance': { kind: 'entries', lone: 'text', names: [['text']] },
  'items.questions': entries(['ask', 'at'], ['ask'], ['at']),
  'items.concerns': entries(['about', 'at'], ['about'], ['at']),
  'items.voices': entries(['says', 'at'], ['says'], ['at']),
  'items.blocked': entries(['since', 'reason', 'waitsFor'], ['since']),
  'items.thanks': entries(['to', 'for', 'at'], ['at']),
  'items.evidence.deployed': entries(['at', 'version', 'url'], ['at']),
  'items.evidence.released': entries(['at', 'flag'], ['at']),
  'items.evidence.usage': entries(['metric', 'at'], ['metric']),
  'board.columns': { kind: 'entries', lone: 'id', names: [['id']] },
  concerns: entries(['about', 'at'], ['about'], ['at']),
  constraints: entries(),
  pulses: entries(['at']),
};

/** For lists of a team's own keys: of maps, by what mostly names them; of texts, as sets. */
const unknownMaps = entries(['id'], ['key'], ['name'], ['at'], ['title'], ['text']);

/** @param ofMaps whether any of its entries is a map */
export function listRole(path: string, ofMaps: boolean): ListRole {
  if (Object.hasOwn(roles, path)) return roles[path] ?? set;
  return ofMaps ? unknownMaps : set;
}

/** The key that a bare text stands for where a map may stand as well; undefined where it may not. */
export function loneKeyOf(path: string): string | undefined {
  if (Object.hasOwn(roles, path)) return roles[path]?.lone;
  return /^people\.[^.]+$/.test(path) ? 'name' : undefined;
}

const freeTexts: ReadonlySet<string> = new Set([
  ...[
    'title',
    'why',
    'notes',
    'says',
    'ask',
    'answer',
    'about',
    'finding',
    'note',
    'reason',
    'text',
    'over',
    'because',
  ],
  ...['accepted', 'hypothesis', 'measure', 'result', 'learned', 'for', 'vision', 'stream'],
]);

/** Whether a path leads to a text that people write freely: two of them can stand together. */
export function isFreeText(path: string): boolean {
  return freeTexts.has(path.slice(path.lastIndexOf('.') + 1)) || path === 'constraints';
}

const references: ReadonlySet<string> = new Set(['items.parent', 'items.dependsOn', 'items.causedBy']);

/** Whether the values at a path are ids of other items. */
export function isReference(path: string): boolean {
  return references.has(path);
}
