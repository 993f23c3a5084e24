import { limitPolicies, stages } from '../../core/model/backlog.ts';
import { concernShape, itemShape } from './itemShape.ts';
import type { JsonSchema } from './jsonSchema.ts';
import { date, documented, duration, listOf, mapOf, number, oneOf, recordOf, text, time } from './shape.ts';

const amount = () => number({ minimum: 0 });

/** A column may be just its id. */
export const columnShape = mapOf(
  {
    id: documented(text(), 'What `status` and `history` name it by.'),
    name: documented(text(), 'What the board shows. Default: the id.'),
    stage: documented(
      oneOf(stages),
      'What the column means. Default: the stage that the id names; else the first is idea, the last done, the others active.',
    ),
    limit: documented(amount(), 'Most items at once. Default: none.'),
    policy: documented(
      oneOf(limitPolicies),
      'warn goes through and says so; block asks for a reason. Default: that of `wip`.',
    ),
    was: documented(listOf(text(), { lone: true }), 'Ids that it had before, so that history stays readable.'),
  },
  { lone: 'id' },
);

const wip = mapOf({
  limit: documented(amount(), 'Most items in active, deployed and released columns together. Default: none.'),
  perPerson: documented(amount(), 'Most of these for each assignee. Default: none.'),
  policy: documented(oneOf(limitPolicies), 'Default: warn.'),
});

const board = mapOf({
  columns: documented(listOf(columnShape), 'From idea to in use. Default: ideas, ready, active, done.'),
  wip: documented(wip, 'Limits on work in progress.'),
  types: documented(recordOf(text()), "The team's own types, and which known one each counts as."),
  ready: documented(
    listOf(text()),
    'The definition of ready: why, acceptance, estimate, questions, dependencies, voices, or any key of an item. Advice, never a gate. Default: the first five.',
  ),
  done: documented(
    mapOf({ needs: listOf(text()), policy: oneOf(limitPolicies) }),
    'The definition of done. Default: the stages that the board has, policy warn.',
  ),
  expectation: documented(
    mapOf({ days: number({ minimum: 1 }), probability: number({ minimum: 1, maximum: 99 }) }),
    'Service level expectation: so many days or fewer, for so many per cent of the items.',
  ),
  balance: documented(
    mapOf({ window: duration(), shares: recordOf(number({ minimum: 0, maximum: 100 })) }),
    'Declared shares of types, per cent of items; the rest is free.',
  ),
  voices: documented(listOf(text()), 'Sources that should have spoken before an item is ranked.'),
  cadence: documented(mapOf({ every: duration(), from: date() }), 'Only for teams that still work in sprints.'),
  deployments: documented(mapOf({ tags: text() }), 'Tags that are deployments, if any.'),
});

const batch = mapOf({
  good: documented(amount(), 'Lines up to which a branch is small. Default: 100.'),
  warn: documented(amount(), 'Lines up to which it is growing. Default: 250.'),
  stop: documented(amount(), 'Lines up to which it is large; above it is too large. Default: 400.'),
  files: documented(amount(), 'Over so many files it is a band larger. Default: 20.'),
  days: documented(amount(), 'Over so many days it is a band larger. Default: 3.'),
  maxDays: documented(amount(), 'Over so many days it is too large. Default: 7.'),
  aiFactor: documented(amount(), 'What the lines are multiplied by where AI marked half of the branch. Default: 0.5.'),
  generated: documented(listOf(text(), { lone: true }), 'Globs of files that a tool writes: shown, not counted.'),
});

/** Everything at the top of the file but the items. */
export const backlogFields = {
  headwater: documented(text(), 'Format version. A higher one than 1 is opened read-only.'),
  stream: documented(text(), 'The team.'),
  vision: documented(text(), 'Where the team is going; shown above the board.'),
  constraints: documented(listOf(text(), { lone: true }), 'Within these the team decides for itself.'),
  prefix: documented(text(), 'New ids are PREFIX-NUMBER. Default: the prefix in use, else ITEM.'),
  board: documented(board, "The team's policy."),
  batch: documented(batch, 'Bands for the size of a branch.'),
  people: documented(
    recordOf(mapOf({ name: text(), email: listOf(text(), { lone: true }) }, { lone: 'name' })),
    "Who `assignees`, `by` … name. Git's addresses say who I am.",
  ),
  concerns: documented(listOf(concernShape), 'Bad news about the plan as a whole.'),
  pulses: documented(
    listOf(mapOf({ at: time(), respondents: number(), scores: recordOf(number()) })),
    'Written once, when a pulse is closed, from five answers on; never added to.',
  ),
} as const;

/** The JSON Schema of `backlog.yaml`, from the shapes that read it. Unknown keys are allowed: teams extend their files. */
export function backlogJsonSchema(): JsonSchema {
  const properties = Object.fromEntries(Object.entries(backlogFields).map(([key, shape]) => [key, shape.schema]));
  const item: JsonSchema = { ...itemShape.schema, required: ['title'] };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Headwater backlog',
    type: 'object',
    properties: {
      ...properties,
      items: {
        type: ['array', 'string', 'null'],
        items: item,
        description:
          'In order of priority: the first is the most important. Or a folder, such as `backlog/`, that has a file for each item, in the order of their `rank`.',
      },
    },
  };
}
