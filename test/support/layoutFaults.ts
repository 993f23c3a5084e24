import type { Page } from 'playwright-core';

/** Pixels that a target must have, a rounding error apart (WCAG 2.5.8). */
const smallest = 23.5;

/** What is wrong with the layout of a page as it is shown now: what does not fit, is cut off, out of reach or too small to hit. */
export async function layoutFaults(page: Page): Promise<string[]> {
  const { width, height, needed } = await page.evaluate(() => {
    const { clientWidth, clientHeight, scrollWidth } = document.documentElement;
    return { width: clientWidth, height: clientHeight, needed: scrollWidth };
  });
  const faults = (await page.evaluate(cutTexts)).map((name) => `cut off: ${name}`);
  if (needed > width) faults.push(`the page is ${needed} px wide`);
  for (const control of await page.evaluate(controlsInReach)) {
    const { name, box, target, isLink, isHit } = control;
    const tall = box.bottom - box.top > height;
    const outside = box.left < -1 || box.right > width + 1 || box.top < -1 || (!tall && box.bottom > height + 1);
    if (outside) faults.push(`out of sight: ${name}`);
    if (!isHit) faults.push(`covered: ${name}`);
    // A link in a sentence may be as high as its line.
    if (!isLink && Math.min(target.width, target.height) < smallest) faults.push(`small: ${name}`);
  }
  return faults;
}

/** Runs in the page: what is cut off without an ellipsis that says so, and what is cut although another could give way. */
function cutTexts(): string[] {
  const top = document.querySelector('dialog[open], :popover-open') ?? document.body;
  const context = document.createElement('canvas').getContext('2d');
  /** Pixels that a browser's own list takes for its arrow. */
  const arrow = 20;
  const everything = (root: ParentNode): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot === null ? [] : everything(element.shadowRoot)),
    ]);
  const isNarrow = (element: HTMLElement): boolean => element.scrollWidth > element.clientWidth + 1;
  const isCut = (element: HTMLElement): boolean => {
    const { overflowX, textOverflow, webkitLineClamp } = getComputedStyle(element);
    const cuts = /hidden|clip/u.test(overflowX) && textOverflow !== 'ellipsis' && webkitLineClamp === 'none';
    return cuts && element.clientWidth > 0 && isNarrow(element);
  };
  /** What a field says by itself: what is chosen, or what it asks for. What somebody typed may be longer than it. */
  const own = (element: HTMLElement): string => {
    if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? '';
    return element instanceof HTMLInputElement && element.value === '' ? element.placeholder : '';
  };
  const isShort = (element: HTMLElement): boolean => {
    const text = own(element);
    if (text === '' || context === null) return false;
    const { font, paddingLeft, paddingRight } = getComputedStyle(element);
    context.font = font;
    const room = element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    return context.measureText(text).width > room - (element instanceof HTMLSelectElement ? arrow : 0) + 1;
  };
  /** A column's stage, or a chosen word in a list, that takes room from what is more important. */
  const isGreedy = (element: HTMLElement): boolean => {
    if (element.matches('.selected-value')) return isNarrow(element);
    const name = element.closest('.headline')?.querySelector('h2');
    return element.matches('.stage') && name instanceof HTMLElement && isNarrow(name) && isInSight(element);
  };
  const isInSight = (element: HTMLElement): boolean => {
    const { left, top: upper, width } = element.getBoundingClientRect();
    return width > 1 && document.elementFromPoint(left + 1, upper + 2) === element;
  };
  return everything(top)
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => element.closest('.hidden, .codicon') === null)
    .filter((element) => isCut(element) || isShort(element) || isGreedy(element))
    .map((element) => (own(element) || element.outerHTML).slice(0, 120));
}

/** Runs in the page: each control that may have the focus now, where it is once it has it, and whether a pointer hits it there. */
function controlsInReach() {
  const before = document.activeElement;
  const top = document.querySelector('dialog[open], :popover-open') ?? document.body;
  const controls =
    'button, summary, a[href], input, select, textarea, [tabindex="0"], vscode-button, vscode-text-field, vscode-text-area, vscode-dropdown, vscode-checkbox';
  const shown = [...top.querySelectorAll<HTMLElement>(controls)].filter(
    (control) =>
      control.checkVisibility({ visibilityProperty: true }) &&
      control.closest('[inert], [aria-hidden="true"], .hidden') === null,
  );
  const found = shown.map((control) => {
    // Some are shown to those who are near, as who comes by keyboard is.
    control.focus({ preventScroll: true });
    control.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const { left, right, top: upper, bottom, width, height } = control.getBoundingClientRect();
    const label = control.closest('label');
    const target = (label ?? control).getBoundingClientRect();
    const hit = document.elementFromPoint(left + Math.min(width / 2, 60), upper + Math.min(height / 2, 40));
    return {
      name: control.outerHTML.slice(0, 120),
      box: { left, right, top: upper, bottom },
      target: { width: target.width, height: target.height },
      isLink: control.matches('.link'),
      isHit: hit !== null && (control.contains(hit) || hit.contains(control) || label?.contains(hit) === true),
    };
  });
  if (before instanceof HTMLElement) before.focus();
  return found.filter(({ box }) => box.right - box.left > 1);
}
