import { writeSync } from 'node:fs';

/**
 * Prints a text. The engine's own streams, which cost more than most of what is printed, are loaded only where the
 * other end is not ready to take it.
 */
export function printTo(stream: 'stdout' | 'stderr', text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(stream === 'stdout' ? 1 : 2, bytes, written);
  } catch {
    // It waits, and says so when nobody listens any more.
    process[stream].write(bytes.subarray(written));
  }
}
