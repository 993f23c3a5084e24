import type { PhraseValues } from '../core/model/problem.ts';

/** Puts values into a sentence; a name without a value stays as it stands. */
export function fill(template: string, values: PhraseValues): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
