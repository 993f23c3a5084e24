import assert from 'node:assert/strict';
import { planArchive } from '../../src/backlog/archive.ts';
import { applyEdits, planChange } from '../../src/backlog/change.ts';
import type { Reading } from '../../src/backlog/reading.ts';
import { fileOfItem, readChanged } from '../../src/backlog/spread/fileChanges.ts';
import { pathOf } from '../../src/backlog/spread/places.ts';
import { takeApart } from '../../src/backlog/spread/takeApart.ts';
import type { Intention } from '../../src/core/model/intention.ts';
import { read } from './backlog.ts';
import { type Chance, chance } from './chance.ts';
import { type Files, readFiles, written } from './spread.ts';

/** What somebody does to a plan, in the words of no tool. Items are named by their numbers. */
export type PlanEdit =
  | { readonly kind: 'add'; readonly title: string; readonly column: string }
  | { readonly kind: 'move'; readonly item: number; readonly column: string }
  | { readonly kind: 'reorder'; readonly item: number; readonly before: number }
  | { readonly kind: 'set'; readonly item: number; readonly field: TextField; readonly text: string }
  | { readonly kind: 'tag'; readonly item: number; readonly tag: string }
  | { readonly kind: 'archive'; readonly item: number };

export const textFields = ['title', 'why', 'estimate'] as const;
export type TextField = (typeof textFields)[number];

/** What is done on two branches, one commit after another. */
export interface PlanPair {
  readonly ours: readonly (readonly PlanEdit[])[];
  readonly theirs: readonly (readonly PlanEdit[])[];
}

export const planColumns = ['ideas', 'ready', 'doing', 'review', 'done'];
/** Items of the plan, and of its archive before them. */
export const [planSize, archivedSize] = [40, 20];

/** Numbers of items that are in the plan from the start: every third one went to the archive, up to twenty. */
export const archivedNumbers = Array.from({ length: archivedSize }, (_, index) => 3 * index + 1);
export const planNumbers = Array.from({ length: planSize + archivedSize }, (_, index) => index + 1).filter(
  (number) => !archivedNumbers.includes(number),
);

/** The column of an item at the start: most are ideas, some under way, some done. */
export function columnAtStart(number: number): string {
  return planColumns[[0, 0, 0, 1, 0, 2, 0, 4, 3, 4][number % 10] ?? 0] ?? '';
}

/** How two branches touch: any items, or each items that the other one leaves alone. */
export type Touching = 'any items' | 'different items';

/** Two branches, the same for the same seed. @param edits most on each; at least one */
export function planPair(seed: number, edits: number, touching: Touching): PlanPair {
  const draw = chance(seed);
  const shuffled = planNumbers
    .map((number) => ({ number, at: draw(1e9) }))
    .sort((one, other) => one.at - other.at)
    .map(({ number }) => number);
  const half = planSize / 2;
  const any = touching === 'any items';
  const side = (own: readonly number[], name: string) =>
    inCommits(
      Array.from({ length: 1 + draw(edits) }, (_, index) => drawEdit(own, `${name} ${index + 1}`, draw)),
      draw,
    );
  return {
    ours: side(any ? shuffled : shuffled.slice(0, half), 'ours'),
    theirs: side(any ? shuffled : shuffled.slice(half), 'theirs'),
  };
}

function drawEdit(own: readonly number[], name: string, draw: Chance): PlanEdit {
  const item = own[draw(own.length)] ?? 0;
  const column = planColumns[draw(planColumns.length)] ?? '';
  const kind = draw(20);
  if (kind < 7) return { kind: 'move', item, column };
  if (kind < 11) return { kind: 'set', item, field: textFields[draw(3)] ?? 'why', text: `Text of ${name}` };
  if (kind < 13) return { kind: 'tag', item, tag: `tag${draw(9)}` };
  if (kind < 16) return { kind: 'add', title: `New of ${name}`, column };
  if (kind < 19) return { kind: 'reorder', item, before: planNumbers[draw(planNumbers.length)] ?? 0 };
  return { kind: 'archive', item };
}

/** At most four commits. */
function inCommits(edits: readonly PlanEdit[], draw: Chance): readonly (readonly PlanEdit[])[] {
  const size = Math.ceil(edits.length / (1 + draw(4)));
  const count = Math.ceil(edits.length / size);
  return Array.from({ length: count }, (_, index) => edits.slice(index * size, (index + 1) * size));
}

const item = (number: number, column: string) => `  - id: T-${number}
    title: Item ${number}
    status: ${column}
    why: Reason ${number}
    history:
      - { at: 2026-11-01T10:00:00Z, to: ${column} }
`;

const planText = `headwater: 1
board: { columns: [ideas, ready, { id: doing, stage: active }, { id: review, stage: active }, { id: done, stage: done }] }
items:
${planNumbers.map((number) => item(number, columnAtStart(number))).join('')}`;
const archiveText = `headwater: 1\nitems:\n${archivedNumbers.map((number) => item(number, 'done')).join('')}`;

/** A plan as it is in a layout, at one commit. */
export class PlanState {
  readonly reading: Reading;
  readonly archive: string;

  constructor(reading: Reading, archive: string) {
    this.reading = reading;
    this.archive = archive;
  }

  /** What stands in git, by path. */
  get files(): Files {
    const { spread } = this.reading.source;
    const archive = { 'backlog.archive.yaml': this.archive };
    if (spread === undefined) return { 'backlog.yaml': this.reading.text, ...archive };
    const files = spread.files.map((file): [string, string] => [pathOf(spread, file.name), file.text]);
    return { 'backlog.yaml': spread.main, ...archive, ...Object.fromEntries(files) };
  }

  /** Its ids, for whoever must not give them again. */
  get ids(): readonly string[] {
    return this.reading.backlog.items.map(({ key }) => key);
  }

  /** The plan after an edit; one of an item that is not there any more does nothing. */
  after(edit: PlanEdit, now: Date, takenIds: readonly string[]): PlanState {
    if (edit.kind === 'archive') return this.#archived(`T-${edit.item}`);
    const intention = this.#intention(edit);
    if (intention === undefined) return this;
    const planned = planChange(this.reading, intention, { now, me: 'ana', takenIds });
    assert(planned.ok, JSON.stringify([edit, planned]));
    const reading = readChanged(this.reading, planned.value);
    assert(reading);
    return new PlanState(reading, this.archive);
  }

  #intention(edit: Exclude<PlanEdit, { kind: 'archive' }>): Intention | undefined {
    if (edit.kind === 'add') return { kind: 'add', title: edit.title, column: edit.column };
    const key = `T-${edit.item}`;
    const found = this.reading.backlog.items.find((one) => one.key === key);
    if (found === undefined) return undefined;
    switch (edit.kind) {
      case 'move':
        return edit.column === found.column ? undefined : { kind: 'move', item: key, column: edit.column };
      case 'set':
        return { kind: 'set', item: key, fields: { [edit.field]: edit.text } };
      case 'tag': {
        const tags = found.fields.tags ?? [];
        return tags.includes(edit.tag) ? undefined : { kind: 'set', item: key, fields: { tags: [...tags, edit.tag] } };
      }
      case 'reorder': {
        const before = `T-${edit.before}`;
        if (before === key || !this.ids.includes(before)) return undefined;
        return { kind: 'move', item: key, column: found.column, place: { before } };
      }
    }
  }

  #archived(key: string): PlanState {
    if (!this.ids.includes(key)) return this;
    const planned = planArchive(this.reading, this.archive, [key]);
    assert(planned.ok, JSON.stringify([key, planned]));
    const { backlogEdits, archiveEdits } = planned.value;
    const inFiles = this.reading.source.spread !== undefined;
    const changed = inFiles ? { edits: [], removed: [fileOfItem(this.reading, key)] } : { edits: backlogEdits };
    const reading = readChanged(this.reading, changed);
    assert(reading);
    return new PlanState(reading, applyEdits(this.archive, archiveEdits));
  }
}

export type PlanLayout = 'one file' | 'a file for each item';

/** The plan that both branches come from. */
export function planStart(layout: PlanLayout): PlanState {
  const inOneFile = read(planText);
  if (layout === 'one file') return new PlanState(inOneFile, archiveText);
  const planned = takeApart(inOneFile, 'backlog', []);
  assert(planned.ok);
  return new PlanState(readFiles(written({ '': planText }, planned.value)), archiveText);
}

/** Two branches carried out: the plan at each commit, the last one at the tip. */
export interface PlanBranches {
  readonly start: PlanState;
  readonly ours: readonly PlanState[];
  readonly theirs: readonly PlanState[];
}

/**
 * Carries two branches out. Each edit has a second of its own.
 * @param apart whether they know nothing of each other's ids, as clones do; else who adds second has seen them
 */
export function carriedOut(start: PlanState, pair: PlanPair, apart: boolean): PlanBranches {
  let second = Date.UTC(2026, 10, 20, 9);
  const branch = (commits: PlanPair['ours'], takenIds: readonly string[]) => {
    let state = start;
    return commits.map((edits) => {
      for (const edit of edits) state = state.after(edit, new Date((second += 61_000)), takenIds);
      return state;
    });
  };
  const ours = branch(pair.ours, []);
  return { start, ours, theirs: branch(pair.theirs, apart ? [] : (ours.at(-1) ?? start).ids) };
}
