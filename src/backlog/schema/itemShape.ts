import type { Criterion, ItemFields } from '../../core/model/item.ts';
import type { itemKeys } from './itemKeys.ts';
import {
  type Shape,
  type ValueOf,
  boolean,
  date,
  documented,
  listOf,
  mapOf,
  number,
  oneOf,
  text,
  time,
} from './shape.ts';

const texts = () => listOf(text(), { lone: true });
const act = () => mapOf({ at: time(), by: text() });

const voice = mapOf({ by: text(), source: text(), at: time(), says: text() });

const question = mapOf({
  ask: documented(text(), 'What is not known.'),
  of: documented(text(), 'Who is asked.'),
  at: time(),
  answer: text(),
  answered: act(),
});

/** Bad news, about an item or about the plan as a whole. */
export const concernShape = mapOf({
  about: documented(text(), 'What is feared.'),
  by: documented(text(), 'Who raised it. Left out: unnamed.'),
  at: time(),
  heard: documented(act(), 'Somebody else has taken it in.'),
  finding: documented(text(), 'What looking into it has shown.'),
  risk: oneOf(['low', 'medium', 'high']),
  response: oneOf(['plan-changed', 'risk-accepted', 'not-a-risk']),
  answered: act(),
  note: text(),
});

const stated = mapOf({ text: text(), met: boolean() }, { lone: 'text' });

/** Stated by its text alone, it is not met yet. */
const criterion: Shape<Criterion> = {
  schema: stated.schema,
  read(node, notes) {
    const read = stated.read(node, notes);
    return read && { text: read.text ?? '', met: read.met ?? false };
  },
};

const block = mapOf({ since: time(), until: time(), waitsFor: text(), reason: text() });

const historyEntry = mapOf({
  at: time(),
  to: documented(text(), 'The id of the column that the item entered, or one that it had before (`was`).'),
  by: text(),
  over: documented(text(), 'The reason for going over a limit; `true` when none was given.'),
  because: documented(text(), 'The reason for deciding against the item, or for finishing without evidence.'),
  without: documented(texts(), 'What of the definition of done was missing.'),
  approx: documented(boolean(), 'Taken over from elsewhere: kept out of cycle time and forecasts.'),
});

const evidence = mapOf({
  deployed: listOf(mapOf({ at: time(), version: text(), url: text() }), { lone: true }),
  released: listOf(
    mapOf({
      at: time(),
      flag: text(),
      rollout: documented(number({ minimum: 0, maximum: 100 }), 'Per cent of the users. Under 100 is a part release.'),
    }),
    { lone: true },
  ),
  usage: listOf(
    mapOf({
      metric: text(),
      unit: text(),
      atLeast: number(),
      atMost: number(),
      reading: text(),
      met: documented(boolean(), "A person's word, where there is no number to reach."),
      at: time(),
    }),
    { lone: true },
  ),
  noMajorBug: act(),
});

const experiment = mapOf({
  hypothesis: text(),
  measure: text(),
  until: date(),
  result: text(),
  learned: text(),
});

/**
 * Every key of an item, in the order of `itemKeys`. Its reading has the form of the model's
 * `ItemFields`, which the assignment below holds.
 */
export const itemFields = {
  rank: documented(
    text(),
    'Its place in the order, where items stand in files of their own (`items: backlog/`): by rank, then by file name. Headwater writes it.',
  ),
  id: documented(text(), 'LETTERS-NUMBER(.NUMBER)*. Without one the item is shown, with the fix to give it one.'),
  title: documented(text(), 'What it is about, in a line. The only key that an item must have.'),
  type: documented(
    text(),
    "feature, bug, reliability, security, infrastructure, debt, experiment, docs, or one of the team's own (`board.types`). Default: feature.",
  ),
  severity: documented(text(), 'Of a bug. Only `major` fails a deployment.'),
  status: documented(text(), "A column's id. Default: the first column."),
  source: documented(text(), "customer, support, developer, infrastructure, product, leadership, or the team's own."),
  raisedBy: documented(text(), 'Who brought it up.'),
  assignees: documented(texts(), 'Who works on it: keys of `people`.'),
  why: documented(text(), 'What it is for.'),
  voices: documented(listOf(voice), 'What it means to others, said before it is ranked.'),
  estimate: documented(text(), 'A duration, such as 4h or 2d.'),
  due: documented(date(), 'YYYY-MM-DD.'),
  tags: documented(texts(), 'Words to find it by.'),
  parent: documented(text(), 'The id of the item that it is a part of.'),
  dependsOn: documented(texts(), 'Ids of the items that it needs first.'),
  links: documented(texts(), 'Files (`src/db/pool.ts#L42`) and addresses.'),
  acceptance: documented(listOf(criterion), 'When it is accepted. A text is a criterion not yet met.'),
  questions: documented(listOf(question), 'What must be answered first.'),
  concerns: documented(listOf(concernShape), 'Bad news: raised, heard, looked into, answered.'),
  blocked: documented(listOf(block, { lone: true }), 'What it waited for. The open one has no `until`.'),
  decisions: documented(texts(), 'Decision records, such as ADR-0004.'),
  causedBy: documented(texts(), 'Of a bug: ids of the items that brought it in.'),
  branch: documented(text(), 'The branch that it is worked on.'),
  batch: documented(
    mapOf({ lines: number(), files: number(), days: number(), accepted: text() }),
    "The branch's size, recorded when it finished.",
  ),
  experiment: documented(experiment, 'What is believed, how it is measured, what was learned.'),
  evidence: documented(evidence, 'What shows that it is deployed, released, used and without a major bug.'),
  thanks: documented(listOf(mapOf({ to: text(), for: text(), at: time() })), 'Recognition.'),
  notes: documented(text(), 'Markdown.'),
  history: documented(listOf(historyEntry), 'One entry for every column entered, the first for its capture.'),
} as const satisfies Readonly<Record<(typeof itemKeys)[number], unknown>>;

/** The whole item. */
export const itemShape = mapOf(itemFields);

type ItemValues = ValueOf<typeof itemShape>;

/**
 * The fields, as the model has them.
 * @param values what the shapes of `itemFields` read, key by key
 */
export function asItemFields(values: Readonly<Record<string, unknown>>): ItemFields {
  // Every value was read by the shape of its own key.
  const read: ItemValues = values;
  return read;
}
