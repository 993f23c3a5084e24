import * as vscode from 'vscode';
import type { Backlog } from '../../core/model/backlog.ts';
import { balanceIn, balancePeriod, daysBefore } from '../../core/policy/balance.ts';
import { digestIn } from '../../core/policy/digest.ts';
import { passedOverIn } from '../../core/policy/passedOver.ts';
import { sourceFates, unspoken } from '../../core/policy/voices.ts';
import { type SayBalance, balanceDocument } from '../../phrases/late/balanceDocument.ts';
import { balancePhrases } from '../../phrases/late/balancePhrases.ts';
import { type SayDigest, digestDocument } from '../../phrases/late/digestDocument.ts';
import { digestPhrases } from '../../phrases/late/digestPhrases.ts';

const sayBalance: SayBalance = (code, values = {}) => vscode.l10n.t(balancePhrases[code], values);

const sayDigest: SayDigest = (code, values = {}) => vscode.l10n.t(digestPhrases[code], values);

/** What kinds of work are done and whose ideas enter, as a Markdown document in the person's language. */
export function balanceText(backlog: Backlog, now: Date): string {
  const balance = balanceIn(backlog, balancePeriod(backlog, now));
  const report = {
    balance,
    passedOver: passedOverIn(backlog),
    fates: sourceFates(backlog),
    unspoken: unspoken(backlog),
  };
  return balanceDocument(report, sayBalance);
}

/** What happened in so many days until now, as a Markdown document in the person's language. */
export function digestText(backlog: Backlog, now: Date, days: number): string {
  const digest = digestIn(backlog, { from: daysBefore(now, days), to: now });
  return digestDocument(digest, backlog.stream, { say: sayDigest, sayBalance });
}
