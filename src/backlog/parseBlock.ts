import { isSeq } from 'yaml';
import type { Node } from './node.ts';
import { type SyntaxFault, parseText } from './parse.ts';
import { readPlainBlock } from './plain/plainBlock.ts';
import { nodeOf } from './yamlNode.ts';

/** The item of a block, with offsets in the block; null for an entry with nothing in it. */
export interface ParsedBlock {
  readonly node: Node | null;
  readonly errors: readonly SyntaxFault[];
}

/** Parses one block of the list, by its lines where it is plain, else by YAML's parser: what comes of it is the same. */
export function parseBlock(block: string): ParsedBlock {
  const plain = readPlainBlock(block);
  if (plain !== undefined) return { node: plain, errors: [] };
  const { root, document, errors } = parseText(block, 0);
  return { node: nodeOf(isSeq(root) ? root.items[0] : undefined, document), errors };
}
