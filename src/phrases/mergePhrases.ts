import type { MergeReport } from '../core/merge/merged.ts';
import { fill } from './fill.ts';

export type MergeCode = MergeReport['code'];

/** What somebody should know of a merge. A table of its own: what git runs for each merge holds no other sentences. */
export const mergePhrases: Readonly<Record<MergeCode, string>> = {
  'merge.kept': '{item} was changed on one side and taken out on the other ({side}). It stays, with the change.',
  'merge.kept-field':
    'In {item}, {field} was changed on one side and taken out on the other ({side}). It stays, with the change.',
  'merge.renumbered':
    'Both sides had a new item {from}. That of {side} is {to} now, and what referred to it in this file follows.',
  'merge.mentioned': '{from} is also named in {places}. Where that means the item that is {to} now, change it there.',
  'merge.finish':
    'When all is merged, run `headwater merge finish`: what refers to {from} elsewhere becomes {to} where that is meant.',
  'merge.moved-twice': '{item} was moved on both sides, to {to} and to {other}. The later move counts: it is in {to}.',
  'merge.dangling': '{item} refers to {id}, which the other side had taken out.',
};

/** In English. */
export function mergeText({ code, values }: MergeReport): string {
  return fill(mergePhrases[code], values);
}
