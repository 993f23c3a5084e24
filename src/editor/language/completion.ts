import * as vscode from 'vscode';
import { type Completion, completionsAt } from '../../backlog/language/complete.ts';
import { now } from '../clock.ts';
import { countText } from '../icons.ts';
import { plainMarkdown } from './hoverText.ts';
import { backlogPlace, linesInFile, rangeOf, typedPlace } from './backlogPlace.ts';
import type { LanguageParts } from './place.ts';
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
    const place = await backlogPlace(this.parts, document, position);
    if (place === undefined) return [];
    const inOwnFile = this.parts.backlogs.ownerOf(document.uri) !== undefined;
    const line = document.lineAt(position.line);
    const { readBacklog } = await this.parts.format.load();
    const typed = inOwnFile ? typedPlace(place, line, readBacklog) : place;
    const found = typed && completionsAt(typed.file.reading, typed.offset, now());
    if (found === undefined) return [];
    const onLine = line.text !== '' || !inOwnFile;
    const range = onLine ? await rangeOf(place.file, found.range) : new vscode.Range(position, position);
    const offered = saidByRedHat('completion', document.uri)
      ? found.items.filter(({ kind }) => kind !== 'key')
      : found.items;
    return offered.map((completion, index) => {
      const insert = inOwnFile ? linesInFile(completion.insert) : completion.insert;
      return completionItem({ ...completion, insert }, index, { range, position });
    });
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
