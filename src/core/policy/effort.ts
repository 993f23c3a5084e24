/** Working minutes of each unit that an estimate may use: a day has eight hours, a week five days. */
const minutesOf: Readonly<Record<string, number>> = { m: 1, h: 60, d: 8 * 60, w: 5 * 8 * 60 };

/** Working minutes of an estimate such as `4h` or `1d 4h`; undefined where it is written in another way. */
export function effortOf(estimate: string | undefined): number | undefined {
  const parts = estimate?.trim().split(/\s+/u) ?? [];
  if (parts.length === 0) return undefined;
  let sum = 0;
  for (const part of parts) {
    const [, count = '', unit = ''] = /^(\d+(?:\.\d+)?)([mhdw])$/u.exec(part) ?? [];
    if (unit === '') return undefined;
    sum += Number(count) * (minutesOf[unit] ?? 0);
  }
  return sum;
}

/** Hours of each unit on a calendar, where a day has all of its own and a week seven days. */
const hoursOf: Readonly<Record<string, number>> = { m: 1 / 60, h: 1, d: 24, w: 7 * 24 };

/** Whole calendar days of a duration such as `12w`, one at least; undefined where it is written in another way. */
export function calendarDays(duration: string): number | undefined {
  const [, count = '', unit = ''] = /^(\d+(?:\.\d+)?)([mhdw])$/u.exec(duration.trim()) ?? [];
  return unit === '' ? undefined : Math.max(1, Math.round((Number(count) * (hoursOf[unit] ?? 0)) / 24));
}
