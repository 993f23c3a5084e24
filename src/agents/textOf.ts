import { isAscii } from 'node:buffer';

/** What bytes say in UTF-8. Where each is a character, as in most long texts, that takes a fraction of decoding them. */
export function textOf(bytes: Buffer): string {
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}
