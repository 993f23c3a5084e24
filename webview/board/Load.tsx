import type { JSX } from 'preact';
import type { ColumnView } from '../../src/protocol/board.ts';
import { loadWord, longLoad, shortLoad } from './words.ts';

interface LimitedProps {
  readonly limited: Pick<ColumnView, 'count' | 'limit' | 'load'>;
}

/** More segments than this cannot be told apart: then one bar fills. */
const mostSegments = 12;

/** A count against its limit, with the word when it is full or over. */
export function Load({ limited, id }: LimitedProps & { readonly id?: string }): JSX.Element {
  const word = loadWord(limited);
  return (
    <span class="load" {...(id !== undefined && { id })}>
      {word !== undefined && <span class="word">{word}</span>}
      <span class="count" aria-hidden="true">
        {shortLoad(limited)}
      </span>
      <span class="hidden">{longLoad(limited)}</span>
    </span>
  );
}

/** The same as a picture, one segment a place; what is beyond the limit is hatched. Nothing without a limit. */
export function Meter({ limited: { count, limit } }: LimitedProps): JSX.Element {
  if (limit === undefined) return <div class="meter none" aria-hidden="true" />;
  const places = Math.max(limit, count);
  if (places > mostSegments) {
    return (
      <div class="meter" aria-hidden="true">
        <i class="filled" style={{ flexGrow: Math.min(count, limit) }} />
        {count > limit && <i class="filled beyond" style={{ flexGrow: count - limit }} />}
        {count < limit && <i style={{ flexGrow: limit - count }} />}
      </div>
    );
  }
  return (
    <div class="meter" aria-hidden="true">
      {Array.from({ length: places }, (_, place) => (
        <i key={place} class={`${place < count ? 'filled' : ''}${place >= limit ? ' beyond' : ''}`} />
      ))}
    </div>
  );
}
