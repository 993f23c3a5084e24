/** Ways to say until when something is put off, the nearest first. */
export const snoozeChoices = ['tomorrow', 'monday', 'fortnight', 'month'] as const;
export type SnoozeChoice = (typeof snoozeChoices)[number];

/** A calendar day in the machine's time zone, as the file writes dates: `2026-12-01`. */
export function dayText(time: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(time.getFullYear()).padStart(4, '0')}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** The day that a choice means; the next Monday is never today. */
export function snoozeDay(choice: SnoozeChoice, now: Date): string {
  const ahead = { tomorrow: 1, monday: (8 - now.getDay()) % 7 || 7, fortnight: 14, month: 30 }[choice];
  return dayText(new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead));
}

/** The day that somebody has typed; undefined where it is none, or not after today. */
export function typedDay(typed: string, today: string): string | undefined {
  const text = typed.trim();
  const [year = NaN, month = NaN, day = NaN] = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? text.split('-').map(Number) : [];
  const exists = dayText(new Date(year, month - 1, day)) === text;
  return exists && text > today ? text : undefined;
}
