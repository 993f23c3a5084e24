import type * as vscode from 'vscode';
import { itemOf } from '../../core/model/backlog.ts';
import type { ItemDetail, RelatedView } from '../../protocol/itemDetail.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import { itemDetail } from '../board/itemDetail.ts';
import { say, sayMissed } from '../say.ts';
import type { Streams } from './streams.ts';

/** Everything of an item, as its own file says it, under the keys that all streams share; undefined when it is gone. */
export async function gatheredDetail(
  key: string,
  { backlogs }: { readonly backlogs: Backlogs },
  streams: Streams<vscode.Uri>,
): Promise<ItemDetail | undefined> {
  const target = streams.itemOf(key);
  const file = target && (await backlogs.file(target.uri));
  const item = file && itemOf(file.reading.backlog, target.key);
  if (file === undefined || item === undefined) return undefined;
  const detail = itemDetail(item, file.reading, say, sayMissed);
  const related = (other: RelatedView): RelatedView =>
    other.key === undefined ? other : { ...other, key: streams.keyOf(file.uri, other.key) };
  return {
    ...detail,
    key,
    parentItem: detail.parentItem && related(detail.parentItem),
    children: detail.children.map(related),
    needs: detail.needs.map(related),
  };
}
