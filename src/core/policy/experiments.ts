import { type Backlog, columnOf, framesOf, typeOf, wipStages } from '../model/backlog.ts';
import type { Item } from '../model/item.ts';

/** What an experiment is still to say: what is expected of it once it has begun, what was learned once it is over. */
export interface ExperimentAsks {
  readonly item: Item;
  readonly asks: 'hypothesis' | 'learned';
}

/** Experiments that are under way without a hypothesis, or over without a word on what was learned; in the file's order. */
export function experimentAsks(backlog: Backlog): readonly ExperimentAsks[] {
  const frames = framesOf(backlog);
  return backlog.items.flatMap((item): readonly ExperimentAsks[] => {
    // Asked first: of a large backlog the type of each item is at hand, and what it says of an experiment is not.
    if (typeOf(backlog, item) !== 'experiment' || !item.intact || frames.has(item.key)) return [];
    const { experiment = {} } = item.fields;
    const stage = columnOf(backlog, item.column)?.stage;
    if (stage === 'done' && isBlank(experiment.learned)) return [{ item, asks: 'learned' }];
    const begun = stage !== undefined && wipStages.includes(stage);
    return begun && isBlank(experiment.hypothesis) ? [{ item, asks: 'hypothesis' }] : [];
  });
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
