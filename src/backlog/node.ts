/**
 * A value of the file, whichever parser has read it: all that the format's shapes look at. Offsets count in the text
 * that was parsed, `end` behind the value's last character.
 */
export type Node = ScalarNode | ListNode | MapNode | AliasNode;

interface Place {
  readonly start: number;
  readonly end: number;
}

export interface ScalarNode extends Place {
  readonly kind: 'scalar';
  /** As typed: `1.10` stays `1.10`. Empty for a key without a value. */
  readonly text: string;
  /** Neither quoted nor a block of lines. */
  readonly plain: boolean;
}

export interface ListNode extends Place {
  readonly kind: 'list';
  /** Whether it is written in brackets. */
  readonly flow: boolean;
  readonly items: readonly (Node | null)[];
}

export interface MapNode extends Place {
  readonly kind: 'map';
  /** Whether it is written in braces. */
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
}

/** A name that stands for a value elsewhere. */
export interface AliasNode extends Place {
  readonly kind: 'alias';
  readonly name: string;
  /** That value; undefined when it is not in what was parsed. */
  readonly target: () => Node | undefined;
}

export interface Pair {
  readonly key: Node | null;
  readonly value: Node | null;
}

/** A key's text, or undefined when the key is no scalar. */
export function keyText(key: Node | null): string | undefined {
  return key?.kind === 'scalar' ? key.text : undefined;
}

/** Whether there is nothing behind a key. */
export function isNothing(node: Node | null): boolean {
  return node === null || (node.kind === 'scalar' && node.plain && node.text === '');
}
