import type { Load } from '../core/policy/limits.ts';

/** Codicons of the known types; a team's own type has the icon of the one that it counts as. */
const icons: Readonly<Record<string, string>> = {
  feature: 'lightbulb-sparkle',
  bug: 'bug',
  reliability: 'pulse',
  security: 'shield',
  infrastructure: 'server-process',
  debt: 'tools',
  experiment: 'beaker',
  docs: 'book',
};

/** Name of the codicon of a type. */
export function iconOfType(type: string): string {
  return icons[type] ?? 'circle-outline';
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
