/** How large a batch may be, as a team agreed (`batch` in the file). */
export interface BatchPolicy {
  /** Up to so many lines it is small. */
  readonly good: number;
  /** Up to so many it is growing. */
  readonly warn: number;
  /** Up to so many it is large, above too large. */
  readonly stop: number;
  /** Over so many files it is a band larger. */
  readonly files: number;
  /** Over so many days it is a band larger. */
  readonly days: number;
  /** Over so many days it is too large. */
  readonly maxDays: number;
  /** What the lines of the bands are multiplied by where AI has marked at least half of the branch. */
  readonly aiFactor: number;
  /** Globs of files that a tool writes. */
  readonly generated: readonly string[];
}

/**
 * DORA's survey of 2025 asks for 10, 50, 100, 250 lines; Google's guide calls 100 reasonable; SmartBear's study stops
 * at 400. A batch that takes more than a week is too large, says DORA.
 */
export const defaultBatchPolicy: BatchPolicy = {
  good: 100,
  warn: 250,
  stop: 400,
  files: 20,
  days: 3,
  maxDays: 7,
  aiFactor: 0.5,
  generated: [],
};

export const bands = ['small', 'growing', 'large', 'too-large'] as const;
export type Band = (typeof bands)[number];

/** What a band is judged by. */
export interface Measures {
  readonly headline: number;
  readonly files: number;
  readonly days: number;
  readonly aiMarked: boolean;
}

/** What makes a band what it is. */
export type BandReason = 'lines' | 'files' | 'days' | 'max-days' | 'ai';

export interface Judged {
  readonly band: Band;
  /** Without `lines` alone for a small batch: what raised it. */
  readonly because: readonly BandReason[];
}

/** How large a batch is by a team's policy. */
export function judgeBatch({ headline, files, days, aiMarked }: Measures, policy: BatchPolicy): Judged {
  // Nothing changed yet: a branch that only exists has no size, however old what it stands on is.
  if (headline === 0 && files === 0) return { band: 'small', because: [] };
  const factor = aiMarked ? policy.aiFactor : 1;
  const byLines = [policy.good, policy.warn, policy.stop].filter((limit) => headline > limit * factor).length;
  const plain = [policy.good, policy.warn, policy.stop].filter((limit) => headline > limit).length;
  const because: BandReason[] = byLines > 0 ? ['lines'] : [];
  if (byLines > plain) because.push('ai');
  if (files > policy.files) because.push('files');
  if (days > policy.maxDays) return { band: 'too-large', because: [...because, 'max-days'] };
  if (days > policy.days) because.push('days');
  const raised = files > policy.files || days > policy.days ? 1 : 0;
  return { band: bands[Math.min(byLines + raised, bands.length - 1)] ?? 'too-large', because };
}
