import type { UnrecordedMove } from '../core/flow/unrecorded.ts';
import type { Phrase } from './phrases.ts';

/** What of git's history was read, and what was not. */
export interface PastRead {
  /** How many commits made the backlog what it is. */
  readonly versions: number;
  readonly skipped: number;
  readonly unread: readonly ('older' | 'item-files')[];
}

/** Moves that were found, or recorded. */
export function movesPhrase(code: 'past.offered' | 'past.recorded', moves: readonly UnrecordedMove[]): Phrase {
  return { code, values: { count: moves.length, items: new Set(moves.map(({ item }) => item)).size } };
}

/** Why nothing was found. */
export function noMovesPhrase({ versions }: PastRead): Phrase {
  return { code: versions === 0 ? 'past.untracked' : 'past.none', values: {} };
}

/** What somebody should know who believes that this is all. */
export function unreadPhrases({ skipped, unread }: PastRead): readonly Phrase[] {
  const passedOver: Phrase[] = skipped === 0 ? [] : [{ code: 'past.skipped', values: { count: skipped } }];
  return [...passedOver, ...unread.map((what): Phrase => ({ code: `past.${what}`, values: {} }))];
}
