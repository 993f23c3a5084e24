import { type Backlog, columnOf, framesOf, startedStages } from '../model/backlog.ts';
import type { Item } from '../model/item.ts';
import { timesOf } from './balance.ts';
import { unheardVoices, isWaiting } from './readiness.ts';

/** What became of the ideas of one source. Keys, in the file's order. */
export interface SourceFate {
  /** As `source` names it; undefined for items that name none. */
  readonly source: string | undefined;
  readonly captured: readonly string[];
  readonly started: readonly string[];
  readonly finished: readonly string[];
  /** Decided against, which is an answer. */
  readonly dropped: readonly string[];
  /** Neither started nor decided against: without an answer. */
  readonly waiting: readonly string[];
}

/** Whose ideas enter, are pulled, are finished, and wait: by `source`, most ideas without an answer first. Frames are left out. */
export function sourceFates(backlog: Backlog): readonly SourceFate[] {
  const frames = framesOf(backlog);
  const fates = new Map<string | undefined, Record<Exclude<keyof SourceFate, 'source'>, string[]>>();
  for (const item of backlog.items) {
    if (frames.has(item.key)) continue;
    const { source } = item.fields;
    const fate = fates.get(source) ?? { captured: [], started: [], finished: [], dropped: [], waiting: [] };
    fates.set(source, fate);
    const stage = columnOf(backlog, item.column)?.stage;
    const started = hasStarted(backlog, item);
    fate.captured.push(item.key);
    if (started) fate.started.push(item.key);
    if (stage === 'done') fate.finished.push(item.key);
    if (stage === 'dropped') fate.dropped.push(item.key);
    if (!started && isWaiting(backlog, item)) fate.waiting.push(item.key);
  }
  return [...fates]
    .map(([source, fate]) => ({ source, ...fate }))
    .sort((one, other) => other.waiting.length - one.waiting.length);
}

function hasStarted(backlog: Backlog, item: Item): boolean {
  const stage = columnOf(backlog, item.column)?.stage;
  return (stage !== undefined && startedStages.includes(stage)) || timesOf(backlog, item).started !== undefined;
}

/** Items that wait and of which voices that the team wants to hear have said nothing, in the file's order. */
export function unspoken(backlog: Backlog): readonly { readonly item: Item; readonly silent: readonly string[] }[] {
  const frames = framesOf(backlog);
  return backlog.items.flatMap((item) => {
    if (!isWaiting(backlog, item) || frames.has(item.key)) return [];
    const silent = unheardVoices(backlog, item);
    return silent.length === 0 ? [] : [{ item, silent }];
  });
}
