/**
 * A sum that tells whether data is what was written: no byte can be another one, and chance finds the same for other
 * data once in 2⁶⁴. No more than that: whoever may write the data may write its sum. What the engine has for it costs
 * more to load than most of what a command does.
 * @returns 16 hexadecimal digits
 */
export function checksum(...parts: readonly (string | Uint8Array)[]): string {
  let lanes: readonly [number, number] = [0x243f6a88, 0x13198a2e];
  for (const part of parts) lanes = mixed(lanes, wordsOf(typeof part === 'string' ? Buffer.from(part) : part));
  return lanes.map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The bytes as words, filled up with zeros, and their number as the last one. */
function wordsOf(data: Uint8Array): Uint32Array {
  const words = new Uint32Array((data.length + 7) >>> 2);
  new Uint8Array(words.buffer).set(data);
  words[words.length - 1] = data.length;
  return words;
}

/** For a given state, each step gives another state for another word; for a given word, another one for another state. */
function mixed([one, other]: readonly [number, number], words: Uint32Array): readonly [number, number] {
  for (let at = 0; at < words.length; at += 1) {
    const word = (words[at] ?? 0) ^ at;
    one = Math.imul(one ^ word, 0x9e3779b1);
    one ^= one >>> 15;
    other = (Math.imul(other ^ word, 0x85ebca6b) + 0x27d4eb2f) | 0;
    other ^= other >>> 13;
  }
  return [one, other];
}
