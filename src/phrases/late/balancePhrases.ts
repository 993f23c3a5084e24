/** Sentences about what kinds of work are done, and whose ideas enter. */
export type BalanceCode =
  | `balance.${'title' | 'period' | 'without-times' | 'type' | 'declared' | 'finished' | 'started' | 'short' | 'nothing'}`
  | `balance.passed-over${'' | '.title'}`
  | `voices.${'title' | 'source' | 'captured' | 'started' | 'finished' | 'dropped' | 'waiting' | 'unnamed' | 'silent' | 'says-nothing'}`;

export const balancePhrases: Readonly<Record<BalanceCode, string>> = {
  'balance.title': 'Balance',
  'balance.period': 'From {from} to {to}: {started} items started, {finished} finished.',
  'balance.nothing': 'Nothing was started or finished in this time.',
  'balance.without-times': 'Left out, since the file does not say when they were started or finished: {count}.',
  'balance.type': 'type',
  'balance.declared': 'declared',
  'balance.finished': 'finished',
  'balance.started': 'started',
  'balance.short': '{count} more would be what is declared',
  'balance.passed-over.title': 'Passed over',
  'balance.passed-over': '{item} waits since {since}; captured later and started meanwhile: {count} ({items})',
  'voices.title': 'Whose ideas',
  'voices.source': 'source',
  'voices.captured': 'captured',
  'voices.started': 'started',
  'voices.finished': 'finished',
  'voices.dropped': 'decided against',
  'voices.waiting': 'without an answer',
  'voices.unnamed': 'not named',
  'voices.silent': 'Who has said nothing yet',
  'voices.says-nothing': '{item}: {sources}',
};
