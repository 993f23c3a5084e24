import assert from 'node:assert/strict';
import type { Merged } from '../../src/backlog/merge.ts';
import type { Reading } from '../../src/backlog/reading.ts';
import type { Side } from '../../src/core/merge/merged.ts';
import type { Item } from '../../src/core/model/item.ts';
import type { MergeCase } from './mergeCase.ts';

type Fields = Readonly<Record<string, unknown>>;

const other: Readonly<Record<Side, Side>> = { ours: 'theirs', theirs: 'ours' };
const same = (one: unknown, another: unknown) => JSON.stringify(one) === JSON.stringify(another);
const fieldsOf = (item: Item | undefined): Fields => ({ ...item?.fields, ...item?.unknown });
/** A marker right behind a block of text is hidden by blanks: they read as its last line. */
const withoutMarkers = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.replace(/(?<=\n) +\n$/, '') : value,
    ]),
  );
const capture = (item: Item) => item.fields.history?.[0]?.at;

/** Whether two items with one id are one: not where they are called otherwise and were captured at other times. */
export function isOne(one: Item, another: Item): boolean {
  const captures = [capture(one), capture(another)];
  return one.title === another.title || captures.includes(undefined) || captures[0] === captures[1];
}

function itemsById({ backlog }: Reading): ReadonlyMap<string, Item> {
  return new Map(backlog.items.map((item) => [item.id ?? item.key, item]));
}

/** Asserts that every change of an item that a side made is in the merged text, or reported. */
export class MergeOracle {
  readonly #items: Readonly<Record<'base' | Side | 'merged', ReadonlyMap<string, Item>>>;
  readonly #merged: Merged;

  constructor({ triple: { base, ours, theirs }, merged, read }: Pick<MergeCase, 'triple' | 'merged' | 'read'>) {
    const [before, mine, yours, result] = [base, ours, theirs, merged.text].map((text) => itemsById(read(text)));
    assert(before && mine && yours && result);
    this.#items = { base: before, ours: mine, theirs: yours, merged: result };
    this.#merged = merged;
  }

  check(side: Side): void {
    for (const [id, item] of this.#items[side]) {
      const before = this.#known('base', id, item);
      const there = before === undefined ? this.#twin(other[side], id, item) : this.#known(other[side], id, before);
      const changed = before === undefined || !same(fieldsOf(before), fieldsOf(item));
      // What the other side took out, and this one left alone, goes.
      if (!changed && there === undefined) continue;
      const result = this.#items.merged.get(this.#newId(side, id));
      assert(result, `${id} of ${side} is lost`);
      this.#checkFields(side, { item, before, there, result });
    }
  }

  /** Nothing is there that no side has. */
  checkNothingInvented(): void {
    const known = new Set([
      ...[...this.#items.ours.keys()].map((id) => this.#newId('ours', id)),
      ...[...this.#items.theirs.keys()].map((id) => this.#newId('theirs', id)),
    ]);
    for (const id of this.#items.merged.keys()) assert(known.has(id), `${id} comes from nowhere`);
  }

  #known(where: 'base' | Side, id: string, item: Item): Item | undefined {
    const found = this.#items[where].get(id);
    return found !== undefined && isOne(found, item) ? found : undefined;
  }

  /** The same new item on the other side, such as one that was picked from there. */
  #twin(where: Side, id: string, item: Item): Item | undefined {
    const found = this.#items[where].get(id);
    return found?.title === item.title && capture(found) === capture(item) ? found : undefined;
  }

  #newId(side: Side, id: string): string {
    const report = this.#merged.reports.find(
      ({ code, values }) => code === 'merge.renumbered' && values.side === side && values.from === id,
    );
    return report?.code === 'merge.renumbered' ? report.values.to : id;
  }

  #checkFields(
    side: Side,
    { item, before, there, result }: { item: Item; before: Item | undefined; there: Item | undefined; result: Item },
  ): void {
    const [mine, base, yours] = [item, before, there].map(fieldsOf);
    const merged = this.#merged.conflicts.length === 0 ? fieldsOf(result) : withoutMarkers(fieldsOf(result));
    if (mine === undefined || base === undefined || yours === undefined) return;
    for (const key of new Set([...Object.keys(mine), ...Object.keys(base)])) {
      if (key === 'id' || same(mine[key], base[key]) || this.#isInConflict(item, result, key)) continue;
      const expected = this.#followed(side, mine[key]);
      const label = `${item.key}.${key} of ${side}`;
      if (there === undefined || same(yours[key], base[key])) assert.deepEqual(merged[key], expected, label);
      else this.#checkBoth(label, { key, mine: expected, base: base[key], yours: yours[key], merged: merged[key] });
    }
  }

  #isInConflict(item: Item, result: Item, key: string): boolean {
    const { conflicts, reports } = this.#merged;
    const names = [item.key, result.key, item.title, result.title];
    const kept = reports.some(
      (report) =>
        report.code === 'merge.kept-field' &&
        names.includes(report.values.item) &&
        `${report.values.field}.`.startsWith(`${key}.`),
    );
    return (
      kept ||
      conflicts.some((one) => names.includes(one.item ?? '') && `${one.field}.`.startsWith(`${key}.`)) ||
      (key === 'status' &&
        reports.some(({ code, values }) => code === 'merge.moved-twice' && names.includes(values.item)))
    );
  }

  /** A value in which references name the items that they named by their new ids. */
  #followed(side: Side, value: unknown): unknown {
    if (value === undefined) return undefined;
    let text = JSON.stringify(value);
    for (const { code, values } of this.#merged.reports) {
      if (code === 'merge.renumbered' && values.side === side)
        text = text.replace(new RegExp(`\\b${values.from}\\b`, 'g'), values.to);
    }
    return JSON.parse(text) as unknown;
  }

  #checkBoth(
    label: string,
    { key, mine, base, yours, merged }: { key: string; mine: unknown; base: unknown; yours: unknown; merged: unknown },
  ): void {
    if (!Array.isArray(mine)) {
      // One side took it out, or both changed it: without a report they must agree, or lines were merged.
      if (key !== 'notes') assert(same(mine, yours), `${label} is decided without a word`);
      return;
    }
    const entries = (list: unknown) => (Array.isArray(list) ? (list as unknown[]) : []);
    const has = (list: unknown, entry: unknown) => entries(list).some((one) => same(one, entry));
    if (entries(mine).every((entry) => typeof entry === 'string')) {
      for (const entry of entries(mine))
        if (!has(base, entry)) assert(has(merged, entry), `${label}: ${String(entry)}`);
      for (const entry of entries(base))
        if (!has(mine, entry)) assert(!has(merged, entry), `${label}: ${String(entry)}`);
      return;
    }
    const [texts, before] = [JSON.stringify(merged), JSON.stringify([base])];
    for (const entry of entries(mine)) {
      // What a side changed in an entry is there, whatever the other side has made of the rest.
      const values = Object.values(entry as object).map((value) => JSON.stringify(value));
      for (const value of values) assert(before.includes(value) || texts.includes(value), `${label}: ${value}`);
    }
  }
}
