import type { FinishedMerge } from '../tools/finishMerge.ts';
import { printable } from './printable.ts';

/** What became of renumbered items, and what is left to look at. */
export function finishText(finished: readonly FinishedMerge[]): string {
  if (finished.length === 0) return 'No merge has left anything to do here.';
  return finished.flatMap(linesOf).map(printable).join('\n');
}

function linesOf({ path, items, kept, changed, left, mentioned }: FinishedMerge): readonly string[] {
  const names = items.map(({ from, to }) => `${from} is ${to} now`).join(', ');
  if (!kept) {
    const olds = items.map(({ from, to }) => `${from} as ${to}`).join(', ');
    return [`${path} does not have ${olds}: the merge was taken back, or the item changed since. Nothing follows.`];
  }
  const elsewhere = Object.entries(mentioned).flatMap(([id, { branches, files, commits }]) => [
    ...branches.map((name) => `${id} in branch ${name}`),
    ...files.map((file) => `${id} in ${file}`),
    ...commits.map((name) => `${id} in commit ${name}`),
  ]);
  const open = [...left.map((place) => `${place.path}:${place.line}`), ...elsewhere];
  return [
    `In ${path}, ${names}.`,
    ...(changed.length === 0 ? ['Nothing else had to follow.'] : ['What meant it follows in:', ...indented(changed)]),
    ...(open.length === 0 ? [] : ['Only you know which item is meant in:', ...indented(open)]),
  ];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
