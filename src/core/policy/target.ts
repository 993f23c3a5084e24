import type { Usage } from '../model/item.ts';

/** A target as people write it: `>= 40`, `<= 3`, or a number alone, which is to be reached. */
export interface Target {
  readonly atLeast?: string;
  readonly atMost?: string;
}

/** Reads a target; undefined where it is none. Nothing written is no target. */
export function targetFrom(text: string): Target | undefined {
  const [, sign = '', number = ''] = /^\s*(>=|≥|<=|≤)?\s*(-?\d+(?:\.\d+)?)\s*$/u.exec(text) ?? [];
  if (text.trim() === '') return {};
  if (number === '') return undefined;
  return sign === '<=' || sign === '≤' ? { atMost: number } : { atLeast: number };
}

/** A target as it is said: `≥ 40 ≤ 60`. */
export function targetText({ atLeast, atMost, unit }: Pick<Usage, 'atLeast' | 'atMost' | 'unit'>): string {
  const parts = [atLeast === undefined ? '' : `≥ ${atLeast}`, atMost === undefined ? '' : `≤ ${atMost}`];
  return [...parts, unit ?? ''].filter((part) => part !== '').join(' ');
}
