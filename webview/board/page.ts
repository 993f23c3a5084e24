/** Where the page's focus and scroll positions are. Everything here reads or moves the document; nothing holds state. */
import type { Scroll } from './kept.ts';
import type { Situation } from './situation.ts';

/** The card that has the focus, when the page has it at all. */
export function focusedCard(): string | undefined {
  const card = document.hasFocus() ? document.activeElement?.closest('[data-card]') : undefined;
  return card instanceof HTMLElement ? card.dataset['card'] : undefined;
}

/** Whether nothing in the page has the focus, as after the focused element was removed. */
export function focusIsLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Puts the focus on a card and brings it into view. False when the card is not drawn. */
export function focusCard(key: string): boolean {
  const card = document.querySelector(`[data-card="${CSS.escape(key)}"]`);
  if (!(card instanceof HTMLElement)) return false;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}

/** Puts the focus on the card that had it last. */
export function focusBack({ focus }: Pick<Situation, 'focus'>): void {
  if (focus !== undefined) focusCard(focus);
}

/** Puts the focus on the first element that a selector finds. */
export function focusOn(selector: string): void {
  const found = document.querySelector(selector);
  if (found instanceof HTMLElement) found.focus();
}

/** Opens a popover by its id. */
export function openPopover(id: string): void {
  document.getElementById(id)?.showPopover();
}

/**
 * Tells which card has the focus after anything may have moved it. Waits for the end of the event's turn: between two
 * elements, and while a card is drawn in another column, nothing has the focus for a moment.
 */
export function watchFocus(root: HTMLElement, tell: (card: string | undefined) => void): void {
  const look = (): void => {
    setTimeout(() => {
      tell(focusedCard());
    }, 0);
  };
  root.addEventListener('focusin', look);
  root.addEventListener('focusout', look);
  window.addEventListener('focus', look);
  window.addEventListener('blur', look);
}

const boardSelector = '.columns';
const listSelector = '.cards';

/** How far the board and its columns are scrolled. */
export function scrolled(): Scroll {
  const board = document.querySelector(boardSelector);
  const columns: Record<string, number> = {};
  for (const list of document.querySelectorAll(listSelector)) {
    const column = list.closest('[data-column]')?.getAttribute('data-column');
    if (column != null && list.scrollTop > 0) columns[column] = list.scrollTop;
  }
  return { left: board?.scrollLeft ?? 0, top: board?.scrollTop ?? 0, columns };
}

/** Scrolls the board and its columns to where they were. */
export function scrollBack({ left, top, columns }: Scroll): void {
  document.querySelector(boardSelector)?.scrollTo({ left, top, behavior: 'instant' });
  for (const [column, offset] of Object.entries(columns)) {
    const list = document.querySelector(`[data-column="${CSS.escape(column)}"] ${listSelector}`);
    list?.scrollTo({ top: offset, behavior: 'instant' });
  }
}
