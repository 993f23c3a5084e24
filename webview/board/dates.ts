/** Days and times as people of the page's language write them; the file has them in UTC. */

const language = typeof document === 'undefined' ? 'en' : document.documentElement.lang || 'en';

/** Formatters are costly to make: one for each form, made when needed first. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatted(time: Date, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options);
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(language, options);
  formatters.set(key, formatter);
  return formatter.format(time);
}

/** "5 Nov", with the year when it is another one than today's; what is no time stays as it is written. */
export function dayText(written: string, now = new Date()): string {
  const time = new Date(written);
  if (Number.isNaN(time.getTime())) return written;
  // A date without a time is a day of the calendar, wherever one is.
  const zone = /^\d{4}-\d{2}-\d{2}$/u.test(written) ? { timeZone: 'UTC' } : {};
  const year = time.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return formatted(time, { day: 'numeric', month: 'short', ...year, ...zone });
}

/** "5 Nov 2026, 10:00", for tooltips. */
export function timeText(written: string): string {
  const time = new Date(written);
  if (Number.isNaN(time.getTime()) || !written.includes('T')) return dayText(written);
  return formatted(time, { dateStyle: 'medium', timeStyle: 'short' });
}
