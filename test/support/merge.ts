import assert from 'node:assert/strict';
import { type MergeInput, type MergeOptions, type Merged, mergeBacklogs } from '../../src/backlog/merge.ts';
import { phraseOf } from '../../src/phrases/phrases.ts';

const head = 'headwater: 1\nitems:\n';

/** A backlog with these items. */
export function listed(items: string): string {
  return head + items;
}

/** The merge of three texts that can be merged by item. */
export function merge(input: MergeInput, options?: MergeOptions): Merged {
  const merged = mergeBacklogs(input, options);
  assert(merged, 'the texts can be merged by item');
  return merged;
}

/** The merged items of three lists, which must be the same with the sides changed, but for halves of conflicts. */
export function mergeItems({ base, ours, theirs }: MergeInput, options?: MergeOptions): string {
  const texts = { base: listed(base), ours: listed(ours), theirs: listed(theirs) };
  const { text, conflicts } = merge(texts, options);
  const turned = merge({ ...texts, ours: texts.theirs, theirs: texts.ours }, options);
  if (conflicts.length === 0) assert.equal(turned.text, text, 'which side is ours decides nothing');
  assert(text.startsWith(head));
  return text.slice(head.length);
}

/** What is reported of a merge of items, as sentences. */
export function reportsOf({ base, ours, theirs }: MergeInput, options?: MergeOptions): readonly string[] {
  const { reports } = merge({ base: listed(base), ours: listed(ours), theirs: listed(theirs) }, options);
  return reports.map(phraseOf);
}
