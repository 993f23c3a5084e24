import type { Backlog } from '../core/model/backlog.ts';
import type { Place } from '../core/model/intention.ts';
import type { Target } from './edits/blocks.ts';

/**
 * Where an item's block must go so that it stands below `after` and above `before`. Undefined when it stands there
 * already: then nothing moves. `unknown` when a neighbour is gone.
 */
export function targetOf(
  backlog: Backlog,
  index: number,
  { after, before }: Place = {},
): Target | 'unknown' | undefined {
  const indexOf = (key: string) => backlog.items.findIndex((item) => item.key === key);
  const above = after === undefined ? undefined : indexOf(after);
  const below = before === undefined ? undefined : indexOf(before);
  if (above === -1 || below === -1) return 'unknown';
  if (above === index || below === index) return undefined;
  // The neighbour that it stands on the wrong side of says where it goes.
  if (above !== undefined && above > index) return { after: above };
  return below !== undefined && below < index ? { before: below } : undefined;
}
