import type { FieldValue, Intention } from '../../core/model/intention.ts';
import type { ToHost } from '../../protocol/toHost.ts';
import type { Templates } from './templates.ts';

type Request = Extract<ToHost, { request: number }>;
/** A request that becomes a change by an intention. */
export type Wish = Exclude<Request, { type: 'resolve' }>;

/** What a request of the page asks of the backlog: carried out as one step. */
export function intentionsOf(message: Wish, templates: Templates): readonly [Intention, ...Intention[]] {
  const [first, ...others] = listed(message, templates);
  if (first === undefined) throw new TypeError('The schema lets no empty list through.');
  return [first, ...others];
}

function listed(message: Wish, templates: Templates): readonly Intention[] {
  if (message.type === 'columns') return message.changes.map((change) => ({ kind: 'columns', change }));
  if (message.type !== 'add') return [intentionOf(message)];
  const { titles, itemType: type, column, over } = message;
  const fields = { ...(type !== undefined && { type, ...templates.get(type) }) };
  return titles.map((title) => ({ kind: 'add', title, column, fields, over }));
}

function intentionOf(message: Exclude<Wish, { type: 'columns' | 'add' }>): Intention {
  switch (message.type) {
    case 'move':
      return moveOf(message);
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
    case 'evidence':
      return evidenceOf(message);
    case 'comesOf':
      return { kind: 'add', title: message.title, fields: message.fields, over: message.over };
  }
}

function moveOf({ items, column, after, before, over, because }: Extract<Wish, { type: 'move' }>): Intention {
  const place = after === undefined && before === undefined ? undefined : { after, before };
  const [item, ...others] = items;
  if (item !== undefined && others.length === 0) return { kind: 'move', item, column, place, over, because };
  return { kind: 'moveAll', items, column, place, over, because };
}

function evidenceOf({ item, evidence, index, was = {}, fields: sent }: Extract<Wish, { type: 'evidence' }>): Intention {
  const fields = sent && withoutEmpty(sent);
  if (index === undefined) return { kind: 'evidence', item, evidence, fields: fields ?? {} };
  return { kind: 'evidenceEntry', item, evidence, index, was, fields };
}

/** Only what was sent; an emptied field is taken out of the file. */
function given(fields: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** An emptied key of an entry is taken out of the file. */
function withoutEmpty(fields: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value === '' ? undefined : value]));
}

/** A criterion that is not met does not say so: that is what a bare text means. */
function criterionFields({ text, met }: { text?: string | undefined; met?: boolean | undefined }) {
  return { ...(text !== undefined && { text }), ...(met !== undefined && { met: met ? 'true' : undefined }) };
}
