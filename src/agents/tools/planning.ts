import { balancePeriod, daysBefore } from '../../core/policy/balance.ts';
import { calendarDays } from '../../core/policy/effort.ts';
import { ToolFailure } from '../failure.ts';
import { type Setting, openBacklog } from '../workplace.ts';

/** A report as data, and the same as text. */
export interface ReportAnswer {
  readonly data: object;
  readonly text: string;
}

/**
 * What kinds of work were started and finished, what was passed over, and whose ideas enter.
 * @param window a duration such as `4w`, instead of the team's
 * @throws ToolFailure for what is no duration
 */
export async function balance(setting: Setting, window: string | undefined): Promise<ReportAnswer> {
  const { now } = setting;
  const days = daysIn(window, '--window');
  const { path, reading } = await openBacklog(setting);
  const { backlog } = reading;
  const period = days === undefined ? balancePeriod(backlog, now) : { from: daysBefore(now, days), to: now };
  // Most commands never ask: it is a bundle of its own.
  const { balanceReport } = await import('./planningReports.ts');
  const { data, text } = balanceReport(backlog, period);
  return { data: { version: 1, file: path, ...data }, text };
}

/** Days that are looked back on where nobody says how many: two weeks. */
const usualDays = 14;

/**
 * What happened in the last while, for a retrospective.
 * @param since a duration such as `4w`
 * @throws ToolFailure for what is no duration
 */
export async function digest(setting: Setting, since: string | undefined): Promise<ReportAnswer> {
  const { now } = setting;
  const days = daysIn(since, '--since') ?? usualDays;
  const { path, reading } = await openBacklog(setting);
  const { digestReport } = await import('./planningReports.ts');
  const { data, text } = digestReport(reading.backlog, { from: daysBefore(now, days), to: now });
  return { data: { version: 1, file: path, ...data }, text };
}

function daysIn(duration: string | undefined, option: string): number | undefined {
  if (duration === undefined) return undefined;
  const days = calendarDays(duration);
  if (days === undefined) throw new ToolFailure(`${option} ${duration} is no duration such as 4w.`);
  return days;
}
