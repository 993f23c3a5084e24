/** Words for days, as people type them, with the days that they mean now. */
export function dateWords(now: Date): readonly (readonly [string, string])[] {
  const inDays = (days: number) => dayText(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
  return [
    ['today', inDays(0)],
    ['tomorrow', inDays(1)],
    ['+1w', inDays(7)],
    ['+2w', inDays(14)],
    ['+4w', inDays(28)],
  ];
}

/** The time now, in UTC with seconds, and today. */
export function timeWords(now: Date): readonly (readonly [string, string])[] {
  return [
    ['now', `${now.toISOString().slice(0, 19)}Z`],
    ['today', dayText(now)],
  ];
}

/** A calendar day where the person is, `YYYY-MM-DD`. */
function dayText(time: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(time.getFullYear()).padStart(4, '0')}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
