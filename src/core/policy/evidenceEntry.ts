import type { EvidenceIntention } from '../model/intention.ts';
import type { Evidence, Item, Usage } from '../model/item.ts';
import type { EvidenceNeed } from './evidence.ts';

/** Which entry of an item's evidence something becomes: a new one, one that is there, or none, since it says so already. */
export type EvidenceEntry =
  | { readonly kind: 'new'; readonly fields: Fields }
  | { readonly kind: 'change'; readonly index: number; readonly fields: Fields }
  | { readonly kind: 'there' };

type Fields = Readonly<Record<string, string | undefined>>;

/**
 * Every deployment and release counts, and a pipeline that runs twice deploys once: an entry with the same version (or
 * flag and rollout) stands for both. A reading goes to the target that waits for it, else behind the one before it, whose
 * metric and target it takes over.
 * @param at when it was, as the format writes it
 */
export function evidenceEntry(item: Item, { evidence, fields }: EvidenceIntention, at: string): EvidenceEntry {
  const { deployed = [], released = [], usage = [] } = item.fields.evidence ?? {};
  switch (evidence) {
    case 'deployed': {
      const { version, url } = fields;
      const isThere = version !== undefined && deployed.some((one) => one.version === version);
      return isThere ? { kind: 'there' } : { kind: 'new', fields: { at, version, url } };
    }
    case 'released': {
      const { flag, rollout } = fields;
      const isThere = released.some((one) => one.flag === flag && String(one.rollout ?? 100) === (rollout ?? '100'));
      return isThere ? { kind: 'there' } : { kind: 'new', fields: { at, flag, rollout } };
    }
    case 'usage':
      return usageEntry(usage, fields, at);
    case 'noMajorBug':
      return { kind: 'new', fields: { at, by: fields['by'] } };
  }
}

function usageEntry(usage: readonly Usage[], fields: Fields, at: string): EvidenceEntry {
  const { metric, unit, atLeast, atMost, reading, met } = fields;
  const same = (one: Usage) => metric === undefined || one.metric === metric;
  const said = given({ metric, unit });
  const target = given({ atLeast, atMost });
  const shown = given({ reading, met });
  const index = usage.findIndex((one) => same(one) && one.reading === undefined && one.met === undefined);
  if (index >= 0) return { kind: 'change', index, fields: { ...said, ...target, ...shown, at } };
  const before = usage.findLast(same);
  const kept = {
    metric: before?.metric,
    unit: before?.unit,
    atLeast: before?.atLeast === undefined ? undefined : String(before.atLeast),
    atMost: before?.atMost === undefined ? undefined : String(before.atMost),
  };
  return { kind: 'new', fields: { ...kept, ...said, ...target, ...shown, at } };
}

/** Only what is said. */
function given(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The entries of one kind, in order: each key that says something, with its text. */
export function entriesOfEvidence(evidence: Evidence, need: EvidenceNeed): readonly Readonly<Record<string, string>>[] {
  const { noMajorBug } = evidence;
  const entries: readonly object[] =
    need === 'noMajorBug' ? (noMajorBug === undefined ? [] : [noMajorBug]) : (evidence[need] ?? []);
  return entries.map((entry) =>
    Object.fromEntries(
      Object.entries(entry).flatMap(([key, value]: [string, string | number | boolean | undefined]) =>
        value === undefined ? [] : [[key, String(value)]],
      ),
    ),
  );
}
