import { type Backlog, columnOf } from '../model/backlog.ts';
import type { Item } from '../model/item.ts';

/**
 * Frames that can be closed: all their parts are finished or decided against, one at least is finished, and they are
 * neither themselves. In the file's order.
 */
export function closableFrames(backlog: Backlog): readonly Item[] {
  const parts = new Map<string, string[]>();
  const stageOf = ({ column }: Item) => columnOf(backlog, column)?.stage ?? 'idea';
  for (const item of backlog.items) {
    const { parent } = item.fields;
    if (parent !== undefined) parts.set(parent, [...(parts.get(parent) ?? []), stageOf(item)]);
  }
  const isOver = (stage: string) => stage === 'done' || stage === 'dropped';
  return backlog.items.filter((item) => {
    const stages = item.id === item.key ? (parts.get(item.key) ?? []) : [];
    return !isOver(stageOf(item)) && stages.includes('done') && stages.every(isOver);
  });
}
