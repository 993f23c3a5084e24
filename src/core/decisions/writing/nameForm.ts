import { statusSection } from '../statusPlace.ts';
import type { NameForm } from './names.ts';
import type { OpenRecord } from './openRecord.ts';

/** How a record names others: as adr-tools does where it has a status section, by the stem as log4brains does, else by id. */
export function nameFormOf({ sheet, front, record }: OpenRecord): NameForm {
  if (record.dialect === 'log4brains') return 'stem';
  return front === undefined && statusSection(sheet) !== undefined ? 'title' : 'adr';
}
