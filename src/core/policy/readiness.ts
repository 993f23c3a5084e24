import { type Backlog, columnOf, framesOf } from '../model/backlog.ts';
import type { Item, Question } from '../model/item.ts';
import type { PhraseValues } from '../model/problem.ts';
import { type Dependencies, dependenciesIn } from './dependencies.ts';

/** Why a need is met or missing; `src/phrases` has a sentence for each. */
export type ReadinessCode =
  | `ready.${'why' | 'acceptance' | 'estimate' | 'questions' | 'voices' | 'own'}.${'met' | 'missing'}`
  | `ready.dependencies.${'met' | 'circle' | 'dropped' | 'later' | 'open'}`;

/** One need of the definition of ready, judged, with what the judgement rests on. */
export interface Need {
  /** As `board.ready` names it. */
  readonly need: string;
  readonly met: boolean;
  readonly code: ReadinessCode;
  readonly values: PhraseValues;
}

/** What of the definition of ready an item has, in the definition's order. Advice: it never holds up a move. */
export interface Readiness {
  readonly ready: boolean;
  readonly needs: readonly Need[];
}

/**
 * Judges items by the team's definition of ready (`board.ready`).
 * @returns undefined for what it does not ask about: work that is started, finished or decided against, and frames
 */
export function readinessIn(backlog: Backlog): (item: Item) => Readiness | undefined {
  const frames = framesOf(backlog);
  const dependencies = dependenciesIn(backlog);
  return (item) => {
    if (!isWaiting(backlog, item) || frames.has(item.key)) return undefined;
    const needs = backlog.board.ready.map((need) => judge(backlog, item, { need, dependencies }));
    return { ready: needs.every(({ met }) => met), needs };
  };
}

/** Whether an item is still to be started: now in a column of stage `idea` or `ready`. */
export function isWaiting(backlog: Backlog, item: Item): boolean {
  const stage = columnOf(backlog, item.column)?.stage;
  return stage === 'idea' || stage === 'ready';
}

/** Whether a question still waits for its answer. */
export function isOpenQuestion({ answer, answered }: Question): boolean {
  return answer === undefined && answered === undefined;
}

/** The team's voices that have said nothing about an item; by `source`, as `board.voices` names them. */
export function unheardVoices({ board }: Backlog, { fields }: Item): readonly string[] {
  const spoken = new Set((fields.voices ?? []).map(({ source }) => source));
  return board.voices.filter((source) => !spoken.has(source) && fields.source !== source);
}

interface Asked {
  readonly need: string;
  readonly dependencies: (item: Item) => Dependencies;
}

function judge(backlog: Backlog, item: Item, { need, dependencies }: Asked): Need {
  const { fields } = item;
  switch (need) {
    case 'why':
    case 'acceptance':
    case 'estimate':
      return simple(need, isSaid(fields[need]), {
        count: fields.acceptance?.length ?? 0,
        estimate: fields.estimate ?? '',
      });
    case 'questions':
      return questionsNeed(item);
    case 'dependencies':
      return dependenciesNeed(dependencies(item));
    case 'voices':
      return voicesNeed(backlog, item);
    default:
      return { ...simple('own', hasKey(item, need), { key: need }), need };
  }
}

function questionsNeed({ fields }: Item): Need {
  const open = (fields.questions ?? []).filter(isOpenQuestion);
  return simple('questions', open.length === 0, { count: open.length, ask: open[0]?.ask ?? '' });
}

function simple(
  need: 'why' | 'acceptance' | 'estimate' | 'questions' | 'voices' | 'own',
  met: boolean,
  values: PhraseValues = {},
): Need {
  return { need, met, code: `ready.${need}.${met ? 'met' : 'missing'}`, values };
}

/** The gravest first: waiting for the others of a circle never ends, what is open does. */
function dependenciesNeed(found: Dependencies): Need {
  const need = 'dependencies';
  for (const what of ['circle', 'dropped', 'later', 'open'] as const) {
    const ids = what === 'open' ? [...found.open, ...found.later] : found[what];
    if (ids.length > 0) return { need, met: false, code: `ready.${need}.${what}`, values: { items: ids.join(', ') } };
  }
  return { need, met: true, code: 'ready.dependencies.met', values: {} };
}

function voicesNeed(backlog: Backlog, item: Item): Need {
  const unheard = unheardVoices(backlog, item);
  if (backlog.board.voices.length > 0) return simple('voices', unheard.length === 0, { sources: unheard.join(', ') });
  return simple('voices', isSaid(item.fields.voices), { sources: '' });
}

/** Whether an item says something under a key: one of the format, or one of the team's own. */
function hasKey(item: Item, key: string): boolean {
  const known: Readonly<Record<string, unknown>> = { ...item.fields };
  if (Object.hasOwn(known, key)) return isSaid(known[key]);
  return Object.hasOwn(item.unknown, key) && isSaid(item.unknown[key]);
}

/** A blank text, an empty list or map, `false` and nothing say nothing. */
function isSaid(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
