import type { Locator } from 'playwright-core';

/**
 * What is typed, chosen or proposed in a page's fields and has less contrast than WCAG asks of a text (4.5 to 1). axe
 * looks neither at placeholders nor into disabled fields, yet people read both.
 */
export function faintTexts(body: Locator): Promise<string[]> {
  return body.evaluate(faintInPage);
}

/** Runs in the page, so it has all that it needs in itself. */
function faintInPage(body: HTMLElement | SVGElement): string[] {
  type Colour = readonly [red: number, green: number, blue: number, alpha: number];
  const least = 4.5;
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('There is no canvas to tell colours with.');

  const colourOf = (text: string): Colour => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = text;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (upper: Colour, lower: Colour): Colour => {
    const mixed = (index: 0 | 1 | 2): number => upper[index] * upper[3] + lower[index] * (1 - upper[3]);
    return [mixed(0), mixed(1), mixed(2), 1];
  };
  const light = (colour: Colour): number => {
    const linear = (index: 0 | 1 | 2): number => {
      const part = colour[index] / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * linear(0) + 0.7152 * linear(1) + 0.0722 * linear(2);
  };
  const contrast = (one: Colour, other: Colour): number => {
    const [more, less] = [light(one), light(other)].sort((first, second) => second - first);
    return ((more ?? 0) + 0.05) / ((less ?? 0) + 0.05);
  };
  /** An element and all that it stands in, out of shadow trees too. */
  const chain = (element: Element): Element[] => {
    const all: Element[] = [];
    for (let at: Element | null = element; at !== null;) {
      all.push(at);
      const root: Node = at.getRootNode();
      at = at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    }
    return all;
  };
  const everything = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot === null ? [] : everything(element.shadowRoot)),
    ]);

  const isField = (element: Element): boolean =>
    element.matches('input:not([type="checkbox"], [type="radio"]), textarea, .selected-value') &&
    element.checkVisibility({ visibilityProperty: true }) &&
    element.getBoundingClientRect().width > 1;
  const ratioOf = (element: Element, part: '::placeholder' | undefined): number => {
    const around = chain(element);
    const white: Colour = [255, 255, 255, 1];
    const ground = around
      .map((outer) => colourOf(getComputedStyle(outer).backgroundColor))
      .reduceRight((below, colour) => over(colour, below), white);
    const opacity = around.reduce((product, outer) => product * Number(getComputedStyle(outer).opacity), 1);
    const [red, green, blue, alpha] = colourOf(getComputedStyle(element, part).color);
    return contrast(over([red, green, blue, alpha * opacity], ground), ground);
  };

  return everything(body)
    .filter(isField)
    .flatMap((element) => {
      const value = 'value' in element ? String(element.value) : element.textContent;
      const proposed = 'placeholder' in element ? String(element.placeholder) : '';
      const shown = value === '' ? proposed : value;
      if (shown.trim() === '') return [];
      const ratio = ratioOf(element, value === '' ? '::placeholder' : undefined);
      return ratio < least ? [`${ratio.toFixed(1)} to 1: ${shown}`] : [];
    });
}
