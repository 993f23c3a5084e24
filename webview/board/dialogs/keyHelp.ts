/** The board's keys in words. A test holds them against the manifest and against what the page listens to. */
export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly { readonly press: string; readonly does: string }[];
}

export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'Walk',
    keys: [
      { press: '← → ↑ ↓', does: 'to the next card' },
      { press: 'Home or End', does: 'to the first or last card of the column' },
      { press: 'Tab', does: 'to the next column’s buttons and cards' },
    ],
  },
  {
    title: 'Move',
    keys: [
      { press: 'Alt + ← or →', does: 'to the previous or next column' },
      { press: 'Alt + ↑ or ↓', does: 'up or down within the column' },
      { press: 'Alt + Home or End', does: 'to the top or bottom of the column' },
      { press: 'M', does: 'to a column that you pick' },
      { press: 'Ctrl + Z', does: 'undo, as in the text' },
    ],
  },
  {
    title: 'Select several',
    keys: [
      { press: 'Space', does: 'take the card in or out' },
      { press: 'Shift + ← → ↑ ↓', does: 'select up to the next card' },
      { press: 'Ctrl or Shift + Click', does: 'take one in, or all up to it' },
    ],
  },
  {
    title: 'Do',
    keys: [
      { press: 'Enter', does: 'open the card' },
      { press: 'B', does: 'say that the card is blocked, or is no longer' },
      { press: '/', does: 'search' },
      { press: 'F', does: 'filter' },
      { press: 'V', does: 'choose lanes, order and what cards show' },
      { press: 'N', does: 'add an item to the column' },
      { press: 'C', does: 'edit columns and limits' },
      { press: '?', does: 'show these keys' },
      { press: 'Escape', does: 'close what is open, the latest first' },
    ],
  },
];
