/** What stands before an entry of a list in notes and mails: a dash, a number, a box to tick. */
const bullet = /^(?:[-*+•‣–]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/u;

/** The titles in what was typed or pasted: one a line. Of several lines, each loses the bullet that it had as a list. */
export function titlesIn(text: string): readonly string[] {
  const lines = text
    .split(/\r\n|\n|\r/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length < 2 ? lines : lines.map((line) => line.replace(bullet, '')).filter((line) => line !== '');
}
