import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Range, type Tops, rowsBetween, topsOf } from './window.ts';

/** Pixels above and below what is in sight that are drawn too. */
const margin = 240;
/** Rows that are drawn before anything is measured. */
const atFirst = 8;

/** Rows that a list measures, by the attribute that names them. */
export interface WindowOptions {
  /** The element that scrolls, and holds the rows. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** Names of all rows, in order. */
  readonly keys: readonly string[];
  /** The attribute by which a drawn row's element says its name. */
  readonly attribute: string;
  /** Pixels that a row may have. */
  readonly guess: number;
}

/** The rows in sight of a scroller, and those around them; the very range that it was when it is the same. */
function inSight({ scrollTop, clientHeight }: HTMLElement, tops: Tops): (before: Range) => Range {
  const next = rowsBetween(tops, scrollTop - margin, scrollTop + clientHeight + margin);
  return (before) => (before.first === next.first && before.end === next.end ? before : next);
}

/** Which rows of a scrolled list to draw now. It draws again only when that changes. */
export function useWindow({ scroller, keys, attribute, guess }: WindowOptions): {
  readonly range: Range;
  readonly tops: Tops;
} {
  const heights = useRef(new Map<string, number>()).current;
  const [range, setRange] = useState<Range>({ first: 0, end: atFirst });
  const tops = useMemo(() => topsOf(keys, heights, guess), [keys, guess, range]);
  const latest = useRef({ keys, tops });
  latest.current = { keys, tops };

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = (): void => {
      setRange(inSight(element, latest.current.tops));
    };
    const sizes = new ResizeObserver((entries) => {
      for (const { target, borderBoxSize } of entries) {
        const key = target.getAttribute(attribute);
        const height = borderBoxSize[0]?.blockSize ?? 0;
        if (key !== null && height > 0) heights.set(key, height);
      }
      latest.current = { ...latest.current, tops: topsOf(latest.current.keys, heights, guess) };
      look();
    });
    const rows = new MutationObserver((records) => {
      for (const { addedNodes, removedNodes } of records) {
        for (const node of removedNodes) if (node instanceof Element) sizes.unobserve(node);
        for (const node of addedNodes) if (node instanceof Element && node.hasAttribute(attribute)) sizes.observe(node);
      }
    });
    sizes.observe(element);
    for (const row of element.querySelectorAll(`[${attribute}]`)) sizes.observe(row);
    rows.observe(element, { childList: true, subtree: true });
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      sizes.disconnect();
      rows.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, attribute, guess, heights]);

  // Another list may be in sight where this one was: it is looked at once it is drawn.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    setRange(inSight(element, tops));
  }, [scroller, tops]);

  return { range: { first: Math.min(range.first, keys.length), end: Math.min(range.end, keys.length) }, tops };
}
