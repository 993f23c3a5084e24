import { dirname } from 'node:path';
import { type Backlog, itemOf } from '../../core/model/backlog.ts';
import { type EvidenceNeed, evidenceNeeds } from '../../core/policy/evidence.ts';
import { messagesSince } from '../../git/messagesSince.ts';
import { donePhrase } from '../../phrases/describe.ts';
import { phraseOf } from '../../phrases/phrases.ts';
import { ToolFailure } from '../failure.ts';
import { type Carried, type Setting, carryOut, openBacklog } from '../workplace.ts';
import type { Answer } from './changes.ts';

export interface EvidenceGiven {
  readonly kind: string;
  readonly ids: readonly string[];
  /** A name for a commit: the items that the commits since then name are taken as well. */
  readonly since?: string | undefined;
  readonly fields: Readonly<Record<string, string | undefined>>;
}

export interface EvidenceResult {
  readonly evidence: EvidenceNeed;
  /** `recorded` is false for an item that says so already. */
  readonly items: readonly { readonly id: string; readonly recorded: boolean }[];
}

/** Records evidence of items, each in a write of its own. It moves nothing. @throws ToolFailure for an unknown kind or item */
export async function evidence(
  setting: Setting,
  { kind, ids, since, fields }: EvidenceGiven,
): Promise<Answer<EvidenceResult>> {
  const need = evidenceNeeds.find((one) => one === kind);
  if (need === undefined) throw new ToolFailure(`There is no evidence ${kind}. There is: ${evidenceNeeds.join(', ')}.`);
  const { path, reading } = await openBacklog(setting);
  const { backlog } = reading;
  const unknown = ids.find((id) => itemOf(backlog, id) === undefined);
  if (unknown !== undefined) throw new ToolFailure(`There is no item ${unknown} in ${path}. Nothing was changed.`);
  const named = since === undefined ? [] : await namedSince(backlog, path, since);
  const carried: Carried[] = [];
  for (const item of new Set([...ids, ...named]))
    carried.push(await carryOut(setting, () => ({ kind: 'evidence', item, evidence: need, fields })));
  const items = carried.map(({ change }) => ({ id: change.item, recorded: change.edits.length > 0 }));
  return { data: { version: 1, evidence: need, items }, said: carried.map((one) => saidOf(one, need)).join('\n') };
}

/** Items whose id stands in the message of a commit since then. */
async function namedSince(backlog: Backlog, path: string, since: string): Promise<readonly string[]> {
  const messages = await messagesSince(dirname(path), since);
  if (!messages.ok)
    throw new ToolFailure(
      phraseOf({ code: `git.${messages.failure.code}`, values: { message: messages.failure.message.trim() } }),
    );
  const words = new Set(messages.value.flatMap((message) => message.match(/\p{L}+-\d+(?:\.\d+)*/gu) ?? []));
  return backlog.items.flatMap(({ id, key }) => (id !== undefined && words.has(id) ? [key] : []));
}

function saidOf({ change, before }: Carried, need: EvidenceNeed): string {
  const { item, column, breaches, edits } = change;
  return phraseOf(
    donePhrase({ kind: 'evidence', item, column, breaches, evidence: need, written: edits.length > 0 }, before),
  );
}
