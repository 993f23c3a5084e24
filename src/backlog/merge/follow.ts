import { rewritten } from '../../core/merge/rewrite.ts';
import { isFreeText, isReference } from '../../core/merge/roles.ts';
import { type Branch, type Leaf, textOf } from '../../core/merge/tree.ts';
import { type Mention, mentionsIn } from '../language/mentions.ts';
import { writeScalar } from '../scalar.ts';
import type { BlockElement } from './blockElement.ts';

/** Ids that were given anew: from the old one to the new one. */
export type Renamed = ReadonlyMap<string, string>;

/**
 * An item in which everything that refers to renamed items follows: its references, and where people name them in
 * texts and comments. Branch names and addresses stay: they name what is outside.
 * @param own the item's own new id, where it is one of those renamed
 */
export function following(element: BlockElement, renamed: Renamed, own?: string): BlockElement {
  const names = [...renamed.keys()];
  if (own === undefined && !names.some((name) => element.text.includes(name))) return element;
  const { tree } = element;
  const text = tree === undefined ? mended(element.text, renamed) : followedText(tree, renamed, own);
  return text === element.text ? element : element.with(text);
}

/** The same for the lines of one item, or of a list of items, taken apart. */
export function followedText(tree: Branch, renamed: Renamed, own?: string): string {
  const followed = rewritten(tree, 'items', {
    comment: (text) => mended(text, renamed),
    leaf: (leaf, path) => {
      const id = path === 'items.id' ? own : isReference(path) ? renamed.get(leaf.value) : undefined;
      if (id !== undefined) return inText(leaf, writeScalar(id, true));
      return isFreeText(path) ? { ...leaf, text: mended(leaf.text, renamed) } : leaf;
    },
  });
  return textOf(followed);
}

/** A scalar with another text, in the quotes that it had. */
function inText(leaf: Leaf, written: string): Leaf {
  const [quote = ''] = /^["']/.exec(leaf.text) ?? [];
  const blank = leaf.form === 'raw' ? (/^\s*/.exec(leaf.text)?.[0] ?? '') : '';
  return { ...leaf, text: `${blank}${quote}${written}${quote}` };
}

/** A text in which the ids that people mention are the new ones. @param isMeant whether one is to follow */
export function mended(text: string, renamed: Renamed, isMeant?: (mention: Mention) => boolean): string {
  let [result, end] = ['', 0];
  for (const mention of mentionsIn(text, (id) => renamed.has(id))) {
    if (isMeant?.(mention) === false) continue;
    result += text.slice(end, mention.start) + (renamed.get(mention.id) ?? mention.id);
    ({ end } = mention);
  }
  return result + text.slice(end);
}
