/**
 * Whether a path matches a glob as VS Code reads them: `*` and `?` within a segment, `**` over any number of
 * segments, `{a,b}` groups, `[a-z]` and `[!a-z]`.
 *
 * VS Code applies globs only to files on its own search and watch; a look into two folders needs the same answer.
 * @param path with slashes, relative to the folder that the glob is about
 */
export function matchesGlob(glob: string, path: string): boolean {
  return expression(glob).test(path);
}

const known = new Map<string, RegExp>();

function expression(glob: string): RegExp {
  const found = known.get(glob);
  if (found !== undefined) return found;
  const made = compiled(patternOf(glob));
  known.set(glob, made);
  return made;
}

/** A glob that is no pattern (a brace left open) matches nothing, as in VS Code. */
function compiled(pattern: string): RegExp {
  try {
    return new RegExp(`^${pattern}$`, 'u');
  } catch {
    return /(?!)/u;
  }
}

/** What each piece of a glob means; the first that matches counts. */
const pieces: readonly (readonly [RegExp, (piece: string) => string])[] = [
  [/^\*\*\//u, () => '(?:.*/)?'],
  [/^\/\*\*$/u, () => '/.+'],
  [/^\*\*/u, () => '.*'],
  [/^\*/u, () => '[^/]*'],
  [/^\?/u, () => '[^/]'],
  [/^\[[^\]/]+\]/u, (piece) => `[${piece.slice(1, -1).replace(/^!/u, '^').replaceAll('\\', '\\\\')}]`],
  [/^\{/u, () => '(?:'],
  [/^\}/u, () => ')'],
];

function patternOf(glob: string): string {
  let pattern = '';
  let depth = 0;
  for (let rest = glob; rest !== '';) {
    const found = pieces.find(([start]) => start.test(rest));
    const piece = found?.[0].exec(rest)?.[0] ?? rest.charAt(0);
    depth += piece === '{' ? 1 : piece === '}' ? -1 : 0;
    pattern += found?.[1](piece) ?? (piece === ',' && depth > 0 ? '|' : escaped(piece));
    rest = rest.slice(piece.length);
  }
  return pattern;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}
