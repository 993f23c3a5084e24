/** A point in time as a backlog writes it. */
export interface ImportedTime {
  /** `YYYY-MM-DDTHH:mm:ssZ`; midnight where only the day is known. */
  readonly at: string;
  /** Only the day is known. */
  readonly dayOnly: boolean;
}

const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;
/** How the other tool wrote dates once: day, month, two digits of the year. */
const old = /^(\d{2})([-/.])(\d{2})\2(\d{2})$/;

/** Reads a date of a task, which is UTC unless it says otherwise. Undefined for what is no date, or no day there is. */
export function readTime(text: string): ImportedTime | undefined {
  const [, oldDay, , oldMonth, oldYear] = old.exec(text) ?? [];
  const written = oldDay === undefined ? text : `20${oldYear ?? ''}-${oldMonth ?? ''}-${oldDay}`;
  const [, day, minutes, seconds = ':00', zone = 'Z'] = iso.exec(written) ?? [];
  if (day === undefined || !isDay(day)) return undefined;
  if (minutes === undefined) return { at: `${day}T00:00:00Z`, dayOnly: true };
  const at = new Date(`${day}T${minutes}${seconds}${zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2').toUpperCase()}`);
  return Number.isNaN(at.getTime()) ? undefined : { at: `${at.toISOString().slice(0, 19)}Z`, dayOnly: false };
}

/** The shortest form that says as much: a day, or a time. */
export function writeTime({ at, dayOnly }: ImportedTime): string {
  return dayOnly ? at.slice(0, 10) : at;
}

/** JavaScript takes 30 February for 2 March. */
function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
