import * as vscode from 'vscode';
import { type Completion, completionsAt } from '../../backlog/language/complete.ts';
import { now } from '../clock.ts';
import { countText } from '../icons.ts';
import { plainMarkdown } from './hoverText.ts';
import { type LanguageParts, rangeIn, readingOf } from './place.ts';
import { saidByRedHat } from './redHatYaml.ts';

const kinds: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  column: vscode.CompletionItemKind.EnumMember,
  person: vscode.CompletionItemKind.User,
  item: vscode.CompletionItemKind.Reference,
  time: vscode.CompletionItemKind.Constant,
  word: vscode.CompletionItemKind.Value,
};

/** What can be typed here: columns, people, ids with titles, keys with what they mean, days as words. */
export class CompletionProvider implements vscode.CompletionItemProvider {
  private readonly parts: LanguageParts;

  constructor(parts: LanguageParts) {
    this.parts = parts;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[]> {
    const reading = await readingOf(this.parts, document);
    const found = reading && completionsAt(reading, document.offsetAt(position), now());
    if (found === undefined) return [];
    const range = rangeIn(document, found.range);
    const offered = saidByRedHat('completion', document.uri)
      ? found.items.filter(({ kind }) => kind !== 'key')
      : found.items;
    return offered.map((completion, index) => completionItem(completion, index, { range, position }));
  }
}

function completionItem(
  { kind, label, insert, filter, detail, documentation, load }: Completion,
  index: number,
  { range, position }: { readonly range: vscode.Range; readonly position: vscode.Position },
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label, kinds[kind]);
  const description = [detail, load === undefined ? undefined : countText(load)].filter((part) => part !== undefined);
  if (description.length > 0) item.label = { label, description: description.join(' · ') };
  item.insertText = insert;
  item.filterText = filter;
  item.sortText = String(index).padStart(5, '0');
  item.range = { inserting: new vscode.Range(range.start, position), replacing: range };
  // Lines below a key come with the indentation that they need.
  item.keepWhitespace = true;
  if (documentation !== undefined) item.documentation = plainMarkdown([documentation]);
  if (kind === 'key' && /[ \n]$|- $/u.test(insert))
    item.command = { command: 'editor.action.triggerSuggest', title: vscode.l10n.t('Suggest') };
  return item;
}
