import type { Usage } from '../model/item.ts';

/** A target as people write it: `>= 40`, `<= 3`, both, or a number alone, which is to be reached. */
export interface Target {
  readonly atLeast?: string;
  readonly atMost?: string;
}

/** Reads a target; undefined where it is none. Nothing written is no target. */
export function targetFrom(text: string): Target | undefined {
  const part = /\s*(>=|≥|<=|≤)?\s*(-?\d+(?:\.\d+)?)(?=\s|[<>≤≥]|$)\s*/uy;
  const target: { atLeast?: string; atMost?: string } = {};
  while (part.lastIndex < text.trimEnd().length) {
    const [, sign = '', number] = part.exec(text) ?? [];
    const key = sign === '<=' || sign === '≤' ? 'atMost' : 'atLeast';
    if (number === undefined || target[key] !== undefined) return undefined;
    target[key] = number;
  }
  return target;
}

/** A target as it is said: `≥ 40 ≤ 60`. */
export function targetText({ atLeast, atMost, unit }: Pick<Usage, 'atLeast' | 'atMost' | 'unit'>): string {
  const parts = [atLeast === undefined ? '' : `≥ ${atLeast}`, atMost === undefined ? '' : `≤ ${atMost}`];
  return [...parts, unit ?? ''].filter((part) => part !== '').join(' ');
}
