import { fileRange } from '../../backlog/spread/places.ts';
import type { Problem, Severity } from '../../core/model/problem.ts';
import { problemPhrase } from '../../phrases/describe.ts';
import { phraseOf } from '../../phrases/phrases.ts';
import { itemPath } from '../fileWrites.ts';
import { type Opened, type Setting, openBacklog } from '../workplace.ts';

/** A problem with its place; `line` and `column` count from 1. */
export interface ProblemData {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

export interface CheckResult {
  readonly version: 1;
  readonly problems: readonly ProblemData[];
}

/** Everything that is wrong with the file, or ambiguous in it, in the order of the text. */
export async function check(setting: Setting): Promise<CheckResult> {
  const opened = await openBacklog(setting);
  return { version: 1, problems: problemData(opened, opened.reading.problems) };
}

/** Problems by the files that they stand in. */
export function problemData({ path, reading }: Opened, problems: readonly Problem[]): readonly ProblemData[] {
  const known = new Map<string, readonly number[]>();
  return problems.map((problem) => {
    const { code, severity } = problem;
    const { file: own, text, range } = fileRange(reading, problem.range);
    const starts = known.get(own) ?? lineStarts(text);
    known.set(own, starts);
    const file = itemPath(path, own);
    const line = lineAt(starts, range.start);
    const column = range.start - (starts[line] ?? 0) + 1;
    return { file, line: line + 1, column, code, severity, message: phraseOf(problemPhrase(problem)) };
  });
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Index of the line that holds an offset, by bisection. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
