/** A text, an item in it, and what is to be written. */
export interface Spot {
  readonly text: string;
  readonly at: { readonly start: number; readonly line: number; readonly end: number };
  readonly lineBreak: string;
  readonly place: number;
  readonly word: string;
}

/** A change of the text that no intention makes. */
export type HandEdit = (spot: Spot) => string;

function splice(text: string, start: number, end: number, written: string): string {
  return text.slice(0, start) + written + text.slice(end);
}

/** Changes the lines of an item in block style, given one of its keys. */
function onKey(change: (lines: string[], index: number, spot: Spot) => void): HandEdit {
  return (spot) => {
    const { text, at, place } = spot;
    const lines = text.slice(at.line, at.end).split(/(?<=\n)/);
    const keys = lines.flatMap((line, index) => (index > 0 && /^ {4}\w+:/.test(line) ? [index] : []));
    const index = keys[place % Math.max(1, keys.length)];
    if (index !== undefined) change(lines, index, spot);
    return splice(text, at.line, at.end, lines.join(''));
  };
}

/** Whether a key and its value stand on one line. */
function isAlone(lines: readonly string[], index: number): boolean {
  const [line = '', next = ''] = lines.slice(index, index + 2);
  return line.endsWith('\n') && !/[|>]/.test(line) && !/^ {4,}[ -]/.test(next);
}

/** What people do in a text editor. */
export const handEdits: Readonly<Record<string, HandEdit>> = {
  delete: ({ text, at }) => (text.slice(at.end).trim() === '' ? text : splice(text, at.start, at.end, '')),
  comment: ({ text, at, word, place, lineBreak }) => splice(text, at.line, at.line, `  # ${word} ${place}${lineBreak}`),
  'free comment': ({ text, at, word, place, lineBreak }) =>
    splice(text, at.start, at.start, `  # free ${word} ${place}${lineBreak}${lineBreak}`),
  'drop comment': ({ text }) => text.replace(/^ *# .*\r?\n/m, ''),
  policy: ({ text, word, place, lineBreak }) => {
    const policies = [
      `wip: { limit: ${place} }`,
      `expectation: { days: ${place + 1} }`,
      `voices: [${/^\w+$/.test(word) ? word : 'beta'}]`,
    ];
    return text
      .replace(/^ {2}(?:wip|expectation|voices):.*\r?\n/m, '')
      .replace(/^board:\r?\n/m, (line) => `${line}  ${policies[place % policies.length] ?? ''}${lineBreak}`);
  },
  'top key': ({ text, place, lineBreak }) => {
    const key = `team${place % 3}`;
    return text.includes(`${key}:`)
      ? text.replace(`${key}:`, `${key}: ${place}`)
      : `${key}: ${place}${lineBreak}${text}`;
  },
  'line comment': onKey((lines, index, { word, place, lineBreak }) => {
    const line = lines[index] ?? '';
    if (isAlone(lines, index) && !line.includes('#'))
      lines[index] = line.replace(/\r?\n$/, ` # on ${word} ${place}${lineBreak}`);
  }),
  key: onKey((lines, index, { place, lineBreak }) => {
    const key = `own${place % 4}`;
    if (!lines.some((line) => line.includes(`${key}:`))) lines.splice(index, 0, `    ${key}: ${place}${lineBreak}`);
  }),
  'drop key': onKey((lines, index) => {
    if (isAlone(lines, index) && lines[index]?.includes('title') === false) lines.splice(index, 1);
  }),
  'swap keys': onKey((lines, index) => {
    if (isAlone(lines, index) && isAlone(lines, index + 1) && /^ {4}\w+:/.test(lines[index + 1] ?? ''))
      lines.splice(index, 2, ...lines.slice(index, index + 2).reverse());
  }),
  'block list': onKey((lines, index, { lineBreak }) => {
    const [, key, list] = /^( {4}\w+): \[([\w, ]+)\]\s*$/.exec(lines[index] ?? '') ?? [];
    if (key === undefined || list === undefined || !lines[index]?.endsWith('\n')) return;
    const entries = list.split(', ').map((entry) => `      - ${entry}${lineBreak}`);
    lines.splice(index, 1, `${key}:${lineBreak}${entries.join('')}`);
  }),
};
