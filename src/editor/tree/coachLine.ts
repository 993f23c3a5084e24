import * as vscode from 'vscode';
import { type Backlog, framesOf, itemOf } from '../../core/model/backlog.ts';
import type { Item, ItemFields } from '../../core/model/item.ts';
import { type Coaching, type Occasion, coachingFrom, occasionsOf, planOccasions } from '../../core/policy/coach.ts';
import { type CoachCode, coachPhrases } from '../../phrases/late/coachPhrases.ts';
import { pause, slice } from '../backlogs/slice.ts';
import { now } from '../clock.ts';
import { shortened } from '../markdown.ts';

interface Remembered {
  readonly occasions: readonly Occasion[];
  /** What they depend on besides the item's fields. */
  readonly of: readonly unknown[];
}

/** The coach's one hint. It looks at the whole history, so it works in slices, and looks at an item again when it changed. */
export class CoachLine {
  private readonly known = new WeakMap<ItemFields, Remembered>();

  /**
   * The hint for a backlog now; empty where there is none, or nobody wants one.
   * @param isStale whether nobody waits for it any more: then it ends, undefined
   */
  async of(backlog: Backlog, isStale: () => boolean): Promise<string | undefined> {
    const wanted: unknown = vscode.workspace.getConfiguration('headwater').get('coach.enabled');
    if (wanted === false || backlog.readOnly !== undefined) return '';
    const frames = framesOf(backlog);
    const occasions = [...planOccasions(backlog)];
    let begin = performance.now();
    for (const item of backlog.items) {
      if (!frames.has(item.key)) occasions.push(...this.occasionsOf(backlog, item));
      if (performance.now() - begin < slice) continue;
      await pause();
      if (isStale()) return undefined;
      begin = performance.now();
    }
    const coaching = coachingFrom(backlog, occasions, now());
    return coaching === undefined ? '' : lineOf(backlog, coaching);
  }

  private occasionsOf(backlog: Backlog, item: Item): readonly Occasion[] {
    const { key, column, fields } = item;
    const of = [key, column, backlog.board, backlog.batch.warn];
    const known = this.known.get(fields);
    if (known?.of.every((part, index) => part === of[index]) === true) return known.occasions;
    const occasions = occasionsOf(backlog, item);
    this.known.set(fields, { occasions, of });
    return occasions;
  }
}

function lineOf(backlog: Backlog, coaching: Coaching): string {
  if (coaching.is === 'growth') return say(`coach.growth.${coaching.need}`);
  if (coaching.is === 'cadence') return say(`coach.cadence.${coaching.signal}`, { count: coaching.count });
  const { habit, lapses, last } = coaching;
  const found = last.item === undefined ? undefined : itemOf(backlog, last.item);
  const item = last.item === undefined ? say('coach.plan') : shortened(found?.id ?? found?.title ?? last.item, 40);
  return say(`coach.${habit}`, { count: lapses, item });
}

function say(code: CoachCode, values: Readonly<Record<string, string | number>> = {}): string {
  return vscode.l10n.t(coachPhrases[code], values);
}
