import type { PlanActIntention } from '../../core/model/intention.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import { succeed } from '../../core/model/result.ts';
import { judgePlanAct } from '../../core/policy/acts.ts';
import { applyEdits } from '../../core/model/textEdits.ts';
import { entryLines } from '../edits/entries.ts';
import type { ItemPlace } from '../edits/fields.ts';
import { timeText } from '../edits/history.ts';
import { topMaps } from '../edits/topMaps.ts';
import { lineStartOf } from '../lines.ts';
import type { PlacedMap } from '../places.ts';
import { readBacklog } from '../read.ts';
import type { Reading } from '../reading.ts';
import { type Circumstances, type Planned, refuse } from './planned.ts';
import { entryEdits, isBlank, written } from './set.ts';

type Entry = Parameters<typeof isBlank>[0];

/**
 * What is said about a concern about the plan as a whole. The edit is read back before it counts: a form that it does
 * not understand is refused, never guessed at.
 */
export function planPlanAct(reading: Reading, { act, is }: PlanActIntention, { now, me }: Circumstances): Planned {
  const about = reading.backlog.stream ?? 'backlog.yaml';
  const { concerns } = reading.backlog;
  if (act.what !== 'raise' && is !== undefined && (concerns[act.index]?.about ?? '') !== is)
    return refuse('entry.not-found', { item: about });
  const judged = judgePlanAct(concerns, { act, is, about }, { at: timeText(now), me });
  if (!judged.ok) return judged;
  if (isBlank(judged.value)) return refuse('entry.empty', {});
  const edits = editsOf(reading, judged.value);
  const count = concerns.length + (judged.value.index === undefined ? 1 : 0);
  if (edits === undefined || !holds(reading, edits, count)) return refuse('entry.not-found', { item: about });
  return succeed({ edits, item: '', column: '', breaches: [] });
}

function editsOf({ text, source }: Reading, entry: Entry): readonly TextEdit[] | undefined {
  const maps = topMaps(text);
  const own = maps.find(({ pairs }) => pairs.some(({ key }) => key === 'concerns'));
  const { lineBreak } = source;
  if (own !== undefined) return entryEdits(placeOf({ text, lineBreak }, own), entry);
  const items = maps.flatMap(({ pairs }) => pairs).find(({ key }) => key === 'items');
  if (entry.index !== undefined || items === undefined || maps[0]?.flow === true) return undefined;
  // The format has them above the items.
  const at = lineStartOf(text, items.start);
  const lines = entryLines(written(entry.fields ?? {}), { column: 2, lineBreak, free: true });
  return [{ start: at, end: at, text: `concerns:${lineBreak}${lines}` }];
}

function placeOf({ text, lineBreak }: Pick<ItemPlace, 'text' | 'lineBreak'>, map: PlacedMap): ItemPlace {
  const { start, end } = map;
  return { text, lineBreak, keys: [], item: { start, line: start, end, base: 0, map } };
}

/** Whether the text after the edits has so many concerns, every item that it had, and nothing wrong that was right. */
function holds(reading: Reading, edits: readonly TextEdit[], count: number): boolean {
  const after = readBacklog(applyEdits(reading.text, edits), reading);
  const errors = (one: Reading | undefined) => one?.problems.filter(({ severity }) => severity === 'error').length ?? 0;
  const keys = (one: Reading | undefined) => one?.backlog.items.map(({ key }) => key).join('\n');
  return after?.backlog.concerns.length === count && keys(after) === keys(reading) && errors(after) <= errors(reading);
}
