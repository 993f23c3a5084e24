/** Unsaved typing in the item form: what a field shows, what has changed, what a save sends. */
import type { ItemDetail, ToHost } from '../../src/protocol/board.ts';
import { type Draft, type Field, type Situation, type Texts, fields } from './situation.ts';

export type Fields = Extract<ToHost, { type: 'set' }>['fields'];

/** What the file says, as the form's texts. */
export function textsOf({ title, type, why, estimate, source, notes, assignees, tags }: ItemDetail): Texts {
  return { title, type, why, estimate, source, notes, assignees: joined(assignees), tags: joined(tags) };
}

/** What a field shows: the typing where there is some, else the file's text, so that a change from outside is seen. */
export function shownText(texts: Texts, draft: Draft, field: Field): string {
  return draft[field]?.typed ?? texts[field];
}

/** Whether the file's text changed under somebody's typing, and differs from what was typed. */
export function changedOutside(texts: Texts, draft: Draft, field: Field): boolean {
  const touched = draft[field];
  return touched !== undefined && touched.from !== texts[field] && touched.typed !== texts[field];
}

/** Takes typing in; a field typed back to the file's text is untouched again. */
export function withTyping(situation: Situation, detail: ItemDetail, field: Field, typed: string): Situation {
  const texts = textsOf(detail);
  const { [field]: touched, ...others } = situation.drafts[detail.key] ?? {};
  const draft: Draft =
    typed === texts[field] ? others : { ...others, [field]: { typed, from: touched?.from ?? texts[field] } };
  return withDraft(situation, detail.key, draft);
}

/** Replaces an item's draft; an empty one is no draft. */
export function withDraft(situation: Situation, key: string, draft: Draft): Situation {
  const others = Object.fromEntries(Object.entries(situation.drafts).filter(([other]) => other !== key));
  return { ...situation, drafts: Object.keys(draft).length > 0 ? { ...others, [key]: draft } : others };
}

/** What a save sends: the fields whose typing differs from the file; undefined when none does. */
export function changedFields(detail: ItemDetail, draft: Draft): Fields | undefined {
  const texts = textsOf(detail);
  const changed = fields.filter((field) => draft[field] !== undefined && draft[field].typed !== texts[field]);
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((field) => [field, sent(field, shownText(texts, draft, field))]));
}

/** After a save: typing that went on meanwhile stays. */
export function withoutSaved(draft: Draft, saved: Draft): Draft {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const touched = draft[field];
      return touched === undefined || touched.typed === saved[field]?.typed ? [] : [[field, touched] as const];
    }),
  );
}

function sent(field: Field, text: string): string | string[] {
  return field === 'assignees' || field === 'tags' ? listed(text) : text;
}

/** Reads a list written with commas. */
export function listed(text: string): string[] {
  return [...new Set(text.split(',').map((part) => part.trim()))].filter((part) => part !== '');
}

/** Writes a list with commas. */
export function joined(list: readonly string[]): string {
  return list.join(', ');
}
