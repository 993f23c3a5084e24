import type { PhraseValues, Problem, ProblemCode, Severity } from '../../core/model/problem.ts';
import { type Spread, mostFiles } from './spread.ts';

/** Names that a sentence lists; the others are counted. */
const mostNames = 5;

/** What is wrong with the folder of the items: it stands where the main file names it. */
export function folderProblems({ key, folder, contents }: Spread): readonly Problem[] {
  const problem = (code: ProblemCode, severity: Severity, values: PhraseValues): Problem => {
    return { code, severity, range: key.range, values: { folder: shortened(key.value), ...values }, fixes: [] };
  };
  if (folder === undefined) return [problem('items.folder', 'error', {})];
  const { state, refused, others } = contents;
  if (state === 'outside') return [problem('items.outside', 'error', {})];
  if (state === 'crowded') return [problem('items.crowded', 'error', { limit: mostFiles })];
  if (state === 'missing') return [problem('items.no-folder', 'hint', {})];
  return [
    ...(refused.length > 0 ? [problem('items.refused', 'warning', namesOf(refused))] : []),
    ...(others.length > 0 ? [problem('items.not-read', 'hint', namesOf(others))] : []),
  ];
}

function namesOf(names: readonly string[]): PhraseValues {
  const listed = [...names].sort().slice(0, mostNames).map(shortened).join(', ');
  return { count: names.length, names: names.length > mostNames ? `${listed} …` : listed };
}

function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
