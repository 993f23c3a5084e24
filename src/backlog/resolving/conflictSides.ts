/** The texts that stand between a file's conflict markers, each with all that is outside of them. */
export interface ConflictSides {
  readonly ours: string;
  readonly theirs: string;
  /** What both come from: only where every conflict says it (`merge.conflictStyle` is `diff3` or `zdiff3`). */
  readonly base: string | undefined;
  /** What git wrote behind the markers: a branch, a commit. */
  readonly labels: { readonly ours: string; readonly theirs: string };
}

type Section = 'outside' | 'ours' | 'base' | 'theirs';

/** Where each marker leads, and from where it may. A line that looks like one elsewhere is content, or in doubt. */
const steps: Readonly<Record<string, { readonly from: readonly Section[]; readonly to: Section }>> = {
  '<': { from: ['outside'], to: 'ours' },
  '|': { from: ['ours'], to: 'base' },
  '=': { from: ['ours', 'base'], to: 'theirs' },
  '>': { from: ['theirs'], to: 'outside' },
};

const marker = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)/;

/**
 * Takes a text with conflict markers apart into the sides that were merged. Markers of another length, as of a merge of
 * merges, are content. Undefined without markers, and where they do not stand in their order: nobody can say then
 * whose a line is.
 */
export function conflictSides(text: string): ConflictSides | undefined {
  const taking = new Taking();
  // A line keeps its break, so that every side has those of the text.
  for (const line of text.split(/(?<=\n)/)) if (!taking.take(line)) return undefined;
  return taking.sides();
}

/** Which texts a line belongs to, by the section that it stands in. */
class Taking {
  #section: Section = 'outside';
  #ours = '';
  #theirs = '';
  #base = '';
  #conflicts = 0;
  #bases = 0;
  #label = { ours: '', theirs: '' };

  /** False for a marker that cannot stand where it does. */
  take(line: string): boolean {
    const [found] = marker.exec(line) ?? [];
    if (found === undefined) this.#keep(line);
    else return this.#step(found.charAt(0), line);
    return true;
  }

  sides(): ConflictSides | undefined {
    if (this.#section !== 'outside' || this.#conflicts === 0) return undefined;
    const base = this.#bases === this.#conflicts ? this.#base : undefined;
    return { ours: this.#ours, theirs: this.#theirs, base, labels: this.#label };
  }

  #keep(line: string): void {
    if (this.#section === 'outside' || this.#section === 'ours') this.#ours += line;
    if (this.#section === 'outside' || this.#section === 'theirs') this.#theirs += line;
    if (this.#section === 'outside' || this.#section === 'base') this.#base += line;
  }

  #step(sign: string, line: string): boolean {
    const step = steps[sign];
    if (step?.from.includes(this.#section) !== true) {
      // A line of equals signs underlines a heading of somebody's notes.
      if (this.#section !== 'outside' || sign !== '=') return false;
      this.#keep(line);
      return true;
    }
    this.#section = step.to;
    const label = line.slice(7).trim();
    if (sign === '|') this.#bases += 1;
    if (sign === '<') this.#conflicts += 1;
    if (this.#conflicts === 1 && sign === '<') this.#label = { ...this.#label, ours: label };
    if (this.#conflicts === 1 && sign === '>') this.#label = { ...this.#label, theirs: label };
    return true;
  }
}
