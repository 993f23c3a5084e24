import type { Backlog } from '../model/backlog.ts';

/** What is known of the person at the keyboard: a setting (or `HEADWATER_ME`) and git's identity. */
export interface Hints {
  readonly setting?: string | undefined;
  readonly gitName?: string | undefined;
  readonly gitEmail?: string | undefined;
}

/**
 * Who "I" am in this backlog: the setting as it stands, else the person whose address or name is git's, else
 * nobody. Never invented.
 */
export function whoAmI(backlog: Backlog, { setting, gitName, gitEmail }: Hints): string | undefined {
  const stated = setting?.trim();
  if (stated !== undefined && stated !== '') return stated;
  const same = (one: string, other: string | undefined) => one.toLowerCase() === other?.trim().toLowerCase();
  const byEmail = backlog.people.find((person) => person.email.some((email) => same(email, gitEmail)));
  const byName = backlog.people.find((person) => same(person.name, gitName) || same(person.key, gitName));
  return (byEmail ?? byName)?.key;
}
