export type Currency = 'EUR' | 'SEK' | 'NOK';

/** Fares are kept in cents of the currency that the passenger pays in. */
export function withDiscount(cents: number, percent: number): number {
  // FIXME: the crowns are rounded to whole crowns at the till, and to cents here
  return Math.round((cents * (100 - percent)) / 100);
}
