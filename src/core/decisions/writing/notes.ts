import type { TextEdit } from '../../model/problem.ts';
import { succeed } from '../../model/result.ts';
import { addEntries } from './frontEdits.ts';
import type { Planned } from './lifecycle.ts';
import { inline } from './names.ts';
import { type OpenRecord, confirmed } from './openRecord.ts';
import { addBullets, bulletOf } from './sections.ts';
import { statusSection } from '../statusPlace.ts';

/**
 * Notes that a decision was looked at again, and holds.
 * @param day `YYYY-MM-DD`
 * @param because why it holds, in a few words; may be empty
 */
export function reaffirm(open: OpenRecord, day: string, because: string): Planned {
  const reason = inline(because);
  const bullet = `Reaffirmed on ${day}${reason === '' ? '' : `: ${reason}`}`;
  const edit = addBullets(open.sheet, { ...notesOf(open), bullets: [bullet] });
  const checked = confirmed(open, [edit], ({ reaffirmed }) => (reaffirmed ?? '') >= day);
  return checked.ok ? succeed([{ path: open.path, edits: checked.value }]) : checked;
}

/** Where a record has its notes: as adr-tools would have them, or as MADR has. */
function notesOf({ sheet, front, record }: OpenRecord) {
  if (front === undefined && statusSection(sheet) !== undefined) {
    return { names: ['Revisit'], mark: bulletOf(sheet, '-') };
  }
  const names = ['madr2', 'log4brains'].includes(record.dialect) ? ['Links', 'More Information'] : ['More Information'];
  return { names, mark: bulletOf(sheet, record.dialect === 'log4brains' ? '-' : '*') };
}

/** Says which items a decision decides, beside those that it names already. */
export function linkItems(open: OpenRecord, items: readonly string[]): Planned {
  const missing = items.filter((item) => !open.record.items.includes(item));
  if (missing.length === 0) return succeed([]);
  const checked = confirmed(open, itemEdits(open, missing), (after) =>
    missing.every((item) => after.items.includes(item)),
  );
  return checked.ok ? succeed([{ path: open.path, edits: checked.value }]) : checked;
}

function itemEdits(open: OpenRecord, items: readonly string[]): readonly TextEdit[] {
  const { sheet, front, facts } = open;
  if (front !== undefined) return addEntries(open, 'items', items);
  const fact = facts.find(({ key }) => ['items', 'technical story', 'work items'].includes(key));
  if (fact !== undefined) {
    const { start, end } = fact.value;
    return [{ start: end, end, text: `${start === end ? '' : ', '}${items.join(', ')}` }];
  }
  const bullets = items.map((item) => `Decides: ${item}`);
  return [addBullets(sheet, { names: ['Work items', 'Items'], mark: bulletOf(sheet, '-'), bullets })];
}
