import { isAscii } from 'node:buffer';

/**
 * What bytes say in UTF-8. Where each is a character, as in most long texts, that takes a fraction of decoding them.
 * @param plain whether each is, where that is known already
 */
export function textOf(bytes: Buffer, plain = isAscii(bytes)): string {
  return bytes.toString(plain ? 'latin1' : 'utf8');
}
