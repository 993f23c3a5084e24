import * as vscode from 'vscode';
import type { Range } from '../core/model/problem.ts';

/** Offsets of a text as VS Code's positions, for texts that no document holds. Lines end as they do in VS Code. */
export class Positions {
  private readonly starts: readonly number[];
  private readonly length: number;

  constructor(text: string) {
    const starts = [0];
    for (const match of text.matchAll(/\r\n|\n|\r/gu)) starts.push(match.index + match[0].length);
    this.starts = starts;
    this.length = text.length;
  }

  /** Line of an offset, from 0. */
  lineAt(offset: number): number {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  positionAt(offset: number): vscode.Position {
    const within = Math.min(Math.max(offset, 0), this.length);
    const line = this.lineAt(within);
    return new vscode.Position(line, within - (this.starts[line] ?? 0));
  }

  rangeOf(range: Range): vscode.Range {
    return new vscode.Range(this.positionAt(range.start), this.positionAt(range.end));
  }
}
