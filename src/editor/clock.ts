/** The time, or the one that `HEADWATER_NOW` fixes for tests and pictures. */
export function now(): Date {
  const fixed = process.env['HEADWATER_NOW'];
  const time = fixed === undefined ? NaN : Date.parse(fixed);
  return Number.isNaN(time) ? new Date() : new Date(time);
}

/** Milliseconds until the calendar day changes, when ages grow by one. */
export function untilTomorrow(time: Date): number {
  const tomorrow = new Date(time.getFullYear(), time.getMonth(), time.getDate() + 1);
  return tomorrow.getTime() - time.getTime();
}
