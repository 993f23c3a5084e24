/** The keys of the board. A key that means nothing here is left to the editor, and so is every key with a modifier. */
import type { Direction } from '../../src/protocol/board.ts';
import type { BoardSession } from './session.ts';
import type { Arrow } from './walk.ts';

const arrows: Readonly<Record<string, Arrow>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

const steps: Readonly<Record<Arrow, Direction>> = {
  left: 'left',
  right: 'right',
  up: 'up',
  down: 'down',
  first: 'top',
  last: 'bottom',
};

/** Whether a key press comes with Ctrl, Alt, Shift or Meta. */
export function modified(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
}

/** Does what a key means anywhere, or with Ctrl, Alt or Shift. False when it means nothing. */
function doesChord(event: KeyboardEvent, session: BoardSession): boolean {
  return undoes(event, session) || opensDialog(event, session) || selects(event, session) || stepsOn(event, session);
}

/** Walks, opens and adds, from the card or the column that has the focus. */
export function onCardKey(event: KeyboardEvent, session: BoardSession): void {
  const { target } = event;
  if (event.defaultPrevented || !(target instanceof Element) || isTyping(target)) return;
  if (doesChord(event, session) || modified(event)) return;
  const card = target.closest('[data-card]')?.getAttribute('data-card') ?? undefined;
  const done = card === undefined ? onColumn(event.key, target, session) : onCard(event.key, card, session);
  if (!done) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Keys while nothing in the page has the focus: arrows go back to the card that had it last, or to the first one. */
export function onPageKey(event: KeyboardEvent, session: BoardSession): void {
  if (event.defaultPrevented || event.target !== document.body) return;
  if (undoes(event, session) || opensDialog(event, session) || modified(event)) return;
  if (arrows[event.key] !== undefined) session.enter();
  else if (isAdd(event.key)) session.adding.start();
  else if (!look(event.key, session) && (event.key !== 'Escape' || !escape(session))) return;
  event.preventDefault();
}

/** Ctrl or Cmd with Z, where the page has no editor of one file that would do it. */
function undoes(event: KeyboardEvent, session: BoardSession): boolean {
  const isUndo =
    event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!isUndo || session.situation.view?.gathered !== true) return false;
  void session.undo();
  event.preventDefault();
  return true;
}

/** Alt with an arrow moves the card, where the editor has no command of one board that would do it. */
function stepsOn(event: KeyboardEvent, session: BoardSession): boolean {
  const arrow = arrows[event.key];
  const onCard = event.target instanceof Element && event.target.closest('[data-card]') !== null;
  if (arrow === undefined || !onCard || !event.altKey || event.ctrlKey || event.shiftKey || event.metaKey) return false;
  if (session.situation.view?.gathered !== true) return false;
  session.moving.step(steps[arrow]);
  event.preventDefault();
  // Else the workbench goes back or forward in its own history.
  event.stopPropagation();
  return true;
}

/** `?` shows the keys, C the columns, from wherever nobody types. */
function opensDialog(event: KeyboardEvent, session: BoardSession): boolean {
  const { key } = event;
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  if (key === '?') session.dialogs.open({ dialog: 'keys' });
  else if (key === 'c' && !event.shiftKey) session.dialogs.open({ dialog: 'columns', column: columnAt(event.target) });
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

/** Shift with an arrow selects up to the next card. */
function selects(event: KeyboardEvent, session: BoardSession): boolean {
  const arrow = arrows[event.key];
  const card = event.target instanceof Element ? event.target.closest('[data-card]') : null;
  if (arrow === undefined || card === null || !event.shiftKey || event.ctrlKey || event.altKey || event.metaKey)
    return false;
  session.moving.extend(arrow);
  event.preventDefault();
  event.stopPropagation();
  return true;
}

/** The column that an element stands in. */
function columnAt(target: EventTarget | null): string | undefined {
  const column = target instanceof Element ? target.closest('[data-column]') : null;
  return column?.getAttribute('data-column') ?? undefined;
}

function onCard(key: string, card: string, session: BoardSession): boolean {
  const arrow = arrows[key];
  if (arrow !== undefined) session.walk(arrow);
  else if (key === 'Enter') session.item.open(card, 'form');
  else if (key === ' ') session.moving.toggle(card);
  else return letter(key, card, session) || look(key, session) || (key === 'Escape' && escape(session));
  return true;
}

/** What a letter does with the card that has the focus. */
function letter(key: string, card: string, session: BoardSession): boolean {
  if (key === 'm' || key === 'M') session.dialogs.open({ dialog: 'move' });
  else if (key === 'b' || key === 'B') void session.item.toggleBlocked(card);
  else if (isAdd(key)) session.adding.start();
  else return false;
  return true;
}

function onColumn(key: string, target: Element, session: BoardSession): boolean {
  const column = target.closest('[data-column]')?.getAttribute('data-column');
  if (!isAdd(key) || column == null) return look(key, session) || (key === 'Escape' && escape(session));
  session.adding.start(column);
  return true;
}

/** Closes what is open, the latest first. False when nothing was. */
function escape(session: BoardSession): boolean {
  const { asking, notice, open } = session.situation;
  if (asking !== undefined) asking.cancel();
  else if (notice !== undefined) session.dismiss();
  else if (open !== undefined) session.item.close();
  else return session.moving.clear() || session.finding.clear();
  return true;
}

/** Searches, filters, chooses how to look. */
function look(key: string, { finding }: BoardSession): boolean {
  if (key === '/') finding.find();
  else if (key === 'f' || key === 'F') finding.openMenu('filter');
  else if (key === 'v' || key === 'V') finding.openMenu('look');
  else return false;
  return true;
}

function isAdd(key: string): boolean {
  return key === 'n' || key === 'N';
}

function isTyping(target: Element): boolean {
  return target.closest('input, textarea, select') !== null;
}
