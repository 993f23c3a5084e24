import { dayText } from '../dates.ts';
import { type Editing, nameOf } from './editing.ts';

/** "Ana Ruiz, 3 Nov": who and when, with what comes before them. */
export function signature(
  editing: Pick<Editing, 'view'>,
  { at, by }: { readonly at?: string | undefined; readonly by?: string | undefined },
  before?: string,
): string {
  const parts = [
    before,
    by === undefined ? undefined : nameOf(editing, by),
    at === undefined ? undefined : dayText(at),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
