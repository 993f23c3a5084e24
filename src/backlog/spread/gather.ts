import type { Refusal } from '../../core/model/intention.ts';
import type { TextEdit } from '../../core/model/problem.ts';
import { type Result, succeed } from '../../core/model/result.ts';
import { refuse } from '../change/planned.ts';
import { applyEdits } from '../../core/model/textEdits.ts';
import { readBacklog } from '../read.ts';
import type { Reading } from '../reading.ts';
import { lineBreakOf } from '../source.ts';
import { type FileChange, mainFile } from './fileChange.ts';
import { sameBlock } from './meaning.ts';
import { withoutRank } from './ownLines.ts';
import { pathOf } from './places.ts';
import type { Spread } from './spread.ts';

/**
 * Puts items that stand in files of their own into the main file's list, in their order, with all comments: as they
 * were before the backlog was taken apart. They are parted by a blank line where the main file parts `items` from what
 * is above by one. An item that would not say the same there refuses all of it.
 * @returns what is written, in this order: files go once the main file has their items
 */
export function gather(reading: Reading): Result<readonly FileChange[], Refusal> {
  const { backlog, source } = reading;
  const { spread } = source;
  if (spread === undefined) return refuse('gather.already', {});
  if (backlog.readOnly !== undefined) return refuse('file.read-only', { reason: backlog.readOnly });
  const faulty = spread.files.findIndex(({ fault }) => fault !== undefined);
  if (faulty >= 0) return refuse('gather.item', { item: backlog.items[faulty]?.key ?? '' });
  const edits = mainEdits(spread);
  const gathered = readBacklog(applyEdits(spread.main, edits));
  const lost = backlog.items.find((item, index) => {
    const now = gathered?.backlog.items[index];
    return now === undefined || !sameBlock(item, now);
  });
  if (lost !== undefined || gathered?.backlog.items.length !== backlog.items.length) {
    return refuse('gather.item', { item: lost?.key ?? '' });
  }
  const removed = spread.files.map(({ name }): FileChange => ({ kind: 'remove', file: pathOf(spread, name) }));
  return succeed([{ kind: 'edit', file: mainFile, edits }, ...removed]);
}

function mainEdits({ main, key, files }: Spread): readonly TextEdit[] {
  const { range, lineEnd } = key;
  const start = main.slice(0, range.start).trimEnd().length;
  const named = { start, end: range.end, text: '' };
  if (files.length === 0) return [{ ...named, text: ' []' }];
  const lineBreak = lineBreakOf(main);
  const parted = /\n[ \t]*\r?\n(?:[ \t]*#[^\n]*\n)*$/.test(main.slice(0, main.lastIndexOf('\n', range.start) + 1));
  const list = files.map(({ lines }) => withoutRank(lines).replace(/\r?\n/g, lineBreak)).join(parted ? lineBreak : '');
  const open = lineEnd === main.length && !main.endsWith('\n');
  const text = open ? lineBreak + list.slice(0, -lineBreak.length) : list;
  return [named, { start: lineEnd, end: lineEnd, text }];
}
