/** A list is told of the focus and the open item only when they are in it, so that the others need no drawing. */
export function keyIn(cards: readonly { readonly key: string }[], key: string | undefined): string | undefined {
  return cards.some((card) => card.key === key) ? key : undefined;
}
