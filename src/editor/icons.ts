import type { Stage } from '../core/model/backlog.ts';
import type { Load } from '../core/policy/limits.ts';

/** Codicons of the known types, the same as on the board; a team's own type has the icon of the one that it counts as. */
const icons: Readonly<Record<string, string>> = {
  feature: 'star-empty',
  bug: 'bug',
  reliability: 'pulse',
  security: 'shield',
  infrastructure: 'server-environment',
  debt: 'wrench',
  experiment: 'beaker',
  docs: 'book',
};

/** Name of the codicon of a type. */
export function iconOfType(type: string): string {
  return icons[type] ?? 'circle-outline';
}

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
