import type { Stage } from '../core/model/backlog.ts';
import type { Load } from '../core/policy/limits.ts';

const stageIcons: Readonly<Record<Stage, string>> = {
  idea: 'lightbulb',
  ready: 'inbox',
  active: 'play-circle',
  deployed: 'cloud-upload',
  released: 'rocket',
  done: 'pass',
  dropped: 'circle-slash',
};

/** Name of the codicon of what a column means. */
export function iconOfStage(stage: Stage | undefined): string {
  return stage === undefined ? 'blank' : stageIcons[stage];
}

/** Name of the codicon that says how full a place is; undefined where there is nothing to say. */
export function iconOfLoad(load: Load): string | undefined {
  if (load === 'over') return 'warning';
  return load === 'full' ? 'circle-filled' : undefined;
}

/** A count with its limit, as `3/3`, or alone. */
export function countText({ count, limit }: { readonly count: number; readonly limit: number | undefined }): string {
  return limit === undefined ? String(count) : `${count}/${limit}`;
}
