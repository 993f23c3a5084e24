import type { Choice, Clash, MergeReport, Side } from './merged.ts';
import type { Piece } from './tree.ts';

const other: Readonly<Record<Side, Side>> = { ours: 'theirs', theirs: 'ours' };

/** A clash as it reads with the sides the other way round. */
export function turnedClash(clash: Clash): Clash {
  return { ...clash, ours: clash.theirs, theirs: clash.ours };
}

export function turnedChoice(choice: Choice | undefined): Choice | undefined {
  return choice === undefined || choice === 'both' ? choice : other[choice];
}

export function turnedReport(report: MergeReport): MergeReport {
  switch (report.code) {
    case 'merge.kept':
      return { ...report, values: { ...report.values, side: other[report.values.side] } };
    case 'merge.kept-field':
      return { ...report, values: { ...report.values, side: other[report.values.side] } };
    case 'merge.renumbered':
      return { ...report, values: { ...report.values, side: other[report.values.side] } };
    case 'merge.mentioned':
    case 'merge.finish':
    case 'merge.moved-twice':
    case 'merge.dangling':
      return report;
  }
}

export function turnedPiece(piece: Piece): Piece {
  if (typeof piece === 'string') return piece;
  return { clashes: piece.clashes.map(turnedClash), ours: piece.theirs, theirs: piece.ours };
}
