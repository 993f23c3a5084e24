/** An object as `git cat-file --batch` hands it out; without a type and a body where git has none of that name. */
export interface BatchObject {
  readonly id: string;
  readonly type: string | undefined;
  readonly body: string;
}

/**
 * Takes the output of `git cat-file --batch` apart: `ID TYPE SIZE`, a line break, so many bytes, a line break; or one
 * line for what is missing. An object that was cut off, as when the time was up, says nothing certain and is left out.
 * @param output a character a byte
 */
export function batchObjects(output: string): readonly BatchObject[] {
  const objects: BatchObject[] = [];
  for (let at = 0; at < output.length;) {
    const lineEnd = output.indexOf('\n', at);
    if (lineEnd < 0) break;
    const [, id = '', type, size] = /^([\da-f]{40,64}) (\w+) (\d+)$/u.exec(output.slice(at, lineEnd)) ?? [];
    at = lineEnd + 1;
    const end = at + Number(size ?? 0);
    if (size !== undefined && end >= output.length) break;
    objects.push({ id, type, body: output.slice(at, end) });
    if (size !== undefined) at = end + 1;
  }
  return objects;
}
