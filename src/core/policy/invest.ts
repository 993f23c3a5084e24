import { percentile } from '../flow/percentile.ts';
import { type Backlog, columnOf, typeOf } from '../model/backlog.ts';
import type { Item } from '../model/item.ts';
import type { PhraseValues } from '../model/problem.ts';
import { type Dependencies, dependenciesIn } from './dependencies.ts';
import { effortOf } from './effort.ts';
import * as wording from './investWords.ts';
import { isOpenQuestion } from './readiness.ts';

export const investLetters = ['independent', 'negotiable', 'valuable', 'estimable', 'small', 'testable'] as const;
export type InvestLetter = (typeof investLetters)[number];

/**
 * Letters whose hints agree with people: on 60 labelled items of a real project at least 9 in 10 of those shown, with
 * at least 6 in 10 of the unclear found (`test/fixtures/invest`). The others are shown only to those who ask.
 */
export const trustedLetters: readonly InvestLetter[] = ['valuable', 'estimable', 'small', 'testable'];

/** What a hint has seen; `src/phrases` has a sentence for each. */
export type InvestCode =
  | `invest.independent.${'circle' | 'dropped' | 'later' | 'open'}`
  | 'invest.negotiable.steps'
  | `invest.valuable.${'layer' | 'short'}`
  | `invest.estimable.${'questions' | 'unknown' | 'new'}`
  | `invest.small.${'criteria' | 'estimate'}`
  | `invest.testable.${'none' | 'vague'}`;

/** That an item may not be clear in one respect of INVEST (Wake 2003), with what the hint rests on. */
export interface InvestHint {
  readonly letter: InvestLetter;
  readonly code: InvestCode;
  readonly values: PhraseValues;
}

/** What of a team's own past its items are measured by. */
interface Past {
  /** More criteria than this are many. */
  readonly criteria: number;
  /** Working minutes; undefined until enough estimated items are finished. */
  readonly effort: number | undefined;
  /** Types of which something is finished. */
  readonly types: ReadonlySet<string>;
  /** Whether the team estimates at all. */
  readonly estimates: boolean;
}

/** Finished items from which on a team is measured by its own past. */
const enough = 10;
/** Most criteria of one item where the team has no past. */
const manyCriteria = 8;
/** How far above the team's 85th percentile a number of criteria begins to be many. */
const margin = 1.2;

/** Looks for what may not be clear in items, at most one hint a letter. It reads what an item says, never who wrote it. */
export function investIn(backlog: Backlog): (item: Item) => readonly InvestHint[] {
  const dependencies = dependenciesIn(backlog);
  const past = pastOf(backlog);
  return (item) => {
    const found = [
      independent(dependencies(item)),
      negotiable(item),
      valuable(item),
      estimable(backlog, item, past),
      small(item, past),
      testable(item),
    ];
    return found.filter((hint) => hint !== undefined);
  };
}

/** The hint of the letter *Small* alone, for whoever asks for no other. */
export function smallIn(backlog: Backlog): (item: Item) => InvestHint | undefined {
  const past = pastOf(backlog);
  return (item) => small(item, past);
}

function pastOf(backlog: Backlog): Past {
  const finished = backlog.items.filter(({ column }) => columnOf(backlog, column)?.stage === 'done');
  const criteria = finished.flatMap(({ fields }) => fields.acceptance?.length ?? []);
  const efforts = finished.flatMap(({ fields }) => effortOf(fields.estimate) ?? []);
  return {
    criteria: criteria.length < enough ? manyCriteria : Math.max(1, percentile(criteria, 0.85) * margin),
    effort: efforts.length < enough ? undefined : percentile(efforts, 0.85),
    types: new Set(finished.map((item) => typeOf(backlog, item))),
    estimates: efforts.length > 0,
  };
}

function hint(letter: InvestLetter, what: InvestCode, values: PhraseValues = {}): InvestHint {
  return { letter, code: what, values };
}

function independent(found: Dependencies): InvestHint | undefined {
  for (const what of ['circle', 'dropped', 'later', 'open'] as const)
    if (found[what].length > 0)
      return hint('independent', `invest.independent.${what}`, { items: found[what].join(', ') });
  return undefined;
}

/** A list of what to do to code, and no word of what it is for. */
function negotiable(item: Item): InvestHint | undefined {
  const said = wording.saidOf(item);
  if (wording.tellsNeed(said)) return undefined;
  const steps = wording.stepsIn(said.body);
  return steps < wording.manySteps ? undefined : hint('negotiable', 'invest.negotiable.steps', { count: steps });
}

function valuable(item: Item): InvestHint | undefined {
  const said = wording.saidOf(item);
  if (wording.tellsNeed(said)) return undefined;
  const [layer] = wording.layersIn(said);
  if (layer !== undefined) return hint('valuable', 'invest.valuable.layer', { word: layer });
  return wording.isShort(said) ? hint('valuable', 'invest.valuable.short') : undefined;
}

function estimable(backlog: Backlog, item: Item, past: Past): InvestHint | undefined {
  const open = (item.fields.questions ?? []).filter(isOpenQuestion).length;
  if (open > 0) return hint('estimable', 'invest.estimable.questions', { count: open });
  const [word] = wording.unknownsIn(item);
  if (word !== undefined) return hint('estimable', 'invest.estimable.unknown', { word });
  const type = typeOf(backlog, item);
  const isNew = past.estimates && item.fields.estimate === undefined && !past.types.has(type);
  return isNew ? hint('estimable', 'invest.estimable.new', { type }) : undefined;
}

function small({ fields }: Item, past: Past): InvestHint | undefined {
  const count = fields.acceptance?.length ?? 0;
  const { estimate = '' } = fields;
  if (count > past.criteria) return hint('small', 'invest.small.criteria', { count });
  const effort = effortOf(fields.estimate);
  const isLarge = effort !== undefined && past.effort !== undefined && effort > past.effort;
  return isLarge ? hint('small', 'invest.small.estimate', { estimate }) : undefined;
}

function testable(item: Item): InvestHint | undefined {
  const criteria = item.fields.acceptance ?? [];
  if (criteria.length === 0) return hint('testable', 'invest.testable.none');
  const [word] = criteria.flatMap(({ text }) => wording.vagueIn(text));
  return word === undefined ? undefined : hint('testable', 'invest.testable.vague', { word });
}
