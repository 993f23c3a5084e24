import type { TextEdit } from '../../model/problem.ts';
import { applyEdits, changedLines } from '../../model/textEdits.ts';
import { type Result, fail, succeed } from '../../model/result.ts';
import { inverseOf } from '../linkKinds.ts';
import type { DecisionRecord, LinkKind } from '../record.ts';
import { type NewLink, linkEdits } from './linkEdits.ts';
import { type OpenRecord, confirmed, openRecord } from './openRecord.ts';
import type { WritingRefusal } from './refusal.ts';
import { statusEdits } from './statusEdits.ts';

/** What becomes of one file. */
export interface RecordEdits {
  readonly path: string;
  readonly edits: readonly TextEdit[];
}

export type Planned = Result<readonly RecordEdits[], WritingRefusal>;

const refuse = (code: WritingRefusal['code'], { path, record }: OpenRecord) =>
  fail<WritingRefusal>({ code, values: { path, id: record.id, status: record.status } });

/** Another record, with what the one that is changed says of it. */
export interface Related {
  readonly open: OpenRecord;
  readonly kind: LinkKind;
  readonly partial: boolean;
}

/**
 * Accepts a record. What it replaces or amends was waiting for that: those say so from then on, in the same step.
 * @param related the records that it names, each with how
 */
export function accept(open: OpenRecord, related: readonly Related[]): Planned {
  const own = settle(open, 'accepted', ['accepted', 'superseded']);
  if (!own.ok) return own;
  const waiting = related.filter(({ kind }) => waits(kind));
  return gathered([own, ...groupedByPath(waiting).map((group) => acknowledge(group, open))]);
}

/** Rejects a proposal. */
export function reject(open: OpenRecord): Planned {
  if (open.record.status === 'accepted') return refuse('in-force', open);
  if (open.record.status === 'deprecated') return refuse('out-of-force', open);
  return settle(open, 'rejected', ['rejected', 'superseded']);
}

/** Takes a decision out of force that nothing replaces. */
export function deprecate(open: OpenRecord): Planned {
  if (['proposed', 'draft'].includes(open.record.status)) return refuse('not-in-force', open);
  if (open.record.status === 'rejected') return refuse('out-of-force', open);
  return settle(open, 'deprecated', ['deprecated', 'superseded']);
}

/**
 * Links a record with the one that replaces or amends it. The older one says so once the newer one is accepted:
 * at once where it is.
 */
export function succeedBy(older: OpenRecord, newer: OpenRecord, kind: 'supersedes' | 'amends'): Planned {
  if (older.path === newer.path) return refuse('itself', older);
  const link = { kind, to: { path: older.path, title: older.record.title } };
  const forward = linked(newer, [link]);
  if (!forward.ok || newer.record.status !== 'accepted') return forward;
  return gathered([forward, acknowledge([{ open: older, kind, partial: false }], newer)]);
}

/** Writes the other side of links that only the other records say. */
export function acknowledge(related: readonly Related[], by: OpenRecord): Planned {
  const [first] = related;
  if (first === undefined) return succeed([]);
  const to = { path: by.path, title: by.record.title };
  const links = related.flatMap(({ kind, partial }): NewLink[] => {
    const inverse = inverseOf(kind);
    return inverse === undefined ? [] : [{ kind: inverse, to, partial }];
  });
  const replaced = links.some(({ kind, partial }) => kind === 'superseded-by' && partial !== true);
  return replaced ? supersede(first.open, by, links) : linked(first.open, links);
}

/** What another record says of one. */
export interface HeardOf {
  readonly by: OpenRecord;
  readonly links: readonly Pick<Related, 'kind' | 'partial'>[];
}

/** Writes the other side of what several records say, as one change of the record: all of it, or nothing. */
export function acknowledgeAll(open: OpenRecord, heard: readonly HeardOf[]): Planned {
  let after = open;
  for (const { by, links } of heard) {
    const planned = acknowledge(
      links.map((link) => ({ ...link, open: after })),
      by,
    );
    if (!planned.ok) return planned;
    const edits = planned.value.flatMap((change) => change.edits);
    after = openRecord(open.path, applyEdits(after.text, edits), open.readFront);
  }
  const edits = changedLines(open.text, after.text);
  return succeed(edits.length === 0 ? [] : [{ path: open.path, edits }]);
}

function supersede(older: OpenRecord, newer: OpenRecord, links: readonly NewLink[]): Planned {
  const by = { path: newer.path, title: newer.record.title };
  const isSaid = older.record.links.some(({ kind, target }) => kind === 'superseded-by' && target === newer.record.id);
  const status = isSaid ? [] : statusEdits(older, { status: 'superseded', by });
  if (status === undefined) return refuse('no-status-anchor', older);
  // Where the status is a link itself, it says it; the front matter has a key and a line for people as well.
  const others = links.filter(({ kind }) => older.front !== undefined || kind !== 'superseded-by');
  const edits = [...status, ...linkEdits(older, others)];
  return onRecord(older, edits, ({ links: found }) => saysAll(found, links));
}

function linked(open: OpenRecord, links: readonly NewLink[]): Planned {
  return onRecord(
    open,
    linkEdits(open, links),
    (after) => saysAll(after.links, links) && after.status === open.record.status,
  );
}

function saysAll(found: DecisionRecord['links'], links: readonly NewLink[]): boolean {
  return links.every(({ kind, to }) =>
    found.some((link) => link.kind === kind && (link.href === undefined || to.path.endsWith(lastPart(link.href)))),
  );
}

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function settle(open: OpenRecord, status: 'accepted' | 'rejected' | 'deprecated', not: readonly string[]): Planned {
  const present = open.record.status;
  if (not.includes(present)) return refuse(present === 'superseded' ? 'is-superseded' : 'already', open);
  const edits = statusEdits(open, { status });
  if (edits === undefined) return refuse('no-status-anchor', open);
  return onRecord(open, edits, (after) => after.status === status);
}

function onRecord(open: OpenRecord, edits: readonly TextEdit[], holds: (record: DecisionRecord) => boolean): Planned {
  const checked = confirmed(open, edits, holds);
  return checked.ok ? succeed(edits.length === 0 ? [] : [{ path: open.path, edits }]) : checked;
}

/** A record that only rests on another, or is like it, does not change it. */
function waits(kind: LinkKind): boolean {
  const inverse = inverseOf(kind);
  return inverse !== undefined && inverse !== kind && kind !== 'depends-on' && !kind.endsWith('-by');
}

function groupedByPath(related: readonly Related[]): readonly (readonly Related[])[] {
  const groups = new Map<string, Related[]>();
  for (const one of related) groups.set(one.open.path, [...(groups.get(one.open.path) ?? []), one]);
  return [...groups.values()];
}

function gathered(plans: readonly Planned[]): Planned {
  const refused = plans.find((plan) => !plan.ok);
  return refused ?? succeed(plans.flatMap((plan) => (plan.ok ? plan.value : [])));
}
