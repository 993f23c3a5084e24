import type { Backlog } from '../../model/backlog.ts';
import { columnLoad, systemLoad, workIn, workInProgress } from '../limits.ts';
import type { Waiting, WaitingCode } from './waiting.ts';

/** Limits that are exceeded now, of columns, of the whole system and of people, as the board and the file name them. */
export function limitsThatAreOver(backlog: Backlog): readonly Waiting[] {
  const { columns, wip } = backlog.board;
  const full = columns.filter(({ id }) => columnLoad(backlog, id).load === 'over');
  const places = full.map((column) =>
    over('column', column, {
      limit: column.limit ?? 0,
      items: workIn(backlog, column.id).map(({ key }) => key),
      path: `board.columns.${column.id}.limit`,
    }),
  );
  const work = workInProgress(backlog);
  const system =
    systemLoad(backlog).load !== 'over'
      ? []
      : [
          over(
            'system',
            { id: '', name: '' },
            { limit: wip.limit ?? 0, items: work.map(({ key }) => key), path: 'board.wip.limit' },
          ),
        ];
  return [...places, ...system, ...peopleOver(backlog)];
}

/** In the order of `people`, then of the items: never by a number. */
function peopleOver(backlog: Backlog): readonly Waiting[] {
  const { perPerson } = backlog.board.wip;
  if (perPerson === undefined) return [];
  const having = new Map<string, string[]>(backlog.people.map(({ key }) => [key, []]));
  for (const { key, fields } of workInProgress(backlog))
    for (const person of new Set(fields.assignees ?? [])) having.set(person, [...(having.get(person) ?? []), key]);
  const names = new Map(backlog.people.map(({ key, name }) => [key, name]));
  return [...having].flatMap(([id, items]) =>
    items.length <= perPerson
      ? []
      : [over('person', { id, name: names.get(id) ?? id }, { limit: perPerson, items, path: 'board.wip.perPerson' })],
  );
}

interface Filled {
  readonly limit: number;
  readonly items: readonly string[];
  readonly path: string;
}

function over(
  what: 'column' | 'system' | 'person',
  { id, name }: { readonly id: string; readonly name: string },
  { limit, items, path }: Filled,
): Waiting {
  const code: WaitingCode = `attention.limit.${what}`;
  return {
    id: `limit:${what}:${id}`,
    kind: 'limit',
    item: undefined,
    days: undefined,
    code,
    values: { name, count: items.length, limit, items: items.join(', ') },
    act: 'finish',
    grounds: [{ path, says: String(limit) }, ...items.map((key) => ({ path: `${key}: status`, says: key }))],
  };
}
