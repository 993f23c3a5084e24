import { quote, writeScalar } from './scalar.ts';

/** Spaces that a literal block's lines stand deeper than its key. */
const step = 2;

const unfit = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;

/**
 * Writes a text as the value of a key in block style: several lines as a literal block, one line as a plain or quoted
 * scalar. Texts that a block cannot give back unchanged are double-quoted.
 * @param column of the key, in spaces
 * @returns what follows `key: `, without the last line break
 */
export function writeText(text: string, column: number): string {
  if (!text.includes('\n')) return writeScalar(text);
  // Readers disagree on a last line of blanks only: is it text, or the end of the block?
  if (unfit.test(text) || /(?:^|\n)[ \t]+\n*$/.test(text) || text.trim() === '') return quote(text);
  const indent = ' '.repeat(column + step);
  const lines = text.replace(/\n$/, '').split('\n');
  const written = lines.map((line) => (line === '' ? '' : indent + line));
  return [`|${indentation(text)}${chomping(text)}`, ...written].join('\n');
}

/** Readers take the first line's spaces for indentation, and some refuse a tab there, unless the header says how deep. */
function indentation(text: string): string {
  return /^\n*[ \t]/.test(text) ? String(step) : '';
}

function chomping(text: string): string {
  if (!text.endsWith('\n')) return '-';
  return text.endsWith('\n\n') || /\n[ \t]+\n$/.test(text) ? '+' : '';
}
