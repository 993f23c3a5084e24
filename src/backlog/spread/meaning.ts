import { isMap } from 'yaml';
import { parseText } from '../parse.ts';
import { type BlockReading, readBlock, readNode } from '../readBlock.ts';
import { Notes } from '../schema/notes.ts';
import { nodeOf } from '../yamlNode.ts';

/**
 * Whether an item's file says by itself what it says in the list. What it cannot say by itself, such as an anchor's
 * value that stands in another file, it does not say.
 */
export function meansTheSame(text: string, lines: string): boolean {
  const { document, root, errors } = parseText(text, 0);
  const inList = readBlock(lines);
  if (errors.some(({ code }) => code === 'yaml.syntax') || !isMap(root)) return !inList.intact;
  const alone = readNode(nodeOf(root, document), new Notes(text, 0), errors);
  const said = ({ fields, unknown, intact }: typeof alone) => JSON.stringify([fields, unknown, intact]);
  return !alone.refersElsewhere && said(alone) === said(inList);
}

/** Whether two blocks say the same, whatever ranks they have. */
export function sameBlock(one: Said, other: Said): boolean {
  const said = ({ fields, unknown, intact }: Said) => JSON.stringify([{ ...fields, rank: undefined }, unknown, intact]);
  return said(one) === said(other);
}

/** What an item says, by itself or in a backlog. */
export type Said = Pick<BlockReading, 'fields' | 'unknown' | 'intact'>;
