/** Where the page's focus is. Everything here reads or moves the document; nothing holds state. */
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

/** Puts the focus on a card and brings it into view, unless told not to. False when the card is not drawn. */
export function focusCard(key: string, { shown = true } = {}): boolean {
  const card = document.querySelector(`[data-card="${CSS.escape(key)}"]`);
  if (!(card instanceof HTMLElement)) return false;
  card.focus({ preventScroll: true });
  if (shown) card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}

/** Puts the focus on the card that had it last. */
export function focusBack({ focus }: Pick<Situation, 'focus'>, options?: { readonly shown: boolean }): void {
  if (focus !== undefined) focusCard(focus, options);
}

/** Puts the focus on the first element that a selector finds. */
export function focusOn(selector: string): void {
  const found = document.querySelector(selector);
  if (found instanceof HTMLElement) found.focus();
}

/** Does something once the page has been painted as it is now. */
export function afterPaint(doing: () => void): void {
  requestAnimationFrame(() => {
    setTimeout(doing, 0);
  });
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
