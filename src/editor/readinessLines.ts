import type { Backlog } from '../core/model/backlog.ts';
import type { Item } from '../core/model/item.ts';
import { readinessIn } from '../core/policy/readiness.ts';
import { missingPhrases } from '../phrases/planning/describeReadiness.ts';
import { say } from './say.ts';

/** What a waiting item still needs to be ready, a sentence each; nothing when it is, or when nothing is asked of it. */
export function readinessLines(backlog: Backlog, item: Item): readonly string[] {
  const readiness = readinessIn(backlog)(item);
  return readiness === undefined ? [] : missingPhrases(readiness).map(say);
}
