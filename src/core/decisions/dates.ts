const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads a day in the forms that records have: `2026-11-22`, also in brackets or with a time; `22/11/2026` and `10/04/18`
 * with the day in front, unless only the other order is a day; `22 November 2026`, `November 22, 2026`.
 * @returns `YYYY-MM-DD`, or undefined
 */
export function dayOf(text: string): string | undefined {
  const iso = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (iso !== null) return day(iso[1], iso[2], iso[3]);
  const numbers = /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/.exec(text);
  if (numbers !== null) {
    const [, one, other, year] = numbers;
    return day(year, other, one) ?? day(year, one, other);
  }
  const named = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})/i.exec(text);
  if (named !== null) return day(named[3], monthOf(named[2]), named[1]);
  const american = /([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/i.exec(text);
  return american === null ? undefined : day(american[3], monthOf(american[1]), american[2]);
}

function monthOf(name: string | undefined): string {
  return String(months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);
}

function day(year: string | undefined, month: string | undefined, date: string | undefined): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(date)];
  const full = y < 100 ? 2000 + y : y;
  if (!(full >= 1900 && full <= 9999 && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(full, m))) return undefined;
  return `${full}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
