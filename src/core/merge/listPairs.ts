import { signatureOf } from './content.ts';
import { Pairing, type Pairs } from './pairing.ts';
import type { ListRole } from './roles.ts';
import { type Entry, leafValue, valueAt } from './tree.ts';

/**
 * Pairs the entries of a list with those that it had before: the same text first, then what names them, then the
 * place between neighbours that are paired.
 */
export function pairWithBase(base: readonly Entry[], side: readonly Entry[], role: ListRole): Pairs {
  const pairs = bySignature(base, side, role);
  if (role.kind === 'set') return pairs.found;
  for (const keys of role.names) pairs.by((entry) => nameOf(entry, keys, role.lone));
  pairs.byPlace(() => true, areAlike);
  return pairs.found;
}

/** Pairs entries that both sides added: the same text, or the same name and time. */
export function pairNew(ours: readonly Entry[], theirs: readonly Entry[], role: ListRole): Pairs {
  const pairs = bySignature(ours, theirs, role);
  const [surest] = role.names;
  if (surest !== undefined) pairs.by((entry) => nameOf(entry, surest, role.lone));
  return pairs.found;
}

function bySignature(from: readonly Entry[], to: readonly Entry[], { lone }: ListRole): Pairing<Entry> {
  const signature = (entry: Entry) => signatureOf(entry.value, lone);
  const pairs = new Pairing(from, to, (one, other) => signature(one) === signature(other));
  pairs.by(signature);
  return pairs;
}

/** What the keys say; undefined where the first, the one that matters most, says nothing. */
function nameOf({ value }: Entry, keys: readonly string[], lone: string | undefined): string | undefined {
  const values = keys.map((key) => (key === lone ? leafValue(value) : undefined) ?? leafValue(valueAt(value, key)));
  return values[0] === undefined ? undefined : JSON.stringify(values);
}

function areAlike(one: Entry, other: Entry): boolean {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  const shared = [...first].filter((word) => second.has(word)).length;
  return shared > 0 && shared * 4 > first.size + second.size;
}

function wordsOf({ value }: Entry): ReadonlySet<string> {
  return new Set(
    signatureOf(value)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  );
}
