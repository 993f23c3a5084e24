import { isMap } from 'yaml';
import { piecesOf } from '../../core/merge/pieces.ts';
import { type Three, mapThree, settled } from '../../core/merge/three.ts';
import { type Branch, type Piece, joinPieces } from '../../core/merge/tree.ts';
import { type Scope, TreeMerge } from '../../core/merge/treeMerge.ts';
import { parseText } from '../parse.ts';
import type { Sheet } from './sheet.ts';
import { splitText } from './split.ts';

/** What stands around the items. */
export interface Frame {
  readonly head: readonly Piece[];
  readonly tail: readonly Piece[];
}

type Around = Pick<Sheet, 'head' | 'tail'>;

/** Whether a parser takes everything around the items. */
export function isSoundFrame({ head, tail }: Around): boolean {
  return [head, tail].every((part) => {
    const { root, errors } = parseText(part, 0);
    return errors.length === 0 && (root === null || isMap(root));
  });
}

/**
 * Merges what stands before and behind the items, key by key. Undefined for a form that cannot be taken apart where
 * both sides changed it.
 */
export function mergeFrame(sheets: Three<Around>, scope: Scope): Frame | undefined {
  const same = (one: Around, other: Around) => one.head === other.head && one.tail === other.tail;
  const found = settled(sheets, same)?.value;
  if (found !== undefined) return { head: [found.head], tail: [found.tail] };
  const trees = mapThree(sheets, treeOf);
  const { base, ours, theirs } = trees;
  if (base === undefined || ours === undefined || theirs === undefined) return undefined;
  const merged = new TreeMerge(scope).tree({ base, ours, theirs }, { path: '', field: '' });
  return merged?.kind === 'map' ? framed(merged) : undefined;
}

function framed(merged: Branch): Frame | undefined {
  const items = merged.entries.findIndex(({ key }) => key === 'items');
  if (items < 0) return undefined;
  const head = freed(piecesOf({ ...merged, entries: merged.entries.slice(0, items + 1) }));
  const tail = piecesOf({ ...merged, open: '', entries: merged.entries.slice(items + 1) });
  const readings = (['ours', 'theirs'] as const).map((side) => ({
    head: joinPieces(head, side),
    tail: joinPieces(tail, side),
  }));
  return readings.every(isSoundFrame) ? { head, tail } : undefined;
}

/** The last line of a text, where it is a comment. */
const commentAtEnd = /(?:^|\n)[ \t]*#[^\n]*\n$/;

/** Comments of both sides above the items, which stood free: none of them becomes that of the first item. */
function freed(head: readonly Piece[]): readonly Piece[] {
  const last = head.at(-1);
  return typeof last === 'string' && commentAtEnd.test(last) ? [...head, '\n'] : head;
}

const nothing: Branch = {
  kind: 'map',
  flow: false,
  open: '',
  close: '',
  joiner: ', ',
  gaps: [],
  column: 0,
  inline: false,
  entries: [],
};

/** All top-level keys, those behind the items too. */
function treeOf({ head, tail }: Around): Branch | undefined {
  const [before, behind] = [head, tail].map((part) =>
    part.trim() === '' ? nothing : splitText(part, parseText(part, 0)),
  );
  if (before?.kind !== 'map' || behind?.kind !== 'map' || behind.open !== '') return undefined;
  return { ...before, entries: [...before.entries, ...behind.entries] };
}
