const attribute = 'merge=headwater';
const comment = '# Headwater merges these by item, where its merge driver is installed: headwater merge install';

/** What the items' own files end in. */
const endings = ['yaml', 'yml'];

/**
 * The lines of `.gitattributes` for files, and for all items' files right in some folders, by their paths from its
 * own folder.
 */
export function attributeLines(paths: readonly string[], folders: readonly string[]): readonly string[] {
  const inFolders = folders.flatMap((folder) => endings.map((ending) => patternOf(`${folder}/`, `*.${ending}`)));
  return [comment, ...[...paths.map((path) => patternOf(path)), ...inFolders].map((line) => `${line} ${attribute}`)];
}

/**
 * A path as a pattern that means it alone, or what in it a pattern means. It begins with a slash: then it holds in no
 * folder below, and no `#` or `!` of its own says something.
 */
function patternOf(path: string, within = ''): string {
  const pattern = `/${path.replace(/[\\*?[]/g, '\\$&')}${within}`;
  if (!/[\s"\u0000-\u001f\u007f]/.test(pattern)) return pattern;
  // Quoted as in C, which is undone before the pattern is read.
  const escaped = pattern.replace(/["\\]/g, '\\$&').replace(/[\u0000-\u001f\u007f]/g, octal);
  return `"${escaped}"`;
}

function octal(character: string): string {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
}

/**
 * A `.gitattributes` with our lines at its end, in place of those that it had. Whether it ends with a line break, and
 * which one it uses, stays as it was, so that taking the lines out again gives the same bytes.
 */
export function withAttributes(text: string, lines: readonly string[]): string {
  const others = withoutAttributes(text);
  const lineBreak = lineBreakOf(others);
  const block = lines.join(lineBreak);
  return others === '' || others.endsWith('\n') ? `${others}${block}${lineBreak}` : `${others}${lineBreak}${block}`;
}

/** A `.gitattributes` without our lines. */
export function withoutAttributes(text: string): string {
  const lines = text.split(/(?<=\n)/);
  const kept = lines.filter((line) => !isOurs(line.trimEnd()));
  const wasOpen = !text.endsWith('\n') && isOurs((lines.at(-1) ?? '').trimEnd());
  // The break before our last line was ours, too.
  return wasOpen ? kept.join('').replace(/\r?\n$/, '') : kept.join('');
}

function isOurs(line: string): boolean {
  return line === comment || line.endsWith(` ${attribute}`);
}

function lineBreakOf(text: string): string {
  return /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
}
