import type { TaskFolder } from './columns.ts';
import type { ImportedItem } from './importedItem.ts';
import { compareIds } from './taskIds.ts';

/** An item with the folder that its task lay in. */
export interface FiledItem {
  readonly folder: TaskFolder;
  readonly item: ImportedItem;
}

const folders: readonly TaskFolder[] = ['tasks', 'drafts', 'completed', 'archived', 'archived-drafts'];
const priorities = ['critical', 'urgent', 'highest', 'high', 'medium', 'normal', 'low', 'lowest'];

/** Order of a backlog: what is on the board before drafts and what was put away, each by `byImportance`. */
export function compareFiled(a: FiledItem, b: FiledItem): number {
  return folders.indexOf(a.folder) - folders.indexOf(b.folder) || byImportance(a.item, b.item);
}

/** By the board's own order where it was set by hand, then by priority, then by id. */
function byImportance(a: ImportedItem, b: ImportedItem): number {
  if (a.ordinal !== b.ordinal) return (a.ordinal ?? Infinity) - (b.ordinal ?? Infinity);
  return priorityRank(a) - priorityRank(b) || compareIds(a.id, b.id);
}

/** Items without a priority, or with one of the team's own, come after those with a known one. */
function priorityRank({ priority }: ImportedItem): number {
  const rank = priorities.indexOf(priority?.toLowerCase() ?? '');
  return rank < 0 ? priorities.length : rank;
}
