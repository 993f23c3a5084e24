import type { Reading } from '../reading.ts';

/** Lines (from 0) that fold into their first. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: 'region' | 'comment';
}

/** An open stretch that folds: the line above it, and how deep that stands. */
interface Open {
  readonly line: number;
  readonly indent: number;
}

const space = 32;
const hash = 35;
const dash = 45;

/**
 * What folds: every line with deeper lines below it, so each item and each list within it, and comments of several
 * lines. An item ends with its own last line: the comments above the next one stay with that.
 */
export function foldsOf({ text }: Pick<Reading, 'text'>): readonly Fold[] {
  const folds: Fold[] = [];
  const open: Open[] = [];
  let lastContent = -1;
  let comment: Open | undefined;
  let line = 0;
  const closeTo = (indent: number): void => {
    for (let top = open.at(-1); top !== undefined && top.indent >= indent; top = open.at(-1)) {
      if (lastContent > top.line) folds.push({ start: top.line, end: lastContent, kind: 'region' });
      open.pop();
    }
  };
  const endComment = (): void => {
    if (comment !== undefined && line - 1 > comment.line)
      folds.push({ start: comment.line, end: line - 1, kind: 'comment' });
    comment = undefined;
  };
  for (let start = 0; start < text.length; line += 1) {
    let content = start;
    while (text.charCodeAt(content) === space) content += 1;
    const lineFeed = text.indexOf('\n', content);
    const next = lineFeed < 0 ? text.length : lineFeed + 1;
    const code = text.charCodeAt(content);
    if (code === hash) comment ??= { line, indent: content - start };
    else {
      endComment();
      if (code > space) {
        // A list may stand in the column of its key: its dash is deeper than that.
        const indent = (content - start) * 2 + (code === dash ? 1 : 0);
        closeTo(indent);
        open.push({ line, indent });
        lastContent = line;
      }
    }
    start = next;
  }
  endComment();
  closeTo(-1);
  return folds.sort((one, other) => one.start - other.start || other.end - one.end);
}
