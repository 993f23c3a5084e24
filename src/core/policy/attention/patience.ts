import { type Patience, defaultPatience } from './waiting.ts';

/** The most days that a person can ask for. */
const most = 3650;

/**
 * The patience that a setting asks for: what it leaves out, and what is no whole number of days, is as it is by default.
 * @param setting as it was written by hand
 */
export function patienceOf(setting: unknown): Patience {
  if (typeof setting !== 'object' || setting === null) return defaultPatience;
  const written = new Map(Object.entries(setting));
  const days = (kind: keyof Patience): number => {
    const value: unknown = written.get(kind);
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
      ? value
      : defaultPatience[kind];
  };
  return {
    unheard: days('unheard'),
    unanswered: days('unanswered'),
    blocked: days('blocked'),
    unreleased: days('unreleased'),
    unused: days('unused'),
    stalled: days('stalled'),
    question: days('question'),
    passedOver: days('passedOver'),
  };
}
