import { itemTypes } from '../../core/model/backlog.ts';
import { writeScalar } from '../scalar.ts';
import type { ImportedColumn } from './columns.ts';
import { itemBlock } from './itemBlock.ts';
import type { ImportedItem } from './importedItem.ts';

/** What stands above the items. */
export interface BacklogHead {
  readonly stream: string | undefined;
  readonly prefix: string;
  readonly columns: readonly ImportedColumn[];
  /** Types in use, in the backlog and in its archive. */
  readonly types: readonly string[];
}

/** What other teams' words for a kind of work count as; any other counts as a feature. */
const knownAs: ReadonlyMap<string, string> = new Map([
  ['defect', 'bug'],
  ['fix', 'bug'],
  ['chore', 'debt'],
  ['refactor', 'debt'],
  ['refactoring', 'debt'],
  ['maintenance', 'debt'],
  ['techdebt', 'debt'],
  ['documentation', 'docs'],
  ['doc', 'docs'],
  ['spike', 'experiment'],
  ['research', 'experiment'],
  ['performance', 'reliability'],
  ['ci', 'infrastructure'],
  ['build', 'infrastructure'],
  ['ops', 'infrastructure'],
]);

/** The text of `backlog.yaml`. */
export function backlogText(head: BacklogHead, items: readonly ImportedItem[]): string {
  const { stream, prefix, columns } = head;
  const lines = [
    'headwater: 1',
    ...(stream === undefined ? [] : [`stream: ${writeScalar(stream)}`]),
    `prefix: ${writeScalar(prefix)}`,
    'board:',
    '  columns:',
    ...columns.map(
      ({ id, name, stage }) =>
        `    - { id: ${writeScalar(id, true)}, name: ${writeScalar(name, true)}, stage: ${stage} }`,
    ),
    ...ownTypes(head.types),
  ];
  return `${lines.join('\n')}\n${itemsText(items)}`;
}

/** The text of `backlog.archive.yaml`. */
export function archiveText(items: readonly ImportedItem[]): string {
  return `headwater: 1\n${itemsText(items)}`;
}

function itemsText(items: readonly ImportedItem[]): string {
  return items.length === 0 ? 'items: []\n' : `items:\n${items.map(itemBlock).join('')}`;
}

function ownTypes(types: readonly string[]): readonly string[] {
  const known: readonly string[] = itemTypes;
  const own = [...new Set(types)].filter((type) => !known.includes(type)).toSorted();
  const pairs = own.map((type) => {
    const countsAs = knownAs.get(type.toLowerCase().replace(/[^a-z]/g, '')) ?? 'feature';
    return `${writeScalar(type, true)}: ${countsAs}`;
  });
  return pairs.length === 0 ? [] : [`  types: { ${pairs.join(', ')} }`];
}
