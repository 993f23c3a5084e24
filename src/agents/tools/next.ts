import { columnOf } from '../../core/model/backlog.ts';
import { type Next, nextToPull } from '../../core/policy/next.ts';
import { nameOf, nextPhrase } from '../../phrases/describe.ts';
import { phraseOf } from '../../phrases/phrases.ts';
import { type Setting, carryOut, identityFor, openBacklog } from '../workplace.ts';
import type { Answer } from './changes.ts';

export interface NextResult {
  /** Null when there is no room, or nothing is ready. */
  readonly id: string | null;
  readonly because: string;
}

/** The item to pull now, and why; `pull` takes it. */
export async function next(
  setting: Setting,
  { pull = false }: { readonly pull?: boolean },
): Promise<Answer<NextResult>> {
  const { path, reading } = await openBacklog(setting);
  const { backlog } = reading;
  const found: Next = nextToPull(backlog, await identityFor(setting, backlog, path));
  const because = phraseOf(nextPhrase(found, backlog, phraseOf));
  if (found.kind !== 'pull') return { data: { version: 1, id: null, because }, said: because };
  const { key } = found.item;
  const data = { version: 1, id: found.item.id ?? key, because } as const;
  if (!pull) return { data, said: because };
  await carryOut(setting, () => ({ kind: 'move', item: key, column: found.column, pull: true }));
  const column = columnOf(backlog, found.column)?.name ?? found.column;
  return { data, said: phraseOf({ code: 'pulled', values: { item: nameOf(backlog, key), column } }) };
}
