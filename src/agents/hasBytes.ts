import { readSync } from 'node:fs';

let shared: Buffer | undefined;

/** Whether these bytes stand at an offset of an open file; nothing of their length is made for the question. */
export function hasBytes(file: number, offset: number, bytes: Buffer): boolean {
  const chunk = (shared ??= Buffer.allocUnsafe(262_144));
  for (let at = 0; at < bytes.length;) {
    const read = readSync(file, chunk, 0, Math.min(chunk.length, bytes.length - at), offset + at);
    if (read === 0 || !chunk.subarray(0, read).equals(bytes.subarray(at, at + read))) return false;
    at += read;
  }
  return true;
}
