import type { BoardView } from '../../../src/protocol/board.ts';
import type { CardView } from '../../../src/protocol/card.ts';
import type { ItemDetail, PlainField } from '../../../src/protocol/itemDetail.ts';
import { type FieldPlace, changedOutside, shownText } from '../drafts.ts';
import type { ItemWish } from '../itemSession.ts';
import type { BoardSession } from '../session.ts';
import type { Draft } from '../situation.ts';

/** What every part of the panel is made of. */
export interface Editing {
  readonly card: CardView;
  readonly detail: ItemDetail;
  readonly draft: Draft;
  readonly view: BoardView;
  readonly session: BoardSession;
  readonly writable: boolean;
}

/** A field as a control needs it. */
export interface Binding {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly readOnly: boolean;
  readonly onValue: (text: string) => void;
  readonly onSettled: () => void;
  readonly onEnter: () => void;
}

export interface FieldOf {
  readonly name: string;
  readonly label: string;
  /** What the file says there; empty for what is to be added. */
  readonly text: string;
  readonly wish: (typed: string) => ItemWish | undefined;
}

/** Binds a control to a field: typing is kept apart, and written when the focus leaves it or with Enter. */
export function bind(editing: Editing, field: FieldOf): Binding {
  const choice = bindChoice(editing, field);
  return { ...choice, onEnter: choice.onSettled };
}

/** The same for a control that settles by itself. */
export function bindChoice(editing: Editing, field: FieldOf): Omit<Binding, 'onEnter'> {
  const { card, session } = editing;
  const { name, text, wish } = field;
  return {
    ...typing(editing, field),
    onSettled: () => void session.item.settle({ key: card.key, name, text }, wish),
  };
}

/** Binds what is only written when a button says so, such as a part of an answer. */
export function bindLoose(editing: Editing, name: string, label: string): Omit<Binding, 'onSettled' | 'onEnter'> {
  return typing(editing, { name, label, text: '' });
}

function typing(
  { card, draft, session, writable }: Editing,
  { name, label, text }: Omit<FieldOf, 'wish'>,
): Omit<Binding, 'onSettled' | 'onEnter'> {
  const place: FieldPlace = { key: card.key, name, text };
  return {
    name,
    label,
    value: shownText(text, draft, name),
    readOnly: !writable,
    onValue: (typed) => {
      session.item.type(place, typed);
    },
  };
}

/** Whether the file says something else by now than when the typing began. */
export function isContested({ draft }: Editing, { name, text }: Pick<FieldOf, 'name' | 'text'>): boolean {
  return changedOutside(text, draft, name);
}

/** A wish to set one field as a whole, on what it says now. */
export function setting(field: PlainField, value: string | string[], was: string | readonly string[]): ItemWish {
  return { type: 'set', fields: { [field]: value }, was: { [field]: typeof was === 'string' ? was : [...was] } };
}

/** A wish to set one field, where the typing is the whole text. */
export function textField(
  { detail }: Editing,
  field: Exclude<PlainField, 'assignees' | 'tags' | 'dependsOn' | 'links'>,
  label: string,
): FieldOf {
  const text = detail[field];
  return { name: field, label, text, wish: (typed) => setting(field, typed.trim() === '' ? '' : typed, text) };
}

/** How a person is called, by the key that the file uses. */
export function nameOf({ view }: Pick<Editing, 'view'>, key: string): string {
  return view.people.find((person) => person.key === key)?.name ?? key;
}
