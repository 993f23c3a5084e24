/** One piece of a glob. `deep` is any text, `star` any without a slash, `folders` nothing or whole folders. */
type Token =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'class'; readonly test: (sign: string) => boolean }
  | { readonly is: 'any' | 'star' | 'deep' | 'folders' };

/** A glob comes from a file that a stranger may have written: what is longer, or means more, is none. */
const limits = { length: 500, alternatives: 64 };

/**
 * Makes a test out of globs: `*` and `?` within a folder's or file's name, `**` over any number of folders, `{a,b}`,
 * `[a-z]`. One without a slash means the name alone, wherever the file is. Its time grows with the path's length times
 * the glob's, whatever both say.
 */
export function globTest(globs: readonly string[]): (path: string) => boolean {
  const compiled = globs.flatMap((glob) =>
    glob.length > limits.length
      ? []
      : alternatives(glob).map((one) => ({ tokens: tokensOf(one), nameOnly: !one.includes('/') })),
  );
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return compiled.some(({ tokens, nameOnly }) => matches(tokens, nameOnly ? name : path));
  };
}

/** What `{a,b}` stands for; the glob itself where a brace is left open. */
function alternatives(glob: string): readonly string[] {
  const done: string[] = [];
  const open = [glob.replace(/^\//, '')];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const group = /\{([^{}]*)\}/.exec(next);
    if (group === null) done.push(next);
    else for (const part of (group[1] ?? '').split(',')) open.push(replaced(next, group, part));
    if (done.length + open.length > limits.alternatives) return [];
  }
  return done;
}

function replaced(glob: string, group: RegExpExecArray, part: string): string {
  return glob.slice(0, group.index) + part + glob.slice(group.index + group[0].length);
}

function tokensOf(glob: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < glob.length;) {
    const [piece, token] = tokenAt(glob, at);
    tokens.push(token);
    at += piece;
  }
  return tokens;
}

function tokenAt(glob: string, at: number): readonly [length: number, token: Token] {
  if (glob.startsWith('**/', at) && (at === 0 || glob[at - 1] === '/')) return [3, { is: 'folders' }];
  if (glob.startsWith('**', at)) return [2, { is: 'deep' }];
  if (glob[at] === '*') return [1, { is: 'star' }];
  if (glob[at] === '?') return [1, { is: 'any' }];
  const set = /^\[(!?)([^\]/]+)\]/.exec(glob.slice(at));
  if (set !== null) return [set[0].length, { is: 'class', test: classTest(set[2] ?? '', set[1] === '!') }];
  return [1, { is: 'text', text: glob[at] ?? '' }];
}

function classTest(signs: string, not: boolean): (sign: string) => boolean {
  const ranges = [...signs.matchAll(/(.)-(.)|(.)/gs)].map(([, from, to, one]) => [from ?? one ?? '', to ?? one ?? '']);
  return (sign) => ranges.some(([from = '', to = '']) => from <= sign && sign <= to) !== not;
}

/** Follows all places of the glob that the text read so far may have come to. */
function matches(tokens: readonly Token[], text: string): boolean {
  let places = reach(tokens, [0], true);
  for (const sign of text) {
    const next: number[] = [];
    for (const place of places) next.push(...step(tokens, place, sign));
    places = reach(tokens, next, sign === '/');
    if (places.size === 0) return false;
  }
  return places.has(tokens.length);
}

/** Places that are reached without another sign. @param fresh whether a folder begins here */
function reach(tokens: readonly Token[], from: readonly number[], fresh: boolean): ReadonlySet<number> {
  const places = new Set(from);
  for (const place of places) {
    const is = tokens[place]?.is;
    if (is === 'star' || is === 'deep' || (is === 'folders' && fresh)) places.add(place + 1);
  }
  return places;
}

function step(tokens: readonly Token[], place: number, sign: string): readonly number[] {
  const token = tokens[place];
  if (token === undefined) return [];
  if (token.is === 'deep' || token.is === 'folders') return [place];
  if (token.is === 'text') return token.text === sign ? [place + 1] : [];
  if (sign === '/') return [];
  if (token.is === 'star') return [place];
  return token.is !== 'class' || token.test(sign) ? [place + 1] : [];
}
