import type { Band } from '../../core/batch/bands.ts';
import type { Problem } from '../../core/model/problem.ts';
import { type Age, ageOf, localDay } from '../../core/flow/age.ts';
import { type Backlog, columnOf, typeOf } from '../../core/model/backlog.ts';
import type { Item } from '../../core/model/item.ts';
import { isOpenQuestion, type readinessIn } from '../../core/policy/readiness.ts';
import type { dependenciesIn } from '../../core/policy/dependencies.ts';
import type { evidenceIn } from '../../core/policy/evidence.ts';
import { problemPhrase } from '../../phrases/describe.ts';
import type { Difference, Sides } from '../../backlog/resolving/sides.ts';
import type { Phrase } from '../../phrases/phrases.ts';
import type { CardLook } from '../../protocol/perspective.ts';
import type { AgeView, CardView, DifferenceView, PersonView } from '../../protocol/card.ts';

/** What a view of the board is made with: the time, and how a phrase is said in the person's language. */
export interface Circumstance {
  readonly now: Date;
  readonly say: (phrase: Phrase) => string;
  /** Whether the first cards of each column are enough for now, where there are many. */
  readonly first?: boolean | undefined;
  /** The key of the person who looks. */
  readonly me?: string | undefined;
  /** Why nothing can be written here, whatever the text says. */
  readonly readOnly?: string | undefined;
  /** Types that have a template for new items. */
  readonly templates?: readonly string[] | undefined;
  /** How the settings want cards to look. */
  readonly look?: CardLook | undefined;
  /** How large the present branch is, and for which item. */
  readonly branch?: BranchOfItem | undefined;
  /** What the two sides say, while the file has conflict markers. */
  readonly sides?: Sides | undefined;
}

/** The size of a branch that somebody works on for an item. */
export interface BranchOfItem {
  /** The item's key. */
  readonly item: string;
  readonly lines: number;
  readonly band: Band;
}

/** What a card is derived from, besides its item. */
export interface Surroundings extends Circumstance {
  readonly backlog: Backlog;
  /** By the key of the item that they stand on. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  /** By the id of their parent. */
  readonly children: ReadonlyMap<string, readonly Item[]>;
  readonly dependenciesOf: ReturnType<typeof dependenciesIn>;
  readonly readinessOf: ReturnType<typeof readinessIn>;
  readonly evidenceOf: ReturnType<typeof evidenceIn>;
  /** By id. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Share of the expectation from which work is late: its last quarter. */
const lateFrom = 0.75;

/** One item as a card. */
export function cardView(item: Item, around: Surroundings): CardView {
  const { backlog, problems, children, now, say, readOnly } = around;
  const { fields } = item;
  return {
    key: item.key,
    id: item.id,
    title: item.title,
    type: fields.type ?? 'feature',
    countsAs: typeOf(backlog, item),
    ...plainView(item, backlog),
    branch: branchView(item, around),
    source: fields.source,
    parent: parentView(item, around),
    age: ageView(backlog, ageOf(backlog, item, now)),
    blocked: blockedView(item, now),
    acceptance: acceptanceView(item),
    needs: needsView(item, around),
    ready: readyView(item, around),
    evidence: evidenceView(item, around),
    openQuestions: (fields.questions ?? []).filter(isOpenQuestion).length,
    openConcerns: (fields.concerns ?? []).filter(
      ({ answered, response }) => answered === undefined && response === undefined,
    ).length,
    children: childrenView(backlog, item.id === undefined ? [] : (children.get(item.id) ?? [])),
    problem: problemView(problems.get(item.key) ?? [], say),
    differences: differencesView(item, around),
    editable: item.intact && backlog.readOnly === undefined && readOnly === undefined,
  };
}

/** What the item says itself. */
function plainView({ fields }: Item, backlog: Backlog) {
  return {
    assignees: (fields.assignees ?? []).map((key) => personView(backlog, key)),
    tags: [...(fields.tags ?? [])],
    estimate: fields.estimate,
    decisions: fields.decisions?.length,
    batch: fields.batch?.lines,
  };
}

function branchView({ key }: Item, { branch }: Circumstance): CardView['branch'] {
  return branch?.item === key ? { lines: branch.lines, band: branch.band } : undefined;
}

/** Most characters of a value that are shown of it. */
const longestValue = 600;

function differencesView({ key }: Item, { sides }: Circumstance): CardView['differences'] {
  return sides?.items.get(key)?.map(differenceView);
}

/** One difference between the sides of a conflict. */
export function differenceView({ field, ours, theirs }: Difference): DifferenceView {
  const short = (value: string | undefined) =>
    value !== undefined && value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
  return { field, ours: short(ours), theirs: short(theirs) };
}

/** A person by the key that the file uses, known or not. */
export function personView(backlog: Backlog, key: string): PersonView {
  const name = backlog.people.find((person) => person.key === key)?.name ?? key;
  return { key, name, initials: initialsOf(name) };
}

/** Up to two initials: of the first and the last word, or the first two letters of the only one. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => word !== '');
  const [first = '', last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const letters = last === undefined ? Array.from(first).slice(0, 2) : [Array.from(first)[0], Array.from(last)[0]];
  return letters.join('').toUpperCase();
}

function ageView(backlog: Backlog, age: Age): AgeView {
  if (age.kind !== 'days') return { kind: age.kind };
  const expected = backlog.board.expectation?.days;
  return { kind: 'days', days: age.days, expected, pace: paceOf(age.days, expected) };
}

function paceOf(days: number, expected: number | undefined): 'fine' | 'late' | 'past' {
  if (expected === undefined) return 'fine';
  if (days > expected) return 'past';
  return days > lateFrom * expected ? 'late' : 'fine';
}

function blockedView({ fields }: Item, now: Date): CardView['blocked'] {
  const open = fields.blocked?.findLast((block) => block.until === undefined);
  if (open === undefined) return undefined;
  const since = open.since === undefined ? NaN : Date.parse(open.since);
  const days = Number.isNaN(since) ? undefined : Math.max(0, localDay(now) - localDay(new Date(since)));
  return { reason: open.reason ?? '', waitsFor: open.waitsFor, since: open.since, days };
}

function needsView(item: Item, { dependenciesOf }: Surroundings): CardView['needs'] {
  if (item.fields.dependsOn === undefined) return undefined;
  const { open, later } = dependenciesOf(item);
  return some([...open, ...later]);
}

/** How much of the definition of ready is there, of an item that waits to be started. */
function readyView(item: Item, { readinessOf }: Surroundings): CardView['ready'] {
  const readiness = readinessOf(item);
  if (readiness === undefined || readiness.needs.length === 0) return undefined;
  return { met: readiness.needs.filter(({ met }) => met).length, all: readiness.needs.length };
}

/**
 * Undefined while the work is not there yet, since before it is deployed nothing can show that it is used; and for what
 * is done with less: what was asked for when it came there is not known here, and nobody is to be reproached with it.
 */
function evidenceView(item: Item, { backlog, evidenceOf }: Surroundings): CardView['evidence'] {
  const stage = columnOf(backlog, item.column)?.stage;
  const shown = evidenceOf(item);
  const isUnderway = stage === 'deployed' || stage === 'released';
  const isShown = stage === 'done' && item.fields.evidence !== undefined && shown.every(({ there }) => there);
  return isUnderway || isShown ? some(shown) : undefined;
}

function some<Value>(list: readonly Value[]): Value[] | undefined {
  return list.length === 0 ? undefined : [...list];
}

function acceptanceView({ fields }: Item): CardView['acceptance'] {
  const all = fields.acceptance ?? [];
  return all.length === 0 ? undefined : { met: all.filter((criterion) => criterion.met).length, all: all.length };
}

function parentView({ fields: { parent } }: Item, { titles }: Surroundings): CardView['parent'] {
  return parent === undefined ? undefined : { id: parent, title: titles.get(parent) };
}

/** Where the children are, in the order of the board. */
function childrenView(backlog: Backlog, children: readonly Item[]): CardView['children'] {
  if (children.length === 0) return undefined;
  return backlog.board.columns
    .map(({ id, name }) => ({ column: name, count: children.filter((child) => child.column === id).length }))
    .filter(({ count }) => count > 0);
}

/** The most severe problem on an item; advice is none. */
function problemView(problems: readonly Problem[], say: Circumstance['say']): CardView['problem'] {
  const problem =
    problems.find(({ severity }) => severity === 'error') ?? problems.find(({ severity }) => severity === 'warning');
  if (problem === undefined || problem.severity === 'hint') return undefined;
  return { severity: problem.severity, message: say(problemPhrase(problem)) };
}
