/** An item of one of several backlogs. */
export interface StreamItem<Uri> {
  readonly uri: Uri;
  /** Its key in its own backlog. */
  readonly key: string;
}

/**
 * Tells items of several backlogs apart by one key each, which names a number and no path: whatever a page sends, it
 * leads to a backlog that was shown to it or nowhere.
 */
export class Streams<Uri extends { toString(): string }> {
  private readonly uris: Uri[] = [];

  /** The key of a backlog's item among those of all. */
  keyOf(uri: Uri, key: string): string {
    const known = this.uris.findIndex((other) => other.toString() === uri.toString());
    const number = known < 0 ? this.uris.push(uri) - 1 : known;
    return `${number}:${key}`;
  }

  /** The item that a key stands for; undefined when it stands for none. */
  itemOf(key: string): StreamItem<Uri> | undefined {
    const [, number, own] = /^(\d{1,5}):([^]*)$/u.exec(key) ?? [];
    const uri = this.uris[Number(number)];
    return uri === undefined || own === undefined ? undefined : { uri, key: own };
  }
}
