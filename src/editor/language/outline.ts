import * as vscode from 'vscode';
import { foldsOf } from '../../backlog/language/folds.ts';
import { type OutlineEntry, outlineOf } from '../../backlog/language/outline.ts';
import { type LanguageParts, rangeIn, readingOf } from './place.ts';

const kinds: Readonly<Record<OutlineEntry['kind'], vscode.SymbolKind>> = {
  key: vscode.SymbolKind.Key,
  items: vscode.SymbolKind.Array,
  item: vscode.SymbolKind.Object,
  column: vscode.SymbolKind.EnumMember,
  person: vscode.SymbolKind.Variable,
};

/** The outline of a backlog, and what folds in it. */
export class OutlineProvider implements vscode.DocumentSymbolProvider, vscode.FoldingRangeProvider {
  private readonly parts: LanguageParts;

  constructor(parts: LanguageParts) {
    this.parts = parts;
  }

  async provideDocumentSymbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
    const reading = await readingOf(this.parts, document);
    return reading === undefined ? [] : outlineOf(reading).map((entry) => symbolOf(document, entry));
  }

  async provideFoldingRanges(document: vscode.TextDocument): Promise<vscode.FoldingRange[] | undefined> {
    const reading = await readingOf(this.parts, document);
    return (
      reading &&
      foldsOf(reading).map(({ start, end, kind }) => {
        return new vscode.FoldingRange(start, end, kind === 'comment' ? vscode.FoldingRangeKind.Comment : undefined);
      })
    );
  }
}

function symbolOf(document: vscode.TextDocument, entry: OutlineEntry): vscode.DocumentSymbol {
  const { kind, detail, range, selection } = entry;
  // VS Code refuses a symbol without a name.
  const name = entry.name.trim() === '' ? '–' : entry.name;
  const symbol = new vscode.DocumentSymbol(
    name,
    detail,
    kinds[kind],
    rangeIn(document, range),
    rangeIn(document, selection),
  );
  symbol.children = entry.children.map((child) => symbolOf(document, child));
  return symbol;
}
