import { compareIds } from '../ids.ts';
import { type FolderKey, folderKeyOf, folderPathOf } from './folder.ts';
import { type FoundFile, type ItemFile, itemFileOf } from './itemFile.ts';

/** What the folder of a backlog's items holds. */
export interface FolderContents {
  /** The files with an item file's name, in any order. */
  readonly files: readonly FoundFile[];
  /** Names of entries that look like an item's file and are none: links, folders, what cannot be read. */
  readonly refused: readonly string[];
  /** Names of other entries that are not hidden: nothing in them is read. */
  readonly others: readonly string[];
  /** `missing`: there is no folder yet. `outside`: it leads elsewhere, or is a file. `crowded`: it has too many entries. */
  readonly state: 'there' | 'missing' | 'outside' | 'crowded';
}

/** Most files of items that are read. */
export const mostFiles = 20_000;

/** A backlog whose items stand in files of their own, put together as one text. */
export interface Spread {
  /** The one text: that of the main file, with the list of items where it names the folder. */
  readonly text: string;
  readonly main: string;
  readonly key: FolderKey;
  /** The folder's path from the main file's own folder; undefined where items may not stand there. */
  readonly folder: string | undefined;
  readonly contents: FolderContents;
  /** In the order of the items. */
  readonly files: readonly ItemFile[];
  /** Where each file's lines begin in `text`, and where the last ones end. */
  readonly starts: readonly number[];
}

/**
 * Puts the texts of a main file and of its items' files together, in the order of their ranks, as if they were one.
 * Undefined when the main file names no folder.
 * @param previous what was put together before: files that have not changed are taken over
 */
export function composeSpread(
  main: string,
  contents: FolderContents,
  previous?: Pick<Spread, 'files'>,
): Spread | undefined {
  const key = folderKeyOf(main);
  if (key === undefined) return undefined;
  const folder = folderPathOf(key.value);
  const known = new Map(previous?.files.map((file) => [file.name, file]));
  const found = folder !== undefined && contents.state === 'there' ? contents.files : [];
  const files = found.map((file) => sameFile(known.get(file.name), file) ?? itemFileOf(file)).sort(inOrder);
  const head = headOf(main, key);
  const starts = [head.length];
  for (const { lines } of files) starts.push((starts.at(-1) ?? 0) + lines.length);
  const text = head + files.map(({ lines }) => lines).join('') + tailOf(main, key);
  return { text, main, key, folder, contents, files, starts };
}

/** What was not read says nothing of what the file says. */
function sameFile(known: ItemFile | undefined, { text }: FoundFile): ItemFile | undefined {
  return known?.text === text && known?.fault !== 'item-file.too-large' ? known : undefined;
}

/** By rank, those without one last; equal ones, which two branches may have given, by name. */
function inOrder(one: ItemFile, other: ItemFile): number {
  if (one.rank === other.rank) return compareIds(one.name, other.name);
  if (one.rank === undefined) return 1;
  return other.rank === undefined || one.rank < other.rank ? -1 : 1;
}

/** Up to the key's line, with blanks in the place of the folder: every offset stays what it is. */
function headOf(main: string, { range, lineEnd }: FolderKey): string {
  const blanks = ' '.repeat(range.end - range.start);
  const head = main.slice(0, range.start) + blanks + main.slice(range.end, lineEnd);
  return head.endsWith('\n') ? head : `${head}\n`;
}

/** Behind the key's line. Indented comments right there would belong to the last item: they are blanked. */
function tailOf(main: string, { lineEnd }: FolderKey): string {
  const tail = main.slice(lineEnd);
  const [comments = ''] = /^(?:[ \t]*\r?\n|[ \t]+#[^\n]*(?:\n|$)|#[^\n]*\n)*/.exec(tail) ?? [];
  const blanked = comments.replace(/(?<=^|\n)[ \t]+#[^\r\n]*/g, (comment) => ' '.repeat(comment.length));
  return blanked + tail.slice(comments.length);
}
