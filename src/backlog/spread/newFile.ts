import type { NewFile } from '../change/planned.ts';
import { FileNames } from './fileName.ts';
import { dashColumn, inner } from './listLines.ts';
import { pathOf } from './places.ts';
import type { Spread } from './spread.ts';

/** A file for an item that has come, named after it. @param block as it would stand in the list */
export function newItemFile(spread: Spread, id: string | undefined, block: string): NewFile {
  return { file: pathOf(spread, newName(spread, id)), text: fileText(block) };
}

/** The name of a file for an item that comes. */
export function newName({ contents: { files, refused, others } }: Spread, id: string | undefined): string {
  return new FileNames([...files.map(({ name }) => name), ...refused, ...others]).next(id);
}

/** An item's lines by themselves: those of the list without its dash, and without what stands in front of them there. */
export function fileText(block: string): string {
  return block
    .replace(/^( *)- /m, '$1  ')
    .replace(new RegExp(`(?<=^|\\n)(?: {${inner.length}}| {${dashColumn}}(?=#))`, 'g'), '');
}
