import type { FieldValue, Intention } from '../../core/model/intention.ts';
import type { ToHost } from '../../protocol/board.ts';

type Request = Extract<ToHost, { request: number }>;
/** A request that becomes a change by an intention. */
export type Wish = Exclude<Request, { type: 'resolve' }>;

/** What a request of the page asks of the backlog: carried out as one step. */
export function intentionsOf(message: Wish): readonly [Intention, ...Intention[]] {
  if (message.type !== 'columns') return [intentionOf(message)];
  const [first, ...others] = message.changes.map((change) => ({ kind: 'columns', change }) as const);
  if (first === undefined) throw new TypeError('The schema lets no empty list through.');
  return [first, ...others];
}

function intentionOf(message: Exclude<Wish, { type: 'columns' }>): Intention {
  switch (message.type) {
    case 'move': {
      const { items, column, after, before, over, because } = message;
      const place = after === undefined && before === undefined ? undefined : { after, before };
      const [item, ...others] = items;
      if (item !== undefined && others.length === 0) return { kind: 'move', item, column, place, over, because };
      return { kind: 'moveAll', items, column, place, over, because };
    }
    case 'add':
      return { kind: 'add', title: message.title, column: message.column, over: message.over };
    case 'set': {
      const { item, fields, was } = message;
      return { kind: 'set', item, fields: given(fields), ...(was !== undefined && { was: given(was) }) };
    }
    case 'criterion': {
      const { item, index, is, fields } = message;
      return { kind: 'entry', item, list: 'acceptance', index, is, fields: fields && criterionFields(fields) };
    }
    case 'act':
      return { kind: 'act', item: message.item, act: message.act, is: message.is };
  }
}

/** Only what was sent; an emptied field is taken out of the file. */
function given(fields: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** A criterion that is not met does not say so: that is what a bare text means. */
function criterionFields({ text, met }: { text?: string | undefined; met?: boolean | undefined }) {
  return { ...(text !== undefined && { text }), ...(met !== undefined && { met: met ? 'true' : undefined }) };
}
