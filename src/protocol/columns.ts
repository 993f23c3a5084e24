/** What the board's page asks of its columns. */
import * as v from 'valibot';

const text = v.pipe(v.string(), v.maxLength(200));
const stage = v.picklist(['idea', 'ready', 'active', 'deployed', 'released', 'done', 'dropped']);

const fields = {
  id: text,
  name: text,
  stage,
  limit: v.union([v.number(), v.literal('none')]),
  policy: v.picklist(['warn', 'block', 'none']),
};

/** One change of the columns, as the backlog takes it. */
export const columnChange = v.variant('act', [
  v.object({ act: v.literal('set'), column: text, fields: v.partial(v.object(fields)) }),
  v.object({ act: v.literal('add'), fields: v.object(fields) }),
  v.object({ act: v.literal('remove'), column: text }),
  v.object({ act: v.literal('order'), columns: v.pipe(v.array(text), v.maxLength(200)) }),
]);
export type ColumnChange = v.InferOutput<typeof columnChange>;
