import type { Criterion } from '../../core/model/item.ts';
import type { Ledger, SourceLine } from './report.ts';

/** The Markdown of a task in two: its acceptance criteria, and everything else as it stood. */
export interface TaskBody {
  readonly acceptance: readonly Criterion[];
  /** Ends with a line break. Undefined when there is nothing but criteria. */
  readonly notes: string | undefined;
}

const marker = /^\s*<!-- (?:(SECTION):[A-Z_]+|(AC)|DOD|COMMENTS?):(BEGIN|END) -->\s*$/;
const acceptanceHeading = /^##? Acceptance Criteria(?: \(Optional\))?\s*$/i;
/** Headings that the other tool writes itself: without a text below, they say nothing. */
const ownHeading =
  /^##? (?:Description|Acceptance Criteria|Implementation Plan|Implementation Notes|Comments|Definition of Done|Final Summary)(?: \(Optional\))?\s*$/i;
const entry = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[([ xX])\](?:\s+|$))?(?:#(\d+)(?:\s+|$))?(.*)$/s;

/** Reads the Markdown below the front matter. Section markers go, ticks go with their criteria, the rest is kept. */
export function readBody(lines: readonly SourceLine[], ledger: Ledger): TaskBody {
  const reader = new BodyReader(ledger);
  const fenced = fencedLines(lines);
  lines.forEach((line, index) => {
    reader.read(line, fenced.has(index));
  });
  return { acceptance: reader.acceptance, notes: reader.notes };
}

/** A place where a line was taken out: blank lines around it become one. */
const gap = Symbol('gap');
type Kept = string | typeof gap;

class BodyReader {
  private readonly ledger: Ledger;
  private readonly kept: Kept[] = [];
  /** A heading of the tool's own and the blank lines below it, until a text shows that it is needed. */
  private pending: Kept[] = [];
  private readonly criteria: { text: string; met: boolean }[] = [];
  private inSection = false;
  private inCriteria = false;
  /** May an indented line continue the last criterion? */
  private open = false;

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  get acceptance(): readonly Criterion[] {
    return this.criteria;
  }

  get notes(): string | undefined {
    const lines = closeGaps(this.kept);
    return lines.length === 0 ? undefined : `${lines.join('\n')}\n`;
  }

  read(line: SourceLine, fenced: boolean): void {
    if (fenced) this.readText(line, true);
    else if (!this.readMarker(line.text) && !this.readHeading(line.text)) this.readText(line, false);
  }

  private readMarker(text: string): boolean {
    const match = marker.exec(text);
    if (match === null) return false;
    const begins = match[3] === 'BEGIN';
    if (match[1] !== undefined) this.inSection = begins;
    this.inCriteria = match[2] !== undefined && begins;
    this.keep(gap);
    return true;
  }

  /** A heading inside a marked section is a part of that section's text. */
  private readHeading(text: string): boolean {
    if (this.inSection || !/^##?\s/.test(text)) return false;
    this.inCriteria = acceptanceHeading.test(text);
    this.open = false;
    this.drop();
    if (ownHeading.test(text)) this.pending = [text];
    else this.kept.push(text);
    return true;
  }

  private readText(line: SourceLine, fenced: boolean): void {
    if (line.text.trim() === '') this.keep(line.text);
    else if (!this.inCriteria || !this.readCriterion(line, fenced)) this.keep(line.text);
  }

  private readCriterion(line: SourceLine, fenced: boolean): boolean {
    const match = fenced ? null : entry.exec(line.text);
    const indented = /^(?: {2}|\t)/.test(line.text);
    if (match !== null && (!indented || match[1] !== undefined)) {
      this.addCriterion(line, match);
      return true;
    }
    const last = this.criteria.at(-1);
    this.open &&= indented;
    if (!this.open || last === undefined) return false;
    last.text += `\n${line.text}`;
    this.keep(gap);
    return true;
  }

  private addCriterion(line: SourceLine, [, tick, number, text = '']: RegExpExecArray): void {
    const counted = number === undefined || Number(number) === this.criteria.length + 1;
    const written = `${counted ? '' : `#${number} `}${text.trimEnd()}`;
    this.keep(gap);
    this.open = written !== '';
    if (this.open) this.criteria.push({ text: written, met: tick !== undefined && tick !== ' ' });
    else this.ledger.note('criterion.empty', [line]);
  }

  private keep(line: Kept): void {
    const empty = line === gap || line.trim() === '';
    if (empty && this.pending.length > 0) {
      this.pending.push(line);
      return;
    }
    for (const held of this.pending) this.kept.push(held);
    this.kept.push(line);
    this.pending = [];
  }

  private drop(): void {
    if (this.pending.length > 0) this.kept.push(gap, '');
    this.pending = [];
  }
}

/** Indices of lines inside code fences, fences included. A fence that is never closed is none. */
function fencedLines(lines: readonly SourceLine[]): ReadonlySet<number> {
  const fenced = new Set<number>();
  let open: { readonly fence: string; readonly index: number } | undefined;
  lines.forEach(({ text }, index) => {
    const [, fence = '', info = ''] = /^\s*(`{3,}|~{3,})(.*)$/s.exec(text) ?? [];
    if (fence === '') return;
    if (open === undefined) open = { fence, index };
    else if (fence.startsWith(open.fence) && info.trim() === '') {
      for (let inside = open.index; inside <= index; inside += 1) fenced.add(inside);
      open = undefined;
    }
  });
  return fenced;
}

/** Blank lines stay as they are, but where something was taken out between them one is enough. */
function closeGaps(kept: readonly Kept[]): readonly string[] {
  const lines: string[] = [];
  let blank: Kept[] = [];
  for (const line of kept) {
    if (line === gap || line.trim() === '') {
      blank.push(line);
      continue;
    }
    if (lines.length > 0) for (const empty of between(blank)) lines.push(empty);
    lines.push(line);
    blank = [];
  }
  return lines;
}

function between(blank: readonly Kept[]): readonly string[] {
  const lines = blank.filter((line) => line !== gap);
  return lines.length < blank.length ? lines.slice(0, 1).map(() => '') : lines;
}
