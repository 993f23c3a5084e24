import { prefixesOf } from '../core/decisions/surroundings.ts';
import type { CitingText } from '../core/decisions/writing/renumber.ts';
import type { Range } from '../core/model/problem.ts';
import type { Reading } from './reading.ts';
import { mainFile } from './spread/fileChange.ts';
import { fileRange, fileText } from './spread/places.ts';

interface About extends Range {
  readonly id: string | undefined;
}

/**
 * The files of a backlog as texts that may name decisions, the main file first. Where items are numbered `ADR-1`, numbers
 * there are theirs.
 * @param pathOf the path by which a file is known, of its path from the main file's folder
 */
export function citingTexts(reading: Reading, pathOf: (file: string) => string): readonly CitingText[] {
  const { backlog, source } = reading;
  const numbers = !prefixesOf([backlog]).includes('ADR');
  const files = new Map<string, About[]>([[mainFile, []]]);
  backlog.items.forEach(({ id }, index) => {
    const block = source.items[index];
    if (block === undefined) return;
    const { file, range } = fileRange(reading, { start: block.start, end: block.end });
    files.set(file, [...(files.get(file) ?? []), { start: range.start, end: range.end, id }]);
  });
  return [...files].map(([file, abouts]) => ({
    path: pathOf(file),
    text: fileText(reading, file),
    numbers,
    itemAt: (offset) => abouts.find(({ start, end }) => offset >= start && offset < end)?.id,
  }));
}
