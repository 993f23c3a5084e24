/** Typing that is not in the file yet: what a field shows, whether the file has changed under it. */
import type { Draft, Situation } from './situation.ts';

/** What a field shows: the typing where there is some, else the file's text, so that a change from outside is seen. */
export function shownText(text: string, draft: Draft, name: string): string {
  return draft[name]?.typed ?? text;
}

/** Whether the file's text changed under somebody's typing, and differs from what was typed. */
export function changedOutside(text: string, draft: Draft, name: string): boolean {
  const touched = draft[name];
  return touched !== undefined && touched.from !== text && touched.typed !== text;
}

/** A field of an item, by a name that tells it from the others, and what the file says there. */
export interface FieldPlace {
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

/** Takes typing in; a field typed back to the file's text is untouched again. */
export function withTyping(situation: Situation, { key, name, text }: FieldPlace, typed: string): Situation {
  const from = situation.drafts[key]?.[name]?.from ?? text;
  return typed === text
    ? withoutTyping(situation, key, name)
    : withTouched(situation, key, { [name]: { typed, from } });
}

/** What was typed stands on what the file says now: the person has seen it. */
export function withTypingKept(situation: Situation, { key, name, text }: FieldPlace): Situation {
  const touched = situation.drafts[key]?.[name];
  return touched === undefined ? situation : withTouched(situation, key, { [name]: { ...touched, from: text } });
}

/** Gives a field back to the file; an item without touched fields has no draft. */
export function withoutTyping(situation: Situation, key: string, name: string): Situation {
  const draft = situation.drafts[key];
  if (draft?.[name] === undefined) return situation;
  const rest = Object.fromEntries(Object.entries(draft).filter(([other]) => other !== name));
  const others = Object.fromEntries(Object.entries(situation.drafts).filter(([other]) => other !== key));
  return { ...situation, drafts: Object.keys(rest).length > 0 ? { ...others, [key]: rest } : others };
}

function withTouched(situation: Situation, key: string, touched: Draft): Situation {
  return { ...situation, drafts: { ...situation.drafts, [key]: { ...situation.drafts[key], ...touched } } };
}

/** Reads a list written with commas. */
export function listed(text: string): string[] {
  return [...new Set(text.split(',').map((part) => part.trim()))].filter((part) => part !== '');
}
