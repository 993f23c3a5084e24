/** Something that holds resources until it is disposed. */
interface Disposable {
  dispose(): unknown;
}

/** A part that owns others: what it registers is disposed with it, the last first. */
export abstract class Lifetime implements Disposable {
  private readonly owned: Disposable[] = [];

  /** Owns `part` from now on, and hands it back. */
  protected _register<Part extends Disposable>(part: Part): Part {
    this.owned.push(part);
    return part;
  }

  dispose(): void {
    for (const part of this.owned.splice(0).reverse()) part.dispose();
  }
}
