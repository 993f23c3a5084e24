import type { Backlog } from '../../core/model/backlog.ts';
import { type Period, balanceIn } from '../../core/policy/balance.ts';
import { digestIn } from '../../core/policy/digest.ts';
import { passedOverIn } from '../../core/policy/passedOver.ts';
import { sourceFates, unspoken } from '../../core/policy/voices.ts';
import { balanceDocument, sayBalanceInEnglish } from '../../phrases/late/balanceDocument.ts';
import { digestDocument, sayDigestInEnglish } from '../../phrases/late/digestDocument.ts';

/** A report as data, and the same as a Markdown document. */
export interface Report {
  readonly data: object;
  readonly text: string;
}

/** What kinds of work were started and finished in a period, what was passed over, and whose ideas enter. */
export function balanceReport(backlog: Backlog, period: Period): Report {
  const balance = balanceIn(backlog, period);
  const report = {
    balance,
    passedOver: passedOverIn(backlog),
    fates: sourceFates(backlog),
    unspoken: unspoken(backlog),
  };
  const data = {
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    started: balance.started,
    finished: balance.finished,
    withoutTimes: balance.withoutTimes,
    shares: balance.shares.map(({ percent = null, declared = null, short = null, ...share }) => ({
      ...share,
      percent,
      declared,
      short,
    })),
    passedOver: report.passedOver.map(({ item, captured, count, first }) => ({
      id: item.key,
      since: new Date(captured).toISOString(),
      count,
      first,
    })),
    voices: report.fates.map(({ source = null, ...fate }) => ({ source, ...fate })),
    silent: report.unspoken.map(({ item, silent }) => ({ id: item.key, sources: silent })),
  };
  return { data, text: balanceDocument(report, sayBalanceInEnglish) };
}

/** What happened in a period, for those who look back on it. */
export function digestReport(backlog: Backlog, period: Period): Report {
  const digest = digestIn(backlog, period);
  const data = {
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    finished: digest.finished.map(({ item, ...evidence }) => ({ id: item.key, ...evidence })),
    experiments: digest.experiments.map(({ item, experiment }) => ({ id: item.key, ...experiment })),
    concerns: digest.concerns.map(({ item, concern, state }) => ({ id: item?.key ?? null, state, ...concern })),
    against: digest.against.map(({ item, because = null }) => ({ id: item.key, because })),
    thanks: digest.thanks.map(({ item, thanks }) => ({ id: item.key, ...thanks })),
  };
  const voices = { say: sayDigestInEnglish, sayBalance: sayBalanceInEnglish };
  return { data, text: digestDocument(digest, backlog.stream, voices) };
}
