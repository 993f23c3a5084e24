import { type WriteText, asBranches, formOf, inForm } from './align.ts';
import { byFirst, compareTexts, mergeOrder } from './order.ts';
import type { Choice, Clash, MergeReport, Side } from './merged.ts';
import { sameEntry } from './content.ts';
import { mergeListEntries } from './lists.ts';
import { doubleMove } from './moves.ts';
import { type Settled, patchLines } from './patch.ts';
import { isFreeText } from './roles.ts';
import { mergeComments, mergeLineComment } from './texts.ts';
import { type Three, mapThree, settled, taken } from './three.ts';
import { type Branch, type Entry, type Leaf, type Tree, textOf } from './tree.ts';

/** What a merge of values needs from around it. */
export interface Scope {
  /** The key of the item that they are of; empty at the top of the file. */
  readonly item: string;
  readonly writeText: WriteText;
  /** Settles a clash, or leaves it. */
  readonly resolve: (clash: Clash) => Choice | undefined;
  readonly report: (report: MergeReport) => void;
  /** Whose text comes first where those of both are taken. */
  readonly first: Side;
}

/** Where a value stands. */
export interface Place {
  /** Keys from the top, positions in lists left out: what a value there means. */
  readonly path: string;
  /** The same with positions: what people see. */
  readonly field: string;
}

/** What both sides and the base have at a place, as people read it. */
type Readings = Three<string | undefined>;

/** Merges values field by field. What only one side changed is taken as that side wrote it, byte for byte. */
export class TreeMerge {
  readonly #scope: Scope;
  readonly #keys = new Map<string, number>();
  /** Who moved the item last, where both did. */
  #last: Side = 'theirs';

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** One entry of a map or list; undefined when it goes. What one side took out and the other changed stays. */
  entry(three: Three<Entry | undefined>, place: Place): Entry | undefined {
    const { base, ours, theirs } = three;
    if (ours === undefined || theirs === undefined) {
      const left = ours ?? theirs;
      if (base === undefined || left === undefined) return left;
      if (sameEntry(base, left)) return undefined;
      this.#kept(place, ours === undefined ? 'ours' : 'theirs');
      return left;
    }
    const part = (key: 'lead' | 'rest' | 'comment') => ({
      base: base?.[key] ?? '',
      ours: ours[key],
      theirs: theirs[key],
    });
    const form = (key: 'name' | 'space') => taken({ base: base?.[key], ours: ours[key], theirs: theirs[key] }) ?? '';
    return {
      key: ours.key,
      lead: mergeComments(part('lead')),
      name: form('name'),
      space: form('space'),
      value: this.tree({ base: base?.value, ours: ours.value, theirs: theirs.value }, place),
      comment: mergeLineComment(part('comment')),
      rest: mergeComments(part('rest')),
    };
  }

  tree(three: Three<Tree | undefined>, place: Place): Tree | undefined {
    const found = settled(
      three,
      (one, other) => textOf(one) === textOf(other) && (one === undefined) === (other === undefined),
    );
    if (found !== undefined) return found.value;
    const { base, ours, theirs } = three;
    if ((ours === undefined || theirs === undefined) && base !== undefined) {
      this.#kept(place, ours === undefined ? 'ours' : 'theirs');
      return ours ?? theirs;
    }
    const branches = asBranches(three, place.path, this.#scope.writeText);
    if (branches !== undefined) return this.#branch(branches, place);
    const leaves = [ours, theirs].every((tree) => tree?.kind === 'leaf');
    // Just seen: both are leaves.
    return leaves ? this.#leaf(three as Three<Leaf>, place) : this.#fork(three, mapThree(three, textOf), place);
  }

  #branch(three: Three<Branch | undefined>, place: Place): Branch | undefined {
    const form = formOf(three);
    if (form === undefined) return undefined;
    const formed = mapThree(three, (branch) => branch && inForm(branch, form));
    const entries = form.kind === 'list' ? this.#list(formed, place) : this.#map(formed, place);
    if (form.flow) return { ...form, ...brackets(form), gaps: [], entries };
    const open = mergeComments(mapThree(formed, (branch) => branch?.open ?? ''));
    return { ...form, open, entries };
  }

  #map(three: Three<Branch | undefined>, place: Place): readonly Entry[] {
    const moved = place.path === 'items' ? this.#moved(three) : three;
    const byKey = mapThree(moved, (branch) => new Map(branch?.entries.map((entry) => [entry.key, entry])));
    const merged = new Map<string, Entry>();
    for (const key of new Set([...byKey.base.keys(), ...byKey.ours.keys(), ...byKey.theirs.keys()])) {
      const entry = this.entry(
        mapThree(byKey, (entries) => entries.get(key)),
        below(place, key, key),
      );
      if (entry !== undefined) merged.set(key, entry);
    }
    const order = mergeOrder(
      mapThree(byKey, (entries) => [...entries.keys()]),
      new Set(merged.keys()),
      byFirst(compareTexts),
    );
    return order.flatMap((key) => merged.get(key) ?? []);
  }

  /** An item that both sides moved is where the later move has put it: the other side's column is passed over. */
  #moved(three: Three<Branch | undefined>): Three<Branch | undefined> {
    const double = doubleMove(three);
    const { ours, theirs } = three;
    if (double === undefined || ours === undefined || theirs === undefined) return three;
    const { last, to, other } = double;
    this.#last = last;
    this.#scope.report({ code: 'merge.moved-twice', values: { item: this.#scope.item, to, other } });
    const status = (last === 'ours' ? ours : theirs).entries.find(({ key }) => key === 'status');
    const withStatus = (branch: Branch): Branch => ({
      ...branch,
      entries: branch.entries.map((entry) => (entry.key === 'status' ? { ...entry, value: status?.value } : entry)),
    });
    return { ...three, ours: withStatus(ours), theirs: withStatus(theirs) };
  }

  #list(three: Three<Branch | undefined>, place: Place): readonly Entry[] {
    const entries = mapThree(three, (branch) => branch?.entries ?? []);
    return mergeListEntries(entries, place.path, {
      last: this.#last,
      merge: (entry, position) => this.entry(entry, below(place, '', String(position + 1))),
    });
  }

  #leaf(three: Three<Leaf | undefined>, place: Place): Tree | undefined {
    const { base, ours, theirs } = three;
    if (ours === undefined || theirs === undefined) return ours ?? theirs;
    if (ours.value === theirs.value) return base?.text === ours.text ? theirs : ours;
    if (base?.value === ours.value) return theirs;
    if (base?.value === theirs.value) return ours;
    const readings = mapThree(three, (leaf) => leaf?.value);
    const patched = patchLines(three, (lines) => this.#settle({ readings: lines, field: place.field, both: true }));
    return patched ?? this.#fork(three, readings, place);
  }

  #fork(three: Three<Tree | undefined>, readings: Readings, place: Place): Tree | undefined {
    const { ours, theirs } = three;
    const both = ours?.kind === 'leaf' && theirs?.kind === 'leaf' && isFreeText(place.path);
    const { clash, sides } = this.#settle({ readings, field: place.field, both });
    if (sides === undefined) return { kind: 'fork', clash, ours, theirs };
    const [first, ...others] = sides;
    if (first !== undefined && others.length === 0) return three[first];
    const value = sides.map((side) => readings[side] ?? '').join(' / ');
    return { kind: 'leaf', form: 'inline', value, text: this.#scope.writeText(value) };
  }

  /** Names a clash, and asks what to take. */
  #settle({
    readings,
    field,
    both,
  }: {
    readonly readings: Readings;
    readonly field: string;
    readonly both: boolean;
  }): Settled {
    const { item, resolve, first } = this.#scope;
    const name = [item, field].filter((part) => part !== '').join('.');
    const count = (this.#keys.get(name) ?? 0) + 1;
    this.#keys.set(name, count);
    const clash: Clash = {
      key: count === 1 ? name : `${name}#${count}`,
      item: item === '' ? undefined : item,
      field,
      ...readings,
      choices: both ? ['ours', 'theirs', 'both'] : ['ours', 'theirs'],
    };
    const choice = resolve(clash);
    if (choice === undefined || !clash.choices.includes(choice)) return { clash, sides: undefined };
    if (choice !== 'both') return { clash, sides: [choice] };
    return { clash, sides: first === 'ours' ? ['ours', 'theirs'] : ['theirs', 'ours'] };
  }

  #kept({ field }: Place, side: Side): void {
    this.#scope.report({ code: 'merge.kept-field', values: { item: this.#scope.item, field, side } });
  }
}

/** Those of a list or map that may have been empty. */
function brackets({ kind, open, close, entries }: Branch): Pick<Branch, 'open' | 'close'> {
  if (entries.length > 0) return { open, close };
  return kind === 'list' ? { open: '[', close: ']' } : { open: '{ ', close: ' }' };
}

function below({ path, field }: Place, key: string, label: string): Place {
  const join = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('.');
  return { path: join(path, key), field: join(field, label) };
}
