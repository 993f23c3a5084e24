/**
 * Scrolls an element while a card is dragged near its edges. What does it is a chunk of its own, fetched once the board
 * is drawn: the first cards do not wait for it.
 * @param isWanted by the data of what is dragged
 * @returns how to stop
 */
export function scrollAtEdges(
  element: HTMLElement,
  isWanted: (data: Readonly<Record<string, unknown>>) => boolean,
): () => void {
  let stop: (() => void) | undefined;
  let stopped = false;
  void import('@atlaskit/pragmatic-drag-and-drop-auto-scroll/element').then(({ autoScrollForElements }) => {
    if (!stopped) stop = autoScrollForElements({ element, canScroll: ({ source }) => isWanted(source.data) });
  });
  return () => {
    stopped = true;
    stop?.();
  };
}
