const lineStart = /(?<=\n)/;

/**
 * An item's lines as its own file has them: those of a list without the dash, moved to the left by the column of its
 * keys, and the comments above them. Blank lines that part it from what is above are left out.
 */
export function ownLines(listed: string): string {
  const lines = listed.replace(/^(?:[ \t]*\r?\n)+/, '').split(lineStart);
  const at = lines.findIndex((line) => /^ *-(?:\s|$)/.test(line));
  const above = lines.slice(0, at).map((line) => line.trimStart() || line);
  const body = [lines[at]?.replace('-', ' ') ?? '', ...lines.slice(at + 1)];
  const column = /^ */.exec(body.find(isContent) ?? '')?.[0].length ?? 0;
  const own = body.map((line) => line.replace(new RegExp(`^ {0,${column}}`), ''));
  // A dash alone on its line leaves nothing, one with a comment the comment.
  const [first = ''] = own;
  const top = isContent(first) ? [first] : [first.trimStart()];
  return [...above, ...top, ...own.slice(1)].join('');
}

function isContent(line: string): boolean {
  return !/^\s*(?:#|$)/.test(line);
}

/** An item's own lines with a rank in front of its first key. */
export function withRank(own: string, rank: string): string {
  const [above = ''] = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*/.exec(own) ?? [];
  const below = own.slice(above.length);
  const [brace] = /^\{[ \t]*/.exec(below) ?? [];
  const lineBreak = own.includes('\r\n') ? '\r\n' : '\n';
  if (brace === undefined) return `${above}rank: ${rank}${lineBreak}${below}`;
  return `${above}${brace}rank: ${rank}, ${below.slice(brace.length)}`;
}

/** A whole line that says nothing but the rank, behind the dash or below it. */
const dashedRank = /(?<=(?:^|\n) {2}- )rank:[ \t]+[^\s#"'{[&*!|>][^\r\n#]*\r?\n {4}(?=[^\s#])/;
const rankLine = /(?<=\n) {4}rank:[ \t]+[^\s#"'{[&*!|>][^\r\n#]*\r?\n(?!(?:[ \t]*\r?\n)* {5,}[^\s#])/;
const braceRank = /(?<=(?:^|\n) {2}- \{[ \t]*)rank: \w+, /;

/** An item's lines in a list without its rank, where nothing but the rank goes with it; else as they are. */
export function withoutRank(listed: string): string {
  const form = [dashedRank, rankLine, braceRank].find((pattern) => pattern.test(listed));
  return form === undefined ? listed : listed.replace(form, '');
}
