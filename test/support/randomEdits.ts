import fc from 'fast-check';
import { planArchive } from '../../src/backlog/archive.ts';
import { applyEdits, planChange } from '../../src/backlog/change.ts';
import { readBacklog } from '../../src/backlog/read.ts';
import type { Reading } from '../../src/backlog/reading.ts';
import type { Intention, ListKey } from '../../src/core/model/intention.ts';
import type { Item } from '../../src/core/model/item.ts';
import { type HandEdit, handEdits } from './handEdits.ts';
import { backlogs, column } from './random.ts';

/** One change of a backlog, as a person, the board or another tool makes it. Numbers pick what it is made to. */
export interface RandomEdit {
  readonly kind: string;
  readonly item: number;
  readonly place: number;
  readonly word: string;
  readonly column: string;
  /** Minutes after the base was written. */
  readonly minute: number;
}

type Intend = (edit: RandomEdit, item: Item, items: readonly Item[]) => Intention | undefined;

const set = (item: Item, fields: Readonly<Record<string, string | readonly string[] | undefined>>): Intention => ({
  kind: 'set',
  item: item.key,
  fields,
});

const add = (item: Item, list: ListKey, fields: Readonly<Record<string, string>>): Intention => ({
  kind: 'entry',
  item: item.key,
  list,
  fields,
});

/** Changes one entry of a list, or takes it out. */
function touch(
  item: Item,
  list: 'acceptance' | 'questions' | 'concerns',
  edit: RandomEdit,
  fields?: Record<string, string>,
) {
  const count = item.fields[list]?.length ?? 0;
  if (count === 0) return undefined;
  const intention: Intention = { kind: 'entry', item: item.key, list, index: edit.place % count };
  return fields === undefined ? intention : { ...intention, fields };
}

const timeOf = ({ minute }: RandomEdit) => new Date(Date.UTC(2026, 10, 20, 9, minute));
const timeText = (edit: RandomEdit) => timeOf(edit).toISOString().replace('.000', '');

/** What is done on the board or in a form. */
const intents: Readonly<Record<string, Intend>> = {
  move: ({ column: to, place, word }, { key }) => ({
    kind: 'move',
    item: key,
    column: to,
    ...(place % 4 === 0 ? { over: word } : {}),
  }),
  'move within': ({ place }, { key, column: to }, items) => ({
    kind: 'move',
    item: key,
    column: to,
    place: { after: items[place % items.length]?.key },
  }),
  'set text': ({ place, word }, item) =>
    set(item, { [['title', 'why', 'estimate', 'type', 'custom'][place % 5] ?? 'title']: `${word} ${place}` }),
  'set list': ({ place, word }, item, items) => {
    const key = (['tags', 'assignees', 'dependsOn'] as const)[place % 3] ?? 'tags';
    const known: readonly string[] = item.fields[key] ?? [];
    const other = key === 'dependsOn' ? (items[place % items.length]?.id ?? 'A-1') : word;
    return set(item, { [key]: known.includes(other) ? known.filter((one) => one !== other) : [...known, other] });
  },
  'set notes': ({ place, word }, item) => {
    const lines = (item.fields.notes ?? 'one\ntwo\nthree\n').split('\n');
    lines.splice(place % lines.length, place % 2, `${word} line`);
    return set(item, { notes: `${lines.join('\n').trim()}\n` });
  },
  criterion: ({ place, word }, item) => add(item, 'acceptance', { text: `Check ${word} ${place}` }),
  tick: (edit, item) => touch(item, 'acceptance', edit, { met: 'true' }),
  reword: (edit, item) => touch(item, 'acceptance', edit, { text: `Reworded ${edit.word}` }),
  ask: (edit, item) => add(item, 'questions', { ask: `Why ${edit.word}?`, of: 'ben', at: timeText(edit) }),
  answer: (edit, item) => touch(item, 'questions', edit, { answer: `Because ${edit.word}` }),
  worry: (edit, item) => add(item, 'concerns', { about: `Fear of ${edit.word}`, at: timeText(edit) }),
  withdraw: (edit, item) => touch(item, 'concerns', edit),
};

/** What is done to the whole file, or by hand. */
const changes: Readonly<Record<string, (reading: Reading, edit: RandomEdit, item: Item | undefined) => string>> = {
  add: (reading, edit) => planned(reading, { kind: 'add', title: `New ${edit.word}`, column: edit.column }, edit),
  archive: (reading, _, item) => {
    const archiving = planArchive(reading, undefined, item === undefined ? [] : [item.key]);
    return archiving.ok ? applyEdits(reading.text, archiving.value.backlogEdits) : reading.text;
  },
  ...Object.fromEntries(
    Object.entries(handEdits).map(([kind, byHand]) => [
      kind,
      (reading: Reading, edit: RandomEdit, item: Item | undefined) => byHandOn(reading, byHand, { edit, item }),
    ]),
  ),
};

const kinds = [...Object.keys(intents), ...Object.keys(changes), 'move', 'move', 'add', 'set text', 'set list'];

const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
  kind: fc.constantFrom(...kinds),
  item: fc.nat(20),
  place: fc.nat(40),
  word: fc.constantFrom(
    ...[
      'alpha',
      'beta',
      'gamma',
      'delta',
      'epsilon',
      'zeta',
      'eta',
      'theta',
      'a: b',
      'yes',
      '1.10',
      '@ana',
      '[x]',
      '# no',
    ],
  ),
  column,
  minute: fc.nat(60),
});

/** A backlog and two sides of it, each some changes away. */
export interface RandomTriple {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** Two sides of a backlog, each some changes away from it. */
export const triples: fc.Arbitrary<RandomTriple> = fc
  .tuple(backlogs, fc.array(randomEdit, { maxLength: 4 }), sides(), sides())
  .map(([first, before, mine, yours]) => {
    const base = edited(first, before);
    return { base, ours: edited(base, mine), theirs: edited(base, yours) };
  });

function sides() {
  return fc.array(randomEdit, { minLength: 1, maxLength: 8 });
}

/** The text after the changes, one after another; one that cannot be made is left out. */
function edited(text: string, edits: readonly RandomEdit[]): string {
  let reading = readBacklog(text);
  for (const edit of edits) {
    // Only what changed is parsed again: the edits take longer than what is tested with them.
    if (reading !== undefined) reading = readBacklog(changed(reading, edit), reading) ?? reading;
  }
  return reading?.text ?? text;
}

function changed(reading: Reading, edit: RandomEdit): string {
  const { items } = reading.backlog;
  const item = items[edit.item % Math.max(1, items.length)];
  const whole = changes[edit.kind];
  if (whole !== undefined) return whole(reading, edit, item);
  const intention = item && intents[edit.kind]?.(edit, item, items);
  return intention === undefined ? reading.text : planned(reading, intention, edit);
}

function planned(reading: Reading, intention: Intention, edit: RandomEdit): string {
  const me = edit.minute % 2 === 0 ? 'ana' : undefined;
  const answer = planChange(reading, intention, { now: timeOf(edit), me, takenIds: [] });
  return answer.ok ? applyEdits(reading.text, answer.value.edits) : reading.text;
}

function byHandOn(
  { text, source, backlog }: Reading,
  byHand: HandEdit,
  { edit, item }: { readonly edit: RandomEdit; readonly item: Item | undefined },
): string {
  const at = item && source.items[backlog.items.indexOf(item)];
  return at === undefined ? text : byHand({ ...edit, text, at, lineBreak: source.lineBreak });
}
