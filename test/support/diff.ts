/** Lines that differ, `-` before and `+` after, in order; nothing for equal texts. */
export function lineDiff(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const common = commonLengths(old, now);
  const lines: string[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    if (row < old.length && column < now.length && old[row] === now[column]) {
      row += 1;
      column += 1;
    } else if (takeOld(common, old.length - row, now.length - column, [row, column])) {
      lines.push(`-${old[row] ?? ''}`);
      row += 1;
    } else {
      lines.push(`+${now[column] ?? ''}`);
      column += 1;
    }
  }
  return lines.join('\n');
}

function takeOld(
  common: readonly number[][],
  oldLeft: number,
  newLeft: number,
  [row, column]: [number, number],
): boolean {
  if (newLeft === 0) return true;
  return oldLeft > 0 && (common[row + 1]?.[column] ?? 0) >= (common[row]?.[column + 1] ?? 0);
}

/** Length of the longest common subsequence of the lines from each pair of positions on. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    const current = lengths[row] ?? [];
    for (let column = now.length - 1; column >= 0; column -= 1) {
      const same = old[row] === now[column];
      current[column] = same ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  return lengths;
}
