const space = 32;
const hash = 35;
const lineFeed = 10;
const carriageReturn = 13;

/** Goes through a text from line to line, past those without content. */
export class LineCursor {
  readonly text: string;
  /** Offset of the line, and of its first character that is no space. */
  start = 0;
  content = 0;
  /** Offset behind the line's last character, without its line break; and of the next line. */
  end = 0;
  next = 0;
  /** Whether lines of nothing but a comment were passed on the way to this one. */
  passedComment = false;

  constructor(text: string) {
    this.text = text;
  }

  /** The line's indentation; -1 behind the last line. */
  get column(): number {
    return this.content < this.text.length ? this.content - this.start : -1;
  }

  /** On to the next line with content, from where `next` says. */
  advance(): void {
    this.passedComment = false;
    while (this.toLine(this.next)) {
      if (this.content === this.end) continue;
      if (this.text.charCodeAt(this.content) !== hash) return;
      this.passedComment = true;
    }
  }

  /** To the line at an offset, whatever it has. @returns false behind the last one */
  toLine(start: number): boolean {
    const { text } = this;
    this.start = start;
    this.content = start;
    while (text.charCodeAt(this.content) === space) this.content += 1;
    const found = text.indexOf('\n', this.content);
    this.end = found < 0 ? text.length : found;
    this.next = found < 0 ? text.length : found + 1;
    if (this.end > this.content && text.charCodeAt(this.end - 1) === carriageReturn) this.end -= 1;
    return start < text.length;
  }

  /** Whether an offset of this line has nothing behind it but spaces and a comment; a comment needs a space before it. */
  isOver(offset: number): boolean {
    const { text } = this;
    let at = offset;
    while (text.charCodeAt(at) === space) at += 1;
    if (at >= this.end) return true;
    return text.charCodeAt(at) === hash && at > 0 && isBlank(text.charCodeAt(at - 1));
  }
}

function isBlank(code: number): boolean {
  return code === space || code === lineFeed;
}
