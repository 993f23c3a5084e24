/** Names that Windows keeps for devices, with any ending. */
const device = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?:\.|$)/i;

const longest = 100;

/** Whether a name means one entry of a folder, the same on every system. */
export function isSafeName(name: string): boolean {
  const plain = !/[\u0000-\u001f\u007f<>:"/\\|?*]|^\.{1,2}$|[. ]$/.test(name) && !device.test(name);
  return plain && name !== '' && name.length <= 255;
}

/** Whether an entry of the folder is an item's file, by its name. Hidden ones are other tools'. */
export function isItemFileName(name: string): boolean {
  return /^[^.].*\.ya?ml$/i.test(name) && isSafeName(name);
}

/** Finds names for new files of a folder. */
export class FileNames {
  readonly #taken: Set<string>;

  /** @param taken names of the folder's entries */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(Array.from(taken, foldedName));
  }

  /**
   * The name for an item's file, taken from now on: its id, where that is a name on every system. Ids are what somebody
   * typed: what could lead elsewhere is left out, and a name that is taken, in any case of letters, gets a number.
   */
  next(id: string | undefined): string {
    const plain = (id ?? '')
      .slice(0, longest)
      .replace(/[^A-Za-z0-9._-]+/g, '_')
      .replace(/^[._-]+|[._]+$/g, '');
    // A `backlog.yaml` in the folder would be found as a backlog of its own.
    const reserved = device.test(plain) || /^backlog(?:\.archive)?$/i.test(plain);
    const name = plain === '' ? 'item' : reserved ? `item-${plain}` : plain;
    for (let count = 1; ; count += 1) {
      const wanted = `${name}${count === 1 ? '' : `-${count}`}.yaml`;
      if (this.#taken.has(foldedName(wanted))) continue;
      this.#taken.add(foldedName(wanted));
      return wanted;
    }
  }
}

/** Names that are one on a system that tells no capitals, or composes letters. */
function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
