import { diff3Merge } from 'node-diff3';
import type { Three } from './three.ts';

/** Lines that stay or that one side changed, or lines that both sides changed. */
export type Stretch = readonly string[] | Three<readonly string[]>;

/** Most lines, between those that begin and end all three texts, that are compared: the time grows with their square. */
const mostLines = 1500;

/** Merges lines as git does: changes that overlap or touch are a conflict, unless they are the same. */
export function mergeLines(three: Three<readonly string[]>): readonly Stretch[] {
  const { base, ours, theirs } = three;
  const front = commonLength(three, (lines, index) => lines[index]);
  const rest = { base: base.slice(front), ours: ours.slice(front), theirs: theirs.slice(front) };
  const back = commonLength(rest, (lines, index) => lines[lines.length - 1 - index]);
  const middle = {
    base: withoutEnd(rest.base, back),
    ours: withoutEnd(rest.ours, back),
    theirs: withoutEnd(rest.theirs, back),
  };
  const stretches = [ours.slice(0, front), ...mergeMiddle(middle), rest.ours.slice(rest.ours.length - back)];
  return stretches.filter((stretch) => !isLines(stretch) || stretch.length > 0);
}

function mergeMiddle({ base, ours, theirs }: Three<readonly string[]>): readonly Stretch[] {
  if (Math.max(base.length, ours.length, theirs.length) > mostLines) return [{ base, ours, theirs }];
  // The library asks for arrays that it may write to, and does not.
  return diff3Merge([...ours], [...base], [...theirs]).map(({ ok, conflict }): Stretch => {
    return conflict === undefined ? (ok ?? []) : { base: conflict.o, ours: conflict.a, theirs: conflict.b };
  });
}

export function isLines(stretch: Stretch): stretch is readonly string[] {
  return Array.isArray(stretch);
}

function withoutEnd(lines: readonly string[], count: number): readonly string[] {
  return lines.slice(0, lines.length - count);
}

function commonLength(
  { base, ours, theirs }: Three<readonly string[]>,
  lineAt: (lines: readonly string[], index: number) => string | undefined,
): number {
  const most = Math.min(base.length, ours.length, theirs.length);
  let count = 0;
  while (count < most) {
    const line = lineAt(base, count);
    if (line !== lineAt(ours, count) || line !== lineAt(theirs, count)) break;
    count += 1;
  }
  return count;
}

/** Merges lines of comments: where both sides changed them, those of both stay. */
export function mergeComments({ base, ours, theirs }: Three<string>): string {
  if (ours === theirs || base === theirs) return ours;
  if (base === ours) return theirs;
  const split = (text: string) => text.split(/(?<=\n)/);
  const stretches = mergeLines({ base: split(base), ours: split(ours), theirs: split(theirs) });
  return stretches
    .flatMap((stretch) =>
      isLines(stretch)
        ? stretch
        : [...stretch.ours, ...stretch.theirs.filter((line) => line.trim() !== '' && !stretch.ours.includes(line))],
    )
    .join('');
}

/** The same for the comment at the end of a line. */
export function mergeLineComment({ base, ours, theirs }: Three<string>): string {
  if (ours === theirs || base === theirs) return ours;
  if (base === ours || ours.trim() === '') return theirs;
  return theirs.trim() === '' ? ours : `${ours} ${theirs.trim()}`;
}
