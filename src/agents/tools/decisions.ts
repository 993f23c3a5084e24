import { dotGraph, mermaidGraph } from '../../core/decisions/graph.ts';
import { normalId } from '../../core/decisions/fileName.ts';
import type { Decision, DecisionLink } from '../../core/decisions/resolveLog.ts';
import type { Need } from '../../core/decisions/revisit.ts';
import type { DecisionStatus } from '../../core/decisions/record.ts';
import { phraseOf } from '../../phrases/phrases.ts';
import { type Decisions, openDecisions } from '../decisions/openDecisions.ts';
import { ToolFailure } from '../failure.ts';
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

/** Every decision below the folder, log by log, in order of their files. */
export async function listDecisions(setting: Setting): Promise<DecisionList> {
  const opened = await openDecisions(setting);
  return { version: 1, decisions: opened.decisions.map((decision) => dataOf(decision, opened)) };
}

export interface DecisionShown {
  readonly version: 1;
  readonly decision: DecisionData;
  readonly problems: readonly ProblemData[];
}

/** One decision. @throws ToolFailure when there is none with that id or path, or several */
export async function showDecision(setting: Setting, name: string): Promise<DecisionShown> {
  const opened = await openDecisions(setting);
  const decision = decisionNamed(opened, name);
  return { version: 1, decision: dataOf(decision, opened), problems: problemsOf(decision, opened) };
}

/** @throws ToolFailure when there is none with that id or path, or several */
function decisionNamed({ decisions }: Decisions, name: string): Decision {
  const id = normalId(name.replace(/^(?:adr|decision)[-_ #]?(?=\d)/i, ''));
  const found = decisions.filter((decision) => decision.path === name || [id, name].includes(decision.id));
  const [first, second] = found;
  if (first === undefined) throw new ToolFailure(`There is no decision ${name} here.`);
  if (second !== undefined) {
    throw new ToolFailure(`Several decisions are ${name}: ${found.map(({ path }) => path).join(', ')}. Name its path.`);
  }
  return first;
}

export interface DecisionCheck {
  readonly version: 1;
  readonly problems: readonly ProblemData[];
}

/** What is wrong with the records, and what is worth another look, in order of their files. */
export async function checkDecisions(setting: Setting): Promise<DecisionCheck> {
  const opened = await openDecisions(setting);
  return { version: 1, problems: opened.decisions.flatMap((decision) => problemsOf(decision, opened)) };
}

/** The graph of all decisions. @throws ToolFailure for a format that it does not know */
export async function graphDecisions(setting: Setting, format: string): Promise<{ version: 1; graph: string }> {
  if (format !== 'dot' && format !== 'mermaid') {
    throw new ToolFailure(`“${format}” is no format of the graph. There are dot and mermaid.`);
  }
  const { decisions } = await openDecisions(setting);
  return { version: 1, graph: format === 'dot' ? dotGraph(decisions) : mermaidGraph(decisions) };
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

/** The way to a decision that is gone is one; days and items stand side by side. */
function becauseOf({ code, because }: Need): string {
  return because.join(code === 'support-gone' ? ' → ' : ', ');
}

function problemsOf({ path, problems, statusLine }: Decision, { needs }: Decisions): readonly ProblemData[] {
  const wrong = problems.map(({ code, severity, lineNumber, values }): ProblemData => {
    const message = phraseOf({ code: `decision.${code}`, values });
    return { file: path, line: lineNumber, column: 1, code: `decision.${code}`, severity, message };
  });
  const worth = (needs.get(path) ?? []).map((need): ProblemData => {
    const code = `decision.need.${need.code}` as const;
    const message = phraseOf({ code, values: { because: becauseOf(need) } });
    return { file: path, line: statusLine ?? 1, column: 1, code, severity: 'hint', message };
  });
  return [...wrong, ...worth];
}
