import type { Decision, DecisionLink } from '../../core/decisions/resolveLog.ts';
import { type Need, becauseOf } from '../../core/decisions/revisit.ts';
import type { DecisionStatus } from '../../core/decisions/record.ts';
import type { Backlog } from '../../core/model/backlog.ts';
import { decisionsThatWait } from '../../core/policy/attention/decisionsThatWait.ts';
import type { Waiting } from '../../core/policy/attention/waiting.ts';
import { decisionProblemPhrase, needPhrase } from '../../phrases/describeDecision.ts';
import { phraseOf } from '../../phrases/phrases.ts';
import { decisionNamed } from '../decisions/decisionNamed.ts';
import type { Logs } from '../decisions/logsBelow.ts';
import { type Decisions, openDecisions } from '../decisions/openDecisions.ts';
import type { Setting } from '../workplace.ts';
import type { ProblemData } from './check.ts';

/** A decision as programs read it. Paths are relative to the folder that the tool works in. */
export interface DecisionData {
  readonly log: string;
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly status: DecisionStatus;
  readonly rawStatus: string | null;
  /** From 1. */
  readonly statusLine: number | null;
  readonly date: string | null;
  readonly links: readonly DecisionLink[];
  readonly items: readonly string[];
  readonly reviewBy: string | null;
  readonly needs: readonly { readonly code: Need['code']; readonly because: string }[];
}

export interface DecisionList {
  readonly version: 1;
  readonly decisions: readonly DecisionData[];
}

/** Every decision below the folder, log by log, in order of their files. @param past the logs as they stood once */
export async function listDecisions(setting: Setting, past?: Logs): Promise<DecisionList> {
  const opened = await openDecisions(setting, { past });
  return { version: 1, decisions: opened.decisions.map((decision) => dataOf(decision, opened)) };
}

/** Decisions that are worth another look, as what waits for somebody. */
export async function waitingDecisions(setting: Setting, backlog: Backlog): Promise<readonly Waiting[]> {
  const { decisions, needs } = await openDecisions(setting, { backlog });
  return decisionsThatWait(decisions, needs, setting.now);
}

export interface DecisionShown {
  readonly version: 1;
  readonly decision: DecisionData;
  readonly problems: readonly ProblemData[];
}

/** One decision. @throws ToolFailure when there is none with that id or path, or several */
export async function showDecision(setting: Setting, name: string, past?: Logs): Promise<DecisionShown> {
  const opened = await openDecisions(setting, { past });
  const decision = decisionNamed(opened, name);
  return { version: 1, decision: dataOf(decision, opened), problems: problemsOf(decision, opened) };
}

export interface DecisionCheck {
  readonly version: 1;
  readonly problems: readonly ProblemData[];
}

/**
 * What is wrong with the records, and what is worth another look, in order of their files.
 * @param besides finds what else there is to say of them
 */
export async function checkDecisions(
  setting: Setting,
  besides: (decisions: readonly Decision[]) => Promise<readonly ProblemData[]>,
): Promise<DecisionCheck> {
  const opened = await openDecisions(setting);
  const more = await besides(opened.decisions);
  const problems = opened.decisions.flatMap((decision) => [
    ...problemsOf(decision, opened),
    ...more.filter(({ file }) => file === decision.path),
  ]);
  return { version: 1, problems };
}

function dataOf(decision: Decision, { needs }: Decisions): DecisionData {
  const { log, id, path, title, status, rawStatus, statusLine, date, links, items, reviewBy } = decision;
  const found = needs.get(path) ?? [];
  return {
    ...{ log, id, path, title, status, rawStatus: rawStatus ?? null, statusLine: statusLine ?? null },
    ...{ date: date ?? null, links, items, reviewBy: reviewBy ?? null },
    needs: found.map((need) => ({ code: need.code, because: becauseOf(need) })),
  };
}

function problemsOf({ path, problems, statusLine }: Decision, { needs, alone }: Decisions): readonly ProblemData[] {
  const wrong = problems.map((problem): ProblemData => {
    const { code, ...phrase } = decisionProblemPhrase(problem);
    const { lineNumber, severity } = problem;
    return { file: path, line: lineNumber, column: 1, code, severity, message: phraseOf({ code, ...phrase }) };
  });
  const unnamed = alone.has(path) ? [{ code: 'decision.never-referenced', values: {} } as const] : [];
  const worth = [...unnamed, ...(needs.get(path) ?? []).map(needPhrase)].map((phrase): ProblemData => {
    const message = phraseOf(phrase);
    return { file: path, line: statusLine ?? 1, column: 1, code: phrase.code, severity: 'hint', message };
  });
  return [...wrong, ...worth];
}
