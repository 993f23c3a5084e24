import type { Merged } from '../../backlog/merge.ts';

/** A line that git reads as a conflict marker of the usual length. */
const marker = /^(?:<{7}|={7}|>{7}|\|{7})(?= |\r?$)/;
const opening = /^<{7}(?: |\r?$)/m;

/**
 * Whether a merge says the truth about itself: markers stand in the text if, and only if, it names conflicts. One
 * that is in doubt is not used.
 * @param sides the texts that were merged
 */
export function isSound({ text, conflicts }: Merged, sides: readonly string[]): boolean {
  if (text === '' && sides.some((side) => side !== '')) return false;
  const marked = opening.test(text);
  return conflicts.length > 0 ? marked : !marked || sides.some((side) => opening.test(side));
}

/** The merged text with markers of another length, as git wants them inside of a merge of merges. */
export function withMarkers({ text, conflicts }: Merged, size: number): string {
  if (size === 7) return text;
  let [result, end] = ['', 0];
  for (const { range } of conflicts) {
    // Several conflicts may share one pair of markers.
    if (range.start < end) continue;
    const lines = text.slice(range.start, range.end).split('\n');
    const written = lines.map((line) => line.replace(marker, (found) => found.charAt(0).repeat(size)));
    result += text.slice(end, range.start) + written.join('\n');
    end = range.end;
  }
  return result + text.slice(end);
}
